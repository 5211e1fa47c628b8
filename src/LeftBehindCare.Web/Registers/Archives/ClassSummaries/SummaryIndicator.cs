using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>M05.A2 建档率 (domain.md §3): of the classes with 留守 children, those whose summary of this term is confirmed and not stale.</summary>
public sealed class SummaryIndicator(AppDb db, SchoolFactsReader schools, SummaryFollowUp freshness) : IIndicator
{
    public const string Filed = "M05.A2";

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(day)?.Id;
        await freshness.CheckDueAsync(db, cancellationToken);
        var leftBehind = db.LeftBehindOn(day);
        var rows = await db.Classes.Within(scope).Where(c => leftBehind.Any(e => e.ClassId == c.Id))
            .Select(c => new { c.Id, Filed = db.ClassSummaries.Any(s => s.ClassId == c.Id && s.TermId == term && s.ConfirmedAt != null && !s.IsStale) })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => new IndicatorCell(Filed, r.Id, r.Filed ? 1 : 0, 1))];
    }
}
