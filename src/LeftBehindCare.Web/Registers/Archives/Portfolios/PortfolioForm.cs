using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

public sealed class PortfolioForm
{
    public const int MostPages = 200;

    [Display(Name = "姓名", Order = 1), Required(ErrorMessage = "请选是哪个孩子。"), Choices(typeof(ArchiveChildren))]
    public Guid? ChildId { get; set; }

    [Display(Name = "类别", Order = 2), Required(ErrorMessage = "请选类别。"), CodeSet("PortfolioKind")]
    public string? Kind { get; set; }

    [Display(Name = "标题", Order = 3, Description = "两地书信只写“有”，写了什么不登记"), Required(ErrorMessage = "请写标题，如 第三单元作文。"), CodePoints(50, ErrorMessage = "标题最多50字。")]
    public string? Title { get; set; }

    [Display(Name = "日期", Order = 4), Required(ErrorMessage = "请写放进去的日期，如 2026-09-07。")]
    public DateOnly? Date { get; set; }

    [Display(Name = "页数", Order = 5), Range(1, MostPages, ErrorMessage = "页数请写1到200。")]
    public int? Pages { get; set; }

    [Display(Name = "可公开", Order = 6, Description = "孩子和家里都愿意给别人看"), Required(ErrorMessage = "请选能不能公开。")]
    public bool? CanShow { get; set; }
}

public sealed class PortfolioRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "姓名", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "类别", Order = 3), CodeSet("PortfolioKind")]
    public required string Kind { get; init; }

    [Display(Name = "标题", Order = 4)]
    public required string Title { get; init; }

    [Display(Name = "日期", Order = 5)]
    public DateOnly Date { get; init; }

    [Display(Name = "页数", Order = 6)]
    public int? Pages { get; init; }

    [Display(Name = "可公开", Order = 7)]
    public bool CanShow { get; init; }
}

public sealed class PortfolioFilter : ListFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "类别", Order = 2), CodeSet("PortfolioKind")]
    public string? Kind { get; set; }

    [Display(Name = "可公开", Order = 3)]
    public bool? CanShow { get; set; }

    /// <summary>One child's, from the child's own pages; shown as a pill only.</summary>
    [Display(Name = "孩子"), ScaffoldColumn(false), Choices(typeof(ArchiveChildren))]
    public Guid? ChildId { get; set; }
}
