using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

public sealed class SurveyForm
{
    public const int MostSheets = 500;

    [Display(Name = "轮次", Order = 1), Required(ErrorMessage = "请写这是哪一轮，如 2026年秋季摸底。"), CodePoints(50, ErrorMessage = "轮次最多50字。")]
    public string? Title { get; set; }

    [Display(Name = "班级", Order = 2), Required(ErrorMessage = "请选班级。"), Choices(typeof(ClassRooms))]
    public Guid? ClassId { get; set; }

    [Display(Name = "截止", Order = 3), Required(ErrorMessage = "请写收表的截止日期，如 2026-09-15。")]
    public DateOnly? DueDate { get; set; }

    [Display(Name = "发出", Order = 4, Description = "发出去的调查表"), Required(ErrorMessage = "请写发出多少份。"), Range(0, MostSheets, ErrorMessage = "份数请写0到500。")]
    public int? Issued { get; set; }

    [Display(Name = "收回", Order = 5), Required(ErrorMessage = "请写收回多少份，还没有收回的写0。"), Range(0, MostSheets, ErrorMessage = "份数请写0到500。")]
    public int? Returned { get; set; }

    [Display(Name = "核实方式", Order = 6), Required(ErrorMessage = "请选核实方式。"), CodeSet("VerifyWay")]
    public string? VerifyWay { get; set; }

    [Display(Name = "核实了的留守儿童", Order = 7, Description = "父母外出的情况和档案对上了才勾；对不上的先改孩子的家庭情况"), Choices(typeof(RoomChildren))]
    public Guid[]? VerifiedIds { get; set; }
}

public sealed class SurveyRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "轮次", Order = 1)]
    public required string Title { get; init; }

    [Display(Name = "班", Order = 2)]
    public required string ClassTitle { get; init; }

    [Display(Name = "截止", Order = 3)]
    public DateOnly DueDate { get; init; }

    [Display(Name = "发出", Order = 4)]
    public int Issued { get; init; }

    [Display(Name = "收回", Order = 5)]
    public int Returned { get; init; }

    [Display(Name = "核实", Order = 6)]
    public int Verified { get; init; }

    [Display(Name = "核实方式", Order = 7), CodeSet("VerifyWay")]
    public required string VerifyWay { get; init; }
}

public sealed class SurveyFilter : ListFilter
{
    [Display(Name = "轮次", Order = 1), Choices(typeof(SurveyTitles))]
    public string? Title { get; set; }

    [Display(Name = "班级", Order = 2), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "没收齐", Order = 3)]
    public bool? Open { get; set; }
}

/// <summary>What opens a round for several classes at once.</summary>
public sealed class SurveyStart
{
    [Display(Name = "轮次", Order = 1), Required(ErrorMessage = "请写这是哪一轮，如 2026年秋季摸底。"), CodePoints(50, ErrorMessage = "轮次最多50字。")]
    public string? Title { get; set; }

    [Display(Name = "截止", Order = 2), Required(ErrorMessage = "请写收表的截止日期，如 2026-09-15。")]
    public DateOnly? DueDate { get; set; }

    [Display(Name = "核实方式", Order = 3, Description = "哪个班不一样，再到那个班里改"), Required(ErrorMessage = "请选核实方式。"), CodeSet("VerifyWay")]
    public string? VerifyWay { get; set; }
}
