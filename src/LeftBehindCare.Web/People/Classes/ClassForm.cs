using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.People.Classes;

public sealed class ClassForm
{
    [Display(Name = "学年", Order = 1, Prompt = "2026-2027"), Required(ErrorMessage = "请写学年，如 2026-2027。"),
     RegularExpression(@"^\d{4}-\d{4}$", ErrorMessage = "学年写成 2026-2027 的样子。")]
    public string? AcademicYear { get; set; }

    [Display(Name = "校区", Order = 2), Required(ErrorMessage = "请选校区。"), Choices(typeof(EditableCampusChoices))]
    public Guid? CampusId { get; set; }

    [Display(Name = "年级", Order = 3), Required(ErrorMessage = "请选年级。"), CodeSet("Grade")]
    public string? Grade { get; set; }

    [Display(Name = "班号", Order = 4), Required(ErrorMessage = "请写班号，一个年级只有一个班的写1。"), Range(1, 99, ErrorMessage = "班号是1到99。")]
    public int? ClassNo { get; set; }

    [Display(Name = "中队名", Order = 5), StringLength(20, ErrorMessage = "最多20个字。")]
    public string? SquadName { get; set; }
}

public sealed class ClassRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "班", Order = 1)]
    public required string Title { get; init; }

    [Display(Name = "学年", Order = 2)]
    public required string AcademicYear { get; init; }

    [Display(Name = "校区", Order = 3)]
    public required string Campus { get; init; }

    [Display(Name = "中队", Order = 4)]
    public string? SquadName { get; init; }

    [Display(Name = "班主任", Order = 5)]
    public string? Homeroom { get; init; }

    [Display(Name = "在班", Order = 6)]
    public int Children { get; init; }

    [Display(Name = "留守", Order = 7)]
    public int LeftBehind { get; init; }
}

public sealed class ClassFilter : ListFilter
{
    [Display(Name = "学年", Order = 1), Choices(typeof(YearChoices))]
    public string? AcademicYear { get; set; }

    [Display(Name = "年级", Order = 2), CodeSet("Grade")]
    public string? Grade { get; set; }
}

/// <summary>School years that have classes, the latest first.</summary>
public sealed class YearChoices(Data.AppDb db) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                db.Classes.Select(c => c.AcademicYear).Distinct().OrderByDescending(y => y), cancellationToken))
            .Select(y => new SelectListItem(y, y))];
}

/// <summary>Campuses in which the person may set up classes.</summary>
public sealed class EditableCampusChoices(SchoolLists lists, ViewerContext viewers) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var scope = viewers.Viewer.Scope(DataArea.Basics, Access.Edit);
        return [.. (await lists.ReadAsync(cancellationToken)).Campuses.Where(c => scope.Covers(null, c.Id)).Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
    }
}
