using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.Calendar.Terms;

public sealed class TermForm
{
    [Display(Name = "学年", Order = 1, Prompt = "2026-2027"), Required(ErrorMessage = "请写学年，如 2026-2027。"),
     RegularExpression(@"^\d{4}-\d{4}$", ErrorMessage = "学年写成 2026-2027 的样子。")]
    public string? Year { get; set; }

    [Display(Name = "第几学期", Order = 2), Required(ErrorMessage = "请写1或2。"), Range(1, 2, ErrorMessage = "一学年只有第1、第2学期。")]
    public int? TermNo { get; set; }

    [Display(Name = "从", Order = 3), Required(ErrorMessage = "请写学期第一天，如 2026-09-01。")]
    public DateOnly? From { get; set; }

    [Display(Name = "到", Order = 4, Description = "这一天算在内"), Required(ErrorMessage = "请写学期最后一天，如 2027-01-31。")]
    public DateOnly? To { get; set; }

    [Display(Name = "第一个教学周", Order = 5, Description = "写那一周的任意一天"), Required(ErrorMessage = "请写第一个教学周里的一天，如 2026-08-31。")]
    public DateOnly? FirstWeek { get; set; }

    [Display(Name = "教学周数", Order = 6, Description = "不算放假的周"), Required(ErrorMessage = "请写有几个教学周。"), Range(1, 30, ErrorMessage = "教学周是1到30。")]
    public int? WeekCount { get; set; }

    [Display(Name = "整周放假的周", Order = 7, Description = "每行写那一周的一天，如 2026-10-05"), DataType(DataType.MultilineText), StringLength(400, ErrorMessage = "太多了，请核对。")]
    public string? HolidayWeeks { get; set; }

    [Display(Name = "托管日", Order = 8, Description = "放假但孩子留校、要供餐查寝的日子，每行一天，如 2026-10-03"), DataType(DataType.MultilineText), StringLength(2000, ErrorMessage = "太多了，请核对。")]
    public string? CareDays { get; set; }
}

public sealed class TermRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "学年", Order = 1)]
    public required string Year { get; init; }

    [Display(Name = "学期", Order = 2)]
    public int TermNo { get; init; }

    [Display(Name = "从", Order = 3)]
    public DateOnly From { get; init; }

    [Display(Name = "到", Order = 4)]
    public DateOnly To { get; init; }

    [Display(Name = "教学周", Order = 5)]
    public int WeekCount { get; init; }

    [Display(Name = "放假的周", Order = 6)]
    public required List<DateOnly> HolidayWeeks { get; init; }
}

public sealed class TermFilter : ListFilter;
