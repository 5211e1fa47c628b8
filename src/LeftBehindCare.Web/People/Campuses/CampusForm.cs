using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.People.Campuses;

public sealed class CampusForm
{
    [Display(Name = "校区名", Order = 1), Required(ErrorMessage = "请写校区名，如 中心校、白石村小。"), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Name { get; set; }

    [Display(Name = "类型", Order = 2), Required(ErrorMessage = "请选类型。"), CodeSet("CampusKind")]
    public string? Kind { get; set; }

    [Display(Name = "负责人", Order = 3), Wanted, Choices(typeof(StaffChoices))]
    public Guid? HeadId { get; set; }

    [Display(Name = "地址", Order = 4), StringLength(100, ErrorMessage = "最多100个字。")]
    public string? Address { get; set; }

    [Display(Name = "有寄宿", Order = 5)]
    public bool HasBoarding { get; set; }

    [Display(Name = "有食堂", Order = 6)]
    public bool HasCanteen { get; set; }
}

public sealed class CampusRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "校区", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "类型", Order = 2), CodeSet("CampusKind")]
    public required string Kind { get; init; }

    [Display(Name = "负责人", Order = 3)]
    public string? Head { get; init; }

    [Display(Name = "地址", Order = 4)]
    public string? Address { get; init; }

    [Display(Name = "寄宿", Order = 5)]
    public bool HasBoarding { get; init; }

    [Display(Name = "食堂", Order = 6)]
    public bool HasCanteen { get; init; }
}

public sealed class CampusFilter : ListFilter;
