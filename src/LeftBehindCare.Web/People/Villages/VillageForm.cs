using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.People.Villages;

public sealed class VillageForm
{
    [Display(Name = "村、居名", Order = 1), Required(ErrorMessage = "请写村名，如 白石村。"), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Name { get; set; }

    [Display(Name = "乡镇", Order = 2), Choices(typeof(TownChoices))]
    public Guid? TownId { get; set; }

    [Display(Name = "所在县区划代码", Order = 3, Description = "6位；和孩子户籍地比较，教育统计口径要用"), Required(ErrorMessage = "请写所在县的6位代码。"),
     RegularExpression(@"^\d{6}$", ErrorMessage = "区划代码是6位数字。")]
    public string? CountyCode { get; set; }

    [Display(Name = "编码", Order = 4, Description = "有统计用区划代码的可填12位"), RegularExpression(@"^\d{1,12}$", ErrorMessage = "编码是12位以内的数字。")]
    public string? Code { get; set; }
}

public sealed class VillageRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "村、居", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "乡镇", Order = 2)]
    public string? Town { get; init; }

    [Display(Name = "县区划代码", Order = 3)]
    public required string CountyCode { get; init; }

    [Display(Name = "在住的孩子", Order = 4)]
    public int Children { get; init; }
}

public sealed class VillageFilter : ListFilter;

/// <summary>Towns of the county.</summary>
public sealed class TownChoices(Data.AppDb db) : IChoices
{
    public async Task<IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                db.Towns.OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }), cancellationToken))
            .Select(t => new Microsoft.AspNetCore.Mvc.Rendering.SelectListItem(t.Name, t.Id.ToString()))];
}
