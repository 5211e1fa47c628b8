using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>A time a parent was or is away.</summary>
public sealed class AwayForm
{
    /// <summary>Whose; known from the page the form was opened on, and told by its heading.</summary>
    [ScaffoldColumn(false), Required(ErrorMessage = "请从家庭与监护里选一位家长再登记。")]
    public Guid? ParentId { get; set; }

    [Display(Name = "外出日期", Order = 2), Required(ErrorMessage = "请写哪天走的，如 2026-11-01。记不准的写个大概的日子。")]
    public DateOnly? From { get; set; }

    [Display(Name = "返回日期", Order = 3, Description = "还没回来的空着。只回来住不到30天的，不用填")]
    public DateOnly? To { get; set; }

    [Display(Name = "务工地", Order = 4, Prompt = "写到省和市，境外写国名"), Wanted, StringLength(50, ErrorMessage = "最多50个字。")]
    public string? WorkPlace { get; set; }

    [Display(Name = "务工地区划代码", Order = 5, Description = "知道的填6位，不知道的空着"), RegularExpression(@"^\d{6}$", ErrorMessage = "区划代码是6位数字。")]
    public string? WorkRegion { get; set; }

    [Display(Name = "务工地级别", Order = 6), Wanted, CodeSet("WorkLevel")]
    public string? WorkLevel { get; set; }

    [Display(Name = "单位", Order = 7), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Employer { get; set; }

    [Display(Name = "行业", Order = 8), CodeSet("Industry")]
    public string? Industry { get; set; }
}
