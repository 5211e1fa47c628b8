using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>
/// Keeps <see cref="ClassSummary.IsStale"/> true to its name for this term's summaries: set as soon as what the sheet shows
/// differs from today's data, in the transaction of the change; taken back when the change is undone. What time alone changes
/// (a sixteenth birthday, a return dated ahead) is found by <see cref="CheckDueAsync"/> at the day's first look.
/// </summary>
public sealed class SummaryFollowUp(SummaryReader reader, OfficeClock clock) : IPeopleFollowUp
{
    public int Order => 30;

    public async Task RunAsync(AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = childIds.ToArray();
        // Who left a class, or was taken off its roll, still stands on that class's sheet.
        var summaries = await OfThisTerm(db.ClassSummaries.IgnoreQueryFilters([QueryFilters.Removed]), db)
            .Where(s => db.EnrollSpans.Any(e => e.ClassId == s.ClassId && ids.Contains(e.ChildId))).ToListAsync(cancellationToken);
        await CompareAsync(db, summaries, cancellationToken);
    }

    /// <summary>Compares what was not compared yet today; one query when there is nothing to do.</summary>
    public async Task CheckDueAsync(AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var today = clock.Today;
        await CompareAsync(db, await OfThisTerm(db.ClassSummaries, db).Where(s => s.CheckedOn < today).ToListAsync(cancellationToken), cancellationToken);
    }

    private IQueryable<ClassSummary> OfThisTerm(IQueryable<ClassSummary> summaries, AppDb db)
    {
        var today = clock.Today;
        return summaries.AsNoTracking().Where(s => !s.IsDeleted
            && s.TermId == db.Terms.Where(t => t.From <= today && !t.IsDeleted).OrderByDescending(t => t.From).Select(t => t.Id).FirstOrDefault());
    }

    private async Task CompareAsync(AppDb db, List<ClassSummary> summaries, CancellationToken cancellationToken)
    {
        if (summaries.Count == 0) return;
        var (now, today) = (clock.UtcNow, clock.Today);
        var contents = await reader.ReadAsync([.. summaries.Select(s => s.ClassId)], today, cancellationToken);
        var same = summaries.ToLookup(s => SummarySnapshot.FingerprintOf(contents[s.ClassId]).AsSpan().SequenceEqual(s.Fingerprint), s => s.Id);
        Guid[] stale = [.. same[false]], fresh = [.. same[true]];
        await db.ClassSummaries.Where(s => stale.Contains(s.Id) && !s.IsStale)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsStale, true).SetProperty(s => s.StaleSince, now), cancellationToken);
        await db.ClassSummaries.Where(s => fresh.Contains(s.Id) && s.IsStale)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.IsStale, false).SetProperty(s => s.StaleSince, (DateTimeOffset?)null), cancellationToken);
        Guid[] looked = [.. stale, .. fresh];
        await db.ClassSummaries.Where(s => looked.Contains(s.Id) && s.CheckedOn < today)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.CheckedOn, today), cancellationToken);
    }
}
