using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

public sealed class GrowthForm : IWantsSome
{
    public const int TextLength = 200;
    private const string TooLong = "最多200字，请写短些。";
    private const string Body = "体格";
    private const string Grades = "五维和学科等级";
    private const string Words = "评语";
    private bool _wantsWords;

    [Display(Name = "姓名", Order = 1, GroupName = "哪个孩子"), Required(ErrorMessage = "请选是哪个孩子。"), Choices(typeof(ArchiveChildren))]
    public Guid? ChildId { get; set; }

    [Display(Name = "学期", Order = 2, GroupName = "哪个孩子"), Required(ErrorMessage = "请选学期。"), Choices(typeof(TermChoices))]
    public Guid? TermId { get; set; }

    [Display(Name = "身高（cm）", Order = 10, GroupName = Body), Wanted, Range(80, 190, ErrorMessage = "身高请写80到190厘米，如 128.5。")]
    public decimal? HeightCm { get; set; }

    [Display(Name = "体重（kg）", Order = 11, GroupName = Body), Wanted, Range(10, 100, ErrorMessage = "体重请写10到100公斤，如 26.5。")]
    public decimal? WeightKg { get; set; }

    [Display(Name = "左眼视力", Order = 12, GroupName = Body, Description = "五分记录，如 5.0"), Range(3.0, 5.3, ErrorMessage = "视力用五分记录，请写3.0到5.3，如 4.9。")]
    public decimal? VisionL { get; set; }

    [Display(Name = "右眼视力", Order = 13, GroupName = Body), Range(3.0, 5.3, ErrorMessage = "视力用五分记录，请写3.0到5.3，如 4.9。")]
    public decimal? VisionR { get; set; }

    [Display(Name = "品德", Order = 20, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? QMoral { get; set; }

    [Display(Name = "学业", Order = 21, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? QStudy { get; set; }

    [Display(Name = "身心", Order = 22, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? QHealth { get; set; }

    [Display(Name = "艺术", Order = 23, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? QArt { get; set; }

    [Display(Name = "实践", Order = 24, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? QPractice { get; set; }

    [Display(Name = "语文", Order = 25, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? Yw { get; set; }

    [Display(Name = "数学", Order = 26, GroupName = Grades), Wanted, CodeSet("Level4")]
    public string? Sx { get; set; }

    [Display(Name = "英语", Order = 27, GroupName = Grades), CodeSet("Level4")]
    public string? Yy { get; set; }

    [Display(Name = "科学", Order = 28, GroupName = Grades), CodeSet("Level4")]
    public string? Kx { get; set; }

    [Display(Name = "道法", Order = 29, GroupName = Grades), CodeSet("Level4")]
    public string? Df { get; set; }

    [Display(Name = "体育", Order = 30, GroupName = Grades), CodeSet("Level4")]
    public string? Ty { get; set; }

    [Display(Name = "艺术课", Order = 31, GroupName = Grades), CodeSet("Level4")]
    public string? Ys { get; set; }

    [Display(Name = "劳动", Order = 32, GroupName = Grades), CodeSet("Level4")]
    public string? Ld { get; set; }

    [Display(Name = "信息", Order = 33, GroupName = Grades), CodeSet("Level4")]
    public string? Xx { get; set; }

    [Display(Name = "进步", Order = 40, GroupName = Words, Description = "这学期哪里比以前好"), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Progress { get; set; }

    [Display(Name = "奖励", Order = 41, GroupName = Words, Description = "得了什么奖、什么时候"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? Awards { get; set; }

    [Display(Name = "自评", Order = 42, GroupName = Words, Description = "孩子自己的话"), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? SelfEval { get; set; }

    [Display(Name = "代理家长评语", Order = 43, GroupName = Words), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? ProxyEval { get; set; }

    [Display(Name = "班主任评语", Order = 44, GroupName = Words), Wanted, CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? HeadEval { get; set; }

    [Display(Name = "家长寄语", Order = 45, GroupName = Words, Description = "回执收回来再填"), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? ParentWord { get; set; }

    [Display(Name = "下期目标", Order = 46, GroupName = Words), CodePoints(TextLength, ErrorMessage = TooLong), DataType(DataType.MultilineText)]
    public string? NextGoal { get; set; }

    /// <summary>Near the end of the term the words are due, not only measures and grades. Told by the register, never by a request.</summary>
    public void AskForWords(bool due) => _wantsWords = due;

    /// <inheritdoc/>
    public bool Wants(string property) => _wantsWords || property is not (nameof(Progress) or nameof(SelfEval) or nameof(ProxyEval) or nameof(HeadEval));
}

public sealed class GrowthRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "姓名", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "班", Order = 2)]
    public string? ClassTitle { get; init; }

    [Display(Name = "学期", Order = 3)]
    public required string Term { get; init; }

    [Display(Name = "身高", Order = 4)]
    public decimal? HeightCm { get; init; }

    [Display(Name = "体重", Order = 5)]
    public decimal? WeightKg { get; init; }

    [Display(Name = "状态", Order = 6), CodeSet("RecordStatus")]
    public RecordStatus Status { get; init; }
}

public sealed class GrowthFilter : ListFilter, IReviewedFilter
{
    [Display(Name = "班级", Order = 1), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "学期", Order = 2), Choices(typeof(TermChoices))]
    public Guid? TermId { get; set; }

    [Display(Name = "状态", Order = 3), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }
}
