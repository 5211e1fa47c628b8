using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>A guardian: the person, and what they are to the child.</summary>
public sealed class GuardianForm
{
    [Display(Name = "姓名", Order = 1), Required(ErrorMessage = "请写监护人的姓名。"), StringLength(100)]
    public string? Name { get; set; }

    [Display(Name = "关系", Order = 2), Required(ErrorMessage = "请选是孩子的什么人。"), CodeSet("Relation")]
    public string? Relation { get; set; }

    [Display(Name = "监护类别", Order = 3), Required(ErrorMessage = "请选监护类别。父母托付给亲友的选委托照护。"), CodeSet("GuardianKind")]
    public string? Kind { get; set; }

    [Display(Name = "主监护人", Order = 4, Description = "平时管孩子、出了事先找的那一位，只能有一位")]
    public bool IsPrimary { get; set; }

    [Display(Name = "证件号", Order = 5), Wanted, Masked]
    public string? IdNo { get; set; }

    /// <summary>已登记, where a number is kept.</summary>
    public string? IdNoState { get; private set; }

    [Display(Name = "出生日期", Order = 6), Wanted]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "健康状况", Order = 7), Wanted, CodeSet("Health")]
    public string? Health { get; set; }

    [Display(Name = "听力或言语有障碍", Order = 8)]
    public bool IsDeaf { get; set; }

    [Display(Name = "识字", Order = 9)]
    public bool? IsLiterate { get; set; }

    [Display(Name = "会普通话", Order = 10)]
    public bool? SpeaksMandarin { get; set; }

    [Display(Name = "住址", Order = 11, Description = "和孩子住在一起的空着"), StringLength(100, ErrorMessage = "最多100个字。")]
    public string? Address { get; set; }

    [Display(Name = "从哪天起", Order = 12), Required(ErrorMessage = "请写从哪天起照看，记不准的写个大概的日子。")]
    public DateOnly? From { get; set; }

    [Display(Name = "到哪天为止", Order = 13, Description = "还在照看的空着；这一天算在内")]
    public DateOnly? LastDay { get; set; }

    [Display(Name = "告知书号", Order = 14), Wanted, StringLength(30, ErrorMessage = "最多30个字。")]
    public string? NoticeNo { get; set; }

    /// <summary>Somebody already on the books, chosen from the search.</summary>
    [ScaffoldColumn(false)]
    public Guid? PersonId { get; set; }

    internal void KnowsOf(string? idNoState) => IdNoState = idNoState;
}
