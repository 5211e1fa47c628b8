using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

public sealed class DeedForm
{
    public const int StoryLength = 1_000;
    public const int CommentLength = 200;

    [Display(Name = "姓名", Order = 1), Required(ErrorMessage = "请选是哪个孩子。"), Choices(typeof(ArchiveChildren))]
    public Guid? ChildId { get; set; }

    [Display(Name = "日期", Order = 2), Required(ErrorMessage = "请写事情发生的日期，如 2026-09-07。")]
    public DateOnly? Date { get; set; }

    [Display(Name = "类别", Order = 3, Description = "只记让人看见闪光点的事"), Required(ErrorMessage = "请选类别。"), CodeSet("DeedKind")]
    public string? Kind { get; set; }

    [Display(Name = "经过", Order = 4, Description = "时间、地点、做了什么、别人怎么说"), Required(ErrorMessage = "请写事情的经过。"),
     CodePoints(StoryLength, ErrorMessage = "经过最多1000字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Story { get; set; }

    [Display(Name = "见证人", Order = 5), CodePoints(50, ErrorMessage = "最多50个字。")]
    public string? Witness { get; set; }

    [Display(Name = "表彰", Order = 6), CodeSet("HonorLevel")]
    public string? Honor { get; set; }

    [Display(Name = "教师点评", Order = 7, Description = "写给孩子看的一两句话"), Wanted,
     CodePoints(CommentLength, ErrorMessage = "点评最多200字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Comment { get; set; }

    [Display(Name = "本人知晓", Order = 8), Required(ErrorMessage = "请选孩子本人知不知道记了这件事。")]
    public bool? ChildKnows { get; set; }
}

public sealed class DeedRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "姓名", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "日期", Order = 3)]
    public DateOnly Date { get; init; }

    [Display(Name = "类别", Order = 4), CodeSet("DeedKind")]
    public required string Kind { get; init; }

    [Display(Name = "表彰", Order = 5), CodeSet("HonorLevel")]
    public string? Honor { get; init; }

    [Display(Name = "状态", Order = 6), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class DeedFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "类别", Order = 2), CodeSet("DeedKind")]
    public string? Kind { get; set; }

    [Display(Name = "本学年", Order = 3)]
    public bool? ThisYear { get; set; }

    [Display(Name = "状态", Order = 4), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
