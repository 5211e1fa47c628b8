using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>The school's villages, by name.</summary>
public sealed class ProfileVillages(AppDb db) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        await db.Villages.OrderBy(v => v.Name).Select(v => new SelectListItem(v.Name, v.Id.ToString())).ToListAsync(cancellationToken);
}
