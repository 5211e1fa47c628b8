using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Indicators;

/// <summary>M02 on several days: 留守 is derived for any date, so the past needs no snapshots. One query.</summary>
public sealed class LeftBehindTrend(AppDb db)
{
    /// <summary>For each day, how many children of the classes counted as 留守 (see <see cref="ChildScope.LeftBehindOn"/>).</summary>
    public async Task<IReadOnlyList<int>> ReadAsync(IReadOnlyCollection<Guid> classes, IReadOnlyList<DateOnly> days, CancellationToken cancellationToken)
    {
        var (ids, asked) = (classes.ToArray(), days.ToArray());
        var counts = await db.EnrollSpans.Where(s => ids.Contains(s.ClassId) && !s.Child!.IsDeleted)
            .SelectMany(s => asked.Where(day => s.From <= day && (s.To == null || s.To > day)
                && db.LbEpisodes.Any(e => e.ChildId == s.ChildId && e.From <= day && (e.To == null || e.To > day) && e.Counts)))
            .GroupBy(day => day).Select(day => new { day.Key, Count = day.Count() }).ToDictionaryAsync(d => d.Key, d => d.Count, cancellationToken);
        return [.. days.Select(day => counts.GetValueOrDefault(day))];
    }
}
