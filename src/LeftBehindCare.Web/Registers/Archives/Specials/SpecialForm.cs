using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

public sealed class SpecialForm : IWantsSome
{
    public const int TextLength = 500;
    private const string TooLong = "最多500字，请写短些。";
    private const string Screening = "筛查结论";
    private const string Poor = "特困（有才填，不公示）";
    private const string Talented = "特长（有才填）";
    private const string Special = "特殊（有才填）";

    [Display(Name = "姓名", Order = 1, GroupName = Screening), Required(ErrorMessage = "请选是哪个孩子。"), Choices(typeof(ArchiveChildren))]
    public Guid? ChildId { get; set; }

    [Display(Name = "筛查日期", Order = 2, GroupName = Screening), Required(ErrorMessage = "请写筛查的日期，如 2026-09-15。")]
    public DateOnly? ScreenOn { get; set; }

    [Display(Name = "筛查人", Order = 3, GroupName = Screening), Required(ErrorMessage = "请选筛查人。"), Choices(typeof(StaffChoices))]
    public Guid? ScreenBy { get; set; }

    [Display(Name = "结论", Order = 4, GroupName = Screening, Description = "三样可以同时有；都没有就选“无”"), Required(ErrorMessage = "请选结论，都没有就选“无”。"),
     MinLength(1, ErrorMessage = "请选结论，都没有就选“无”。"), CodeSet("SpecialType")]
    public string[]? Types { get; set; }

    [Display(Name = "困难类型", Order = 10, GroupName = Poor), Wanted, CodeSet("Hardship")]
    public string[]? Hardships { get; set; }

    [Display(Name = "困难等级", Order = 11, GroupName = Poor), Wanted, CodeSet("HardLevel")]
    public string? HardLevel { get; set; }

    [Display(Name = "致困原因", Order = 12, GroupName = Poor), Wanted, CodeSet("HardCause")]
    public string[]? Causes { get; set; }

    [Display(Name = "认定日", Order = 13, GroupName = Poor), Wanted]
    public DateOnly? CertOn { get; set; }

    [Display(Name = "有效至", Order = 14, GroupName = Poor, Description = "每学年重新认定"), Wanted]
    public DateOnly? ValidTo { get; set; }

    [Display(Name = "帮助措施", Order = 15, GroupName = Poor), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Measures { get; set; }

    [Display(Name = "特长类别", Order = 20, GroupName = Talented), Wanted, CodeSet("Talent")]
    public string[]? Talents { get; set; }

    [Display(Name = "水平", Order = 21, GroupName = Talented), Wanted, CodeSet("TalentLevel")]
    public string? TalentLevel { get; set; }

    [Display(Name = "指导教师", Order = 22, GroupName = Talented), Wanted, Choices(typeof(StaffChoices))]
    public Guid? CoachId { get; set; }

    [Display(Name = "获奖", Order = 23, GroupName = Talented, Description = "一行一项：日期、什么奖"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Awards { get; set; }

    [Display(Name = "培养计划", Order = 24, GroupName = Talented), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? TalentPlan { get; set; }

    [Display(Name = "特殊类别", Order = 30, GroupName = Special), Wanted, CodeSet("SpecialKind")]
    public string[]? Kinds { get; set; }

    [Display(Name = "表现", Order = 31, GroupName = Special, Description = "心理和受侵害的情况不写在这里，由心理辅导员或德育记在“只限心理与德育”里"), Wanted,
     CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Behavior { get; set; }

    [Display(Name = "照顾措施", Order = 32, GroupName = Special), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? CareMeasures { get; set; }

    [Display(Name = "责任人", Order = 33, GroupName = Special), Wanted, Choices(typeof(StaffChoices))]
    public Guid? OwnerId { get; set; }

    [Display(Name = "转介", Order = 34, GroupName = Special), CodeSet("ReferTo")]
    public string? ReferTo { get; set; }

    [Display(Name = "阶段效果", Order = 35, GroupName = Special, Description = "一行一期"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Effect { get; set; }

    /// <inheritdoc/>
    public bool Wants(string property) => property switch
    {
        nameof(Hardships) or nameof(HardLevel) or nameof(Causes) or nameof(CertOn) or nameof(ValidTo) or nameof(Measures) => Has(SpecialCodes.Poor),
        nameof(Talents) or nameof(TalentLevel) or nameof(CoachId) or nameof(TalentPlan) => Has(SpecialCodes.Talented),
        nameof(Behavior) => Has(SpecialCodes.Special) && Kinds?.All(SpecialCodes.IsPrivate) is not true,
        _ => Has(SpecialCodes.Special),
    };

    private bool Has(string type) => Types?.Contains(type) is true;
}

public sealed class SpecialRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "姓名", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "学年", Order = 3)]
    public required string Year { get; init; }

    [Display(Name = "结论", Order = 4), CodeSet("SpecialType")]
    public required string[] Types { get; init; }

    [Display(Name = "筛查日期", Order = 5)]
    public DateOnly ScreenOn { get; init; }

    [Display(Name = "状态", Order = 6), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class SpecialFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "结论", Order = 2), CodeSet("SpecialType")]
    public string? Type { get; set; }

    [Display(Name = "本学年", Order = 3)]
    public bool? ThisYear { get; set; }

    [Display(Name = "状态", Order = 4), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
