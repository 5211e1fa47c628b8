using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>What every part of a child is edited with.</summary>
public sealed class PartDesk(AppDb db, ChildFactsReader facts, ViewerContext viewers, OfficeClock clock, SchoolCiphers ciphers)
{
    public AppDb Db => db;

    public Viewer Viewer => viewers.Viewer;

    public DateOnly Today => clock.Today;

    public DateTimeOffset UtcNow => clock.UtcNow;

    public ValueTask<SchoolCipher> CipherAsync(CancellationToken cancellationToken) => ciphers.CurrentAsync(cancellationToken);

    /// <summary>The child as it stands today, where the person may edit the area of it; else null, whatever the reason.</summary>
    public async Task<ChildFacts?> FindAsync(Guid childId, DataArea area, CancellationToken cancellationToken)
    {
        var reached = await db.Children.Within(viewers.Viewer.Scope(area, Access.Edit), db, clock.Today).AnyAsync(c => c.Id == childId, cancellationToken);
        return reached && await facts.ReadAsync([childId], clock.Today, cancellationToken) is [var found] ? found : null;
    }

    /// <summary>Other children of these people, for 「改了会一起变」.</summary>
    public async Task<IReadOnlyList<string>> AlsoConcernedAsync(Guid childId, Guid personId, CancellationToken cancellationToken)
    {
        var day = clock.Today;
        return await db.Children
            .Where(c => c.Id != childId && (db.ParentLinks.Any(l => l.ChildId == c.Id && l.ParentId == personId)
                || db.GuardianLinks.Any(l => l.ChildId == c.Id && l.GuardianId == personId)))
            .OrderBy(c => c.Pinyin)
            .Select(c => c.Name + "（" + (db.EnrollSpans.Where(e => e.ChildId == c.Id && e.From <= day && (e.To == null || e.To > day))
                .Select(e => e.Class!.Title).FirstOrDefault() ?? "不在班") + "）")
            .ToListAsync(cancellationToken);
    }
}
