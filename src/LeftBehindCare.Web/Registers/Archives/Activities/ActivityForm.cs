using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

public sealed class ActivityForm
{
    public const int SummaryLength = 500;

    [Display(Name = "名称", Order = 1), Required(ErrorMessage = "请写活动的名称。"), CodePoints(50, ErrorMessage = "名称最多50字。")]
    public string? Title { get; set; }

    [Display(Name = "类别", Order = 2), Required(ErrorMessage = "请选类别。"), CodeSet("ActivityKind")]
    public string? Kind { get; set; }

    [Display(Name = "哪个班办的", Order = 3, Description = "全校的活动不选；班级的关爱活动记在“班级关爱”里，不用再记一遍"), Choices(typeof(ClassRooms))]
    public Guid? ClassId { get; set; }

    [Display(Name = "日期", Order = 4, Description = "跨天的写第一天"), Required(ErrorMessage = "请写活动的日期，如 2026-10-09。")]
    public DateOnly? Date { get; set; }

    [Display(Name = "开始", Order = 5, Prompt = "如 08:30")]
    public TimeOnly? StartsAt { get; set; }

    [Display(Name = "结束", Order = 6, Prompt = "如 10:00")]
    public TimeOnly? EndsAt { get; set; }

    [Display(Name = "地点", Order = 7), Required(ErrorMessage = "请写地点。"), CodePoints(50, ErrorMessage = "最多50个字。")]
    public string? Place { get; set; }

    [Display(Name = "主办", Order = 8), CodePoints(50, ErrorMessage = "最多50个字。")]
    public string? Host { get; set; }

    [Display(Name = "负责人", Order = 9), Required(ErrorMessage = "请选负责人。"), Choices(typeof(StaffChoices))]
    public Guid? LeaderId { get; set; }

    [Display(Name = "固定活动", Order = 10, Description = "每年必办的五项"), CodeSet("AnnualCode")]
    public string? AnnualCode { get; set; }

    [Display(Name = "在校外", Order = 11), Required(ErrorMessage = "请选是不是在校外。")]
    public bool? IsOutside { get; set; }

    [Display(Name = "安全预案和监护人回执都齐了", Order = 12, Description = "校外活动必须齐")]
    public bool IsSafe { get; set; }

    [Display(Name = "选拔参加", Order = 13, Description = "挑了一部分孩子参加的选“是”"), Required(ErrorMessage = "请选是不是挑人参加。")]
    public bool? IsSelective { get; set; }

    [Display(Name = "小结", Order = 14), CodePoints(SummaryLength, ErrorMessage = "小结最多500字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Summary { get; set; }
}

public sealed class ActivityRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "名称", Order = 1)]
    public required string Title { get; init; }

    [Display(Name = "类别", Order = 2), CodeSet("ActivityKind")]
    public required string Kind { get; init; }

    [Display(Name = "谁办的", Order = 3)]
    public required string By { get; init; }

    [Display(Name = "日期", Order = 4)]
    public DateOnly Date { get; init; }

    [Display(Name = "到场", Order = 5)]
    public int Attended { get; init; }

    [Display(Name = "状态", Order = 6), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class ActivityFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "类别", Order = 1), CodeSet("ActivityKind")]
    public string? Kind { get; set; }

    [Display(Name = "固定活动", Order = 2), CodeSet("AnnualCode")]
    public string? AnnualCode { get; set; }

    [Display(Name = "本学期", Order = 3)]
    public bool? ThisTerm { get; set; }

    [Display(Name = "状态", Order = 4), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
