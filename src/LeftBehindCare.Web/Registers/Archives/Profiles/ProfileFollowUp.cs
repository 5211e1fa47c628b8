using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
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
            foreach (var facts in await reader.ReadAsync(chunk, clock.Today, cancellationToken))
            {
                if (!profiles.TryGetValue(facts.Child.Id, out var profile))
                {
                    if (facts.Episode is not { Counts: true }) continue;
                    profile = new LeftBehindProfile { ChildId = facts.Child.Id, Status = RecordStatus.Draft };
                    db.Profiles.Add(profile);
                }

                // A child who comes back is confirmed and corrected again.
                if (profile.Status == RecordStatus.Archived && facts.Enroll is not null) profile.TakeOut();
                Apply(profile, facts);
            }

            await db.SaveDerivedAsync(cancellationToken);
            if (childIds.Count > Chunk) Forget(db);
        }
    }

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
