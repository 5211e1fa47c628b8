using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Parts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// Opens A1 for each child that counts as 留守, and keeps the list of its missing ◆ fields true whenever anything it depends on
/// is saved, so that lists and rates need no join over the whole family.
/// </summary>
public sealed class ProfileFollowUp(ChildFactsReader reader, OfficeClock clock) : IPeopleFollowUp
{
    private const int Chunk = 1_000;

    public int Order => 20;

    public async Task RunAsync(AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
    {
        foreach (var chunk in childIds.Chunk(Chunk))
        {
            var profiles = await db.Profiles.Where(p => chunk.Contains(p.ChildId)).ToDictionaryAsync(p => p.ChildId, cancellationToken);
            var stays = await StaysAsync(db, chunk, cancellationToken);
            foreach (var facts in await reader.ReadAsync(chunk, clock.Today, cancellationToken))
            {
                if (!profiles.TryGetValue(facts.Child.Id, out var profile))
                {
                    if (facts.Episode is not { Counts: true }) continue;
                    profile = new LeftBehindProfile { ChildId = facts.Child.Id, Status = RecordStatus.Draft };
                    db.Profiles.Add(profile);
                }

                // Who has left is filed away, who comes back is in force again and confirmed anew (domain.md §5, 复学/回流).
                if (profile.Status == RecordStatus.Archived && stays[profile.ChildId].Any()) profile.TakeOut();
                if (stays[profile.ChildId].Any(s => s.IsReturn && profile.ConfirmedAt < s.CreatedAt)) (profile.ConfirmedAt, profile.ConfirmedTermId) = (null, null);
                // Who has the list open has not seen what changed: it is not approved with the class.
                if (profile.Status == RecordStatus.Submitted) profile.HandIn(clock.UtcNow);
                Apply(profile, facts);
            }

            await db.SaveDerivedAsync(cancellationToken);
            if (childIds.Count > Chunk) Forget(db);
        }
    }

    /// <summary>Stays that are not over, those to come included.</summary>
    private async Task<ILookup<Guid, Stay>> StaysAsync(AppDb db, Guid[] childIds, CancellationToken cancellationToken)
    {
        var (today, moves) = (clock.Today, MoveKindChoices.Kinds);
        var stays = await db.EnrollSpans.Where(e => childIds.Contains(e.ChildId) && (e.To == null || e.To > today))
            .Select(e => new Stay(e.ChildId, e.CreatedAt, !moves.Contains(e.EntryKind)
                && db.EnrollSpans.Any(before => before.ChildId == e.ChildId && before.To <= e.From && before.ExitKind != null && !moves.Contains(before.ExitKind))))
            .ToListAsync(cancellationToken);
        return stays.ToLookup(s => s.ChildId);
    }

    /// <param name="ChildId">Whose.</param>
    /// <param name="CreatedAt">When it was written down.</param>
    /// <param name="IsReturn">The child had left the school before.</param>
    private sealed record Stay(Guid ChildId, DateTimeOffset CreatedAt, bool IsReturn);

    /// <summary>Each save looks at everything the context tracks; a whole school's forms would be looked at again with every chunk.</summary>
    private static void Forget(AppDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is LeftBehindProfile or ChangeLogEntry).ToList()) entry.State = EntityState.Detached;
    }

    /// <summary>Writes the derived columns; also used by bulk writers that save profiles themselves.</summary>
    public static void Apply(LeftBehindProfile profile, ChildFacts facts)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var wanted = ProfileCompleteness.Of(facts, profile);
        List<string> missing = [.. wanted.Where(w => !w.IsFilled).Select(w => w.Title)];
        profile.WantedCount = wanted.Count;
        profile.MissingCount = missing.Count;
        if (!missing.SequenceEqual(profile.Missing)) profile.Missing = missing;
    }
}
