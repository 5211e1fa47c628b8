using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

public sealed class CaseStudyForm
{
    public const int TextLength = 1_500;
    private const string TooLong = "最多1500字，请写短些。";

    [Display(Name = "班级", Order = 1), Required(ErrorMessage = "请选班级。"), Choices(typeof(ClassRooms))]
    public Guid? ClassId { get; set; }

    [Display(Name = "标题", Order = 2), Required(ErrorMessage = "请写标题。"), CodePoints(50, ErrorMessage = "标题最多50字。")]
    public string? Title { get; set; }

    [Display(Name = "作者", Order = 3), Required(ErrorMessage = "请选作者。"), Choices(typeof(StaffChoices))]
    public Guid? AuthorId { get; set; }

    [Display(Name = "写的是谁", Order = 4, Description = "可以不止一个；真名只在校内看得到"), Required(ErrorMessage = "请勾选写的是哪个孩子。"),
     MinLength(1, ErrorMessage = "请勾选写的是哪个孩子。"), Choices(typeof(RoomChildren))]
    public Guid[]? ChildIds { get; set; }

    [Display(Name = "化名", Order = 5, Description = "正文都用化名，如“小禾”"), Required(ErrorMessage = "请写化名，正文里都用它。"), CodePoints(20, ErrorMessage = "化名最多20字。")]
    public string? Alias { get; set; }

    [Display(Name = "基本情况", Order = 6), Required(ErrorMessage = "请写基本情况。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Basic { get; set; }

    [Display(Name = "主要表现", Order = 7), Required(ErrorMessage = "请写主要表现。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Problem { get; set; }

    [Display(Name = "成因分析", Order = 8), Required(ErrorMessage = "请写成因。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Cause { get; set; }

    [Display(Name = "帮助措施", Order = 9), Required(ErrorMessage = "请写措施。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Measures { get; set; }

    [Display(Name = "实施过程", Order = 10), Required(ErrorMessage = "请写过程。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Process { get; set; }

    [Display(Name = "取得成效", Order = 11), Required(ErrorMessage = "请写成效。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Effect { get; set; }

    [Display(Name = "反思", Order = 12), Required(ErrorMessage = "请写反思。"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Reflect { get; set; }
}

public sealed class CaseStudyRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "标题", Order = 1)]
    public required string Title { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "化名", Order = 3)]
    public required string Alias { get; init; }

    [Display(Name = "作者", Order = 4)]
    public string? Author { get; init; }

    [Display(Name = "状态", Order = 5), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class CaseStudyFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "状态", Order = 2), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
