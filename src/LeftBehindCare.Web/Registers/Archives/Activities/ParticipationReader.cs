using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>One line of a child's activity card.</summary>
public sealed record ChildActivity(DateOnly Date, string Title, string? Role, string? Perform, string? Award, string? Leader);

/// <summary>What a child took part in: activities, and the class's own care, typed once each.</summary>
public sealed class ParticipationReader(AppDb db)
{
    /// <summary>The days on which each child took part in something that is handed in.</summary>
    public async Task<ILookup<Guid, DateOnly>> CountsAsync(Guid[] children, CancellationToken cancellationToken)
    {
        var days = await db.Participations
            .Where(p => children.Contains(p.ChildId) && p.Attended && !p.Activity!.IsDeleted && RecordStatuses.HandedIn.Contains(p.Activity!.Status))
            .Select(p => new { p.ChildId, p.Activity!.Date })
            .Concat(db.ClassCares.Where(c => RecordStatuses.HandedIn.Contains(c.Status)).SelectMany(c => c.LbIds, (c, child) => new { ChildId = child, c.Date }).Where(d => children.Contains(d.ChildId)))
            .ToListAsync(cancellationToken);
        return days.ToLookup(d => d.ChildId, d => d.Date);
    }

    /// <summary>The lines of one child's card, in their order in time.</summary>
    public async Task<IReadOnlyList<ChildActivity>> OfAsync(Guid childId, CancellationToken cancellationToken)
    {
        var own = await db.Participations.AsNoTracking()
            .Where(p => p.ChildId == childId && p.Attended && !p.Activity!.IsDeleted && RecordStatuses.HandedIn.Contains(p.Activity!.Status))
            .Select(p => new ChildActivity(p.Activity!.Date, p.Activity!.Title, p.Role, p.Perform, p.Award, p.Activity!.Leader!.Name)).ToListAsync(cancellationToken);
        var shared = await db.ClassCares.AsNoTracking().Where(c => c.LbIds.Contains(childId) && RecordStatuses.HandedIn.Contains(c.Status))
            .Select(c => new ChildActivity(c.Date, c.Theme, "1", null, null, c.Host!.Name)).ToListAsync(cancellationToken);
        return [.. own.Concat(shared).OrderBy(a => a.Date).ThenBy(a => a.Title, StringComparer.Ordinal)];
    }
}
