using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>The staff, those who have left included: a keeper's leaving is why boxes are handed over.</summary>
public sealed class CustodyPeople(AppDb db, OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return [.. (await db.Staff.Select(s => new { s.Id, s.Name, s.Pinyin, HasLeft = s.LeaveDate != null && s.LeaveDate < today })
                .OrderBy(s => s.HasLeft).ThenBy(s => s.Pinyin).ThenBy(s => s.Id).ToListAsync(cancellationToken))
            .Select(s => new SelectListItem(s.HasLeft ? $"{s.Name}（已离校）" : s.Name, s.Id.ToString()))];
    }
}
