using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>A parent: the person, and what they are to the child.</summary>
public sealed class ParentForm
{
    [Display(Name = "身份", Order = 1), Required(ErrorMessage = "请选是父亲还是母亲。"), Shared.Parts.Choices(typeof(ParentRoleChoices))]
    public string? Role { get; set; }

    [Display(Name = "姓名", Order = 2), Wanted, StringLength(100)]
    public string? Name { get; set; }

    [Display(Name = "出生日期", Order = 3)]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "证件号", Order = 4), Masked]
    public string? IdNo { get; set; }

    /// <summary>已登记, where a number is kept.</summary>
    public string? IdNoState { get; private set; }

    [Display(Name = "文化程度", Order = 5), CodeSet("Education")]
    public string? Education { get; set; }

    [Display(Name = "存续", Order = 6, Description = "外出务工的也选共同生活，走的日子在“外出”里登记"), Wanted, CodeSet("Presence")]
    public string? Presence { get; set; }

    [Display(Name = "有监护能力", Order = 7), Wanted]
    public bool? HasCapacity { get; set; }

    [Display(Name = "抚养方", Order = 8, Description = "离异的才填")]
    public bool? IsCustodial { get; set; }

    [Display(Name = "这些情况从哪天起变的", Order = 9, Description = "存续、监护能力、抚养方后来变了，改的时候才填；原来登错的空着")]
    public DateOnly? ChangedOn { get; set; }

    [Display(Name = "从哪天起", Order = 10), Required(ErrorMessage = "请写从哪天起，生父母就是孩子的出生日期。")]
    public DateOnly? From { get; set; }

    [Display(Name = "到哪天为止", Order = 11, Description = "还在的空着；这一天算在内")]
    public DateOnly? LastDay { get; set; }

    /// <summary>Somebody already on the books, chosen from the search.</summary>
    [ScaffoldColumn(false)]
    public Guid? PersonId { get; set; }

    internal void KnowsOf(string? idNoState) => IdNoState = idNoState;
}

/// <summary>父母 in {Relation}: 11 to 16.</summary>
public sealed class ParentRoleChoices : Shared.Parts.IChoices
{
    public Task<IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>>(
            [.. Codes.CodeSets.All.Items("Relation").Where(r => IsParent(r.Code)).Select(r => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(r.Name, r.Code))]);

    public static bool IsParent(string? code) => code is ['1', >= '1' and <= '6'];
}
