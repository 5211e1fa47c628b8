using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

public sealed class ClassCareForm
{
    public const int PurposeLength = 200;
    public const int ProcessLength = 1_000;
    public const int EffectLength = 500;

    [Display(Name = "班级", Order = 1), Required(ErrorMessage = "请选班级。"), Choices(typeof(ClassRooms))]
    public Guid? ClassId { get; set; }

    [Display(Name = "主题", Order = 2), Required(ErrorMessage = "请写主题，如“给爸爸妈妈的一封信”。"), CodePoints(50, ErrorMessage = "主题最多50字。")]
    public string? Theme { get; set; }

    [Display(Name = "形式", Order = 3), Required(ErrorMessage = "请选形式。"), CodeSet("CareForm")]
    public string? CareForm { get; set; }

    [Display(Name = "日期", Order = 4), Required(ErrorMessage = "请写活动的日期，如 2026-10-09。")]
    public DateOnly? Date { get; set; }

    [Display(Name = "地点", Order = 5), CodePoints(50, ErrorMessage = "最多50个字。")]
    public string? Place { get; set; }

    [Display(Name = "主持人", Order = 6), Required(ErrorMessage = "请选主持人。"), Choices(typeof(StaffChoices))]
    public Guid? HostId { get; set; }

    [Display(Name = "中队活动", Order = 7), Required(ErrorMessage = "请选是不是中队的活动。")]
    public bool? BySquad { get; set; }

    [Display(Name = "参加的留守儿童", Order = 8, Description = "班里的留守孩子已经勾好，没来的去掉"), MinLength(1, ErrorMessage = "请勾选参加的留守儿童，至少一人。"),
     Required(ErrorMessage = "请勾选参加的留守儿童，至少一人。"), Choices(typeof(RoomChildren))]
    public Guid[]? LbIds { get; set; }

    [Display(Name = "同学人数", Order = 9, Description = "一起参加的其他同学"), Range(0, 500, ErrorMessage = "同学人数请写0到500。")]
    public int? PeerCount { get; set; }

    [Display(Name = "目的", Order = 10), CodePoints(PurposeLength, ErrorMessage = "目的最多200字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Purpose { get; set; }

    [Display(Name = "过程", Order = 11), Required(ErrorMessage = "请写活动的过程。"), CodePoints(ProcessLength, ErrorMessage = "过程最多1000字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Process { get; set; }

    [Display(Name = "效果", Order = 12), Required(ErrorMessage = "请写活动的效果。"), CodePoints(EffectLength, ErrorMessage = "效果最多500字，请写短些。"), DataType(DataType.MultilineText)]
    public string? Effect { get; set; }
}

public sealed class ClassCareRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "主题", Order = 1)]
    public required string Theme { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "日期", Order = 3)]
    public DateOnly Date { get; init; }

    [Display(Name = "形式", Order = 4), CodeSet("CareForm")]
    public required string CareForm { get; init; }

    [Display(Name = "留守参加", Order = 5)]
    public int Children { get; init; }

    [Display(Name = "状态", Order = 6), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class ClassCareFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "形式", Order = 2), CodeSet("CareForm")]
    public string? CareForm { get; set; }

    [Display(Name = "本学期", Order = 3)]
    public bool? ThisTerm { get; set; }

    [Display(Name = "状态", Order = 4), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
