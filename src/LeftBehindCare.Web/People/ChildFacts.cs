using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People;

/// <summary>
/// Master data of one child as they stand on a day, for pages, forms and paper. Numbers stay sealed here, and nothing is
/// masked: what a viewer may see of it is decided by <see cref="FieldMask"/>.
/// </summary>
public sealed record ChildFacts
{
    /// <summary>The day they hold for.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The child, with its village and that village's town.</summary>
    public required Child Child { get; init; }

    /// <summary>Enrolment in force that day with its class and campus; null for who has left or has not come yet.</summary>
    public EnrollSpan? Enroll { get; init; }

    /// <summary>Parents in force that day: father's position first.</summary>
    public required IReadOnlyList<ParentFacts> Parents { get; init; }

    /// <summary>Guardians in force that day: the primary one first.</summary>
    public required IReadOnlyList<GuardianFacts> Guardians { get; init; }

    /// <summary>The child's own numbers still valid that day, in their order.</summary>
    public required IReadOnlyList<PhoneEntry> Phones { get; init; }

    /// <summary>留守 that day; null where nothing was derived (no enrolment yet).</summary>
    public LbEpisode? Episode { get; init; }

    public SchoolClass? Class => Enroll?.Class;

    public ParentFacts? Father => Parents.FirstOrDefault(p => p.IsFather);

    public ParentFacts? Mother => Parents.FirstOrDefault(p => !p.IsFather);

    public GuardianFacts? PrimaryGuardian => Guardians.FirstOrDefault(g => g.Link.IsPrimary);

    /// <summary>Town and village in words, the most that whoever may not see the address gets.</summary>
    public string? VillageName => Child.Village is { } village ? $"{village.Town?.Name}{village.Name}" : null;
}

/// <summary>A parent of a child on a day.</summary>
public sealed record ParentFacts
{
    public required ParentLink Link { get; init; }
    public required Parent Person { get; init; }

    /// <summary>All times away, the latest first.</summary>
    public required IReadOnlyList<AwaySpan> AwaySpans { get; init; }

    /// <summary>The time away in force that day.</summary>
    public AwaySpan? Away { get; init; }

    /// <summary>Numbers still valid that day, in their order.</summary>
    public required IReadOnlyList<PhoneEntry> Phones { get; init; }

    /// <summary>Father's position (11, 13, 15); otherwise the mother's.</summary>
    public bool IsFather => Positions.IsFather(Link.Role);
}

/// <summary>A guardian of a child on a day.</summary>
public sealed record GuardianFacts
{
    public required GuardianLink Link { get; init; }
    public required Guardian Person { get; init; }

    /// <summary>Numbers still valid that day, in their order.</summary>
    public required IReadOnlyList<PhoneEntry> Phones { get; init; }
}

/// <summary>The two positions of {Relation} 11–16 beside a child.</summary>
public static class Positions
{
    public static bool IsFather(string role) => role is Codes.Relation.Father or Codes.Relation.Stepfather or Codes.Relation.AdoptiveFather;
}

/// <summary>Reads <see cref="ChildFacts"/> in seven queries, however many children are asked for.</summary>
public sealed class ChildFactsReader(AppDb db)
{
    /// <summary>The children in the order asked for; unknown and removed ones are left out. Rights are the caller's business.</summary>
    public async Task<IReadOnlyList<ChildFacts>> ReadAsync(IReadOnlyCollection<Guid> ids, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0) return [];
        var wanted = ids.Distinct().ToArray();

        var children = await db.Children.AsNoTracking().Include(c => c.Village!.Town)
            .Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var enrolments = (await db.EnrollSpans.AsNoTracking().Include(e => e.Class!.Campus)
                .Where(e => wanted.Contains(e.ChildId) && e.From <= day && (e.To == null || e.To > day)).ToListAsync(cancellationToken))
            .ToDictionary(e => e.ChildId);
        var parentLinks = await db.ParentLinks.AsNoTracking().Include(l => l.Parent)
            .Where(l => wanted.Contains(l.ChildId) && l.From <= day && (l.To == null || l.To > day)).ToListAsync(cancellationToken);
        var guardianLinks = await db.GuardianLinks.AsNoTracking().Include(l => l.Guardian)
            .Where(l => wanted.Contains(l.ChildId) && l.From <= day && (l.To == null || l.To > day)).ToListAsync(cancellationToken);
        var parentIds = parentLinks.Select(l => l.ParentId).Distinct().ToArray();
        var aways = (await db.AwaySpans.AsNoTracking().Where(a => parentIds.Contains(a.ParentId)).ToListAsync(cancellationToken))
            .OrderByDescending(a => a.From).ToLookup(a => a.ParentId);
        Guid[] owners = [.. wanted, .. parentIds, .. guardianLinks.Select(l => l.GuardianId).Distinct()];
        var phones = (await db.PhoneEntries.AsNoTracking()
                .Where(p => owners.Contains(p.OwnerId) && (p.InvalidAt == null || p.InvalidAt > day)).ToListAsync(cancellationToken))
            .OrderBy(p => p.SortNo).ThenBy(p => p.Id).ToLookup(p => (p.OwnerType, p.OwnerId));
        var episodes = (await db.LbEpisodes.AsNoTracking()
                .Where(e => wanted.Contains(e.ChildId) && e.From <= day && (e.To == null || e.To > day)).ToListAsync(cancellationToken))
            .ToDictionary(e => e.ChildId);

        var parents = parentLinks.OrderBy(l => Positions.IsFather(l.Role) ? 0 : 1).Select(l => (l.ChildId, Facts: new ParentFacts
        {
            Link = l,
            Person = l.Parent!, // Included above; the foreign key is required.
            AwaySpans = [.. aways[l.ParentId]],
            Away = aways[l.ParentId].FirstOrDefault(a => a.From <= day && (a.To is null || a.To > day)),
            Phones = [.. phones[(PhoneOwner.Parent, l.ParentId)]],
        })).ToLookup(p => p.ChildId, p => p.Facts);
        var guardians = guardianLinks.OrderByDescending(l => l.IsPrimary).ThenBy(l => l.From).Select(l => (l.ChildId, Facts: new GuardianFacts
        {
            Link = l,
            Person = l.Guardian!, // As above.
            Phones = [.. phones[(PhoneOwner.Guardian, l.GuardianId)]],
        })).ToLookup(g => g.ChildId, g => g.Facts);

        return
        [
            .. wanted.Where(children.ContainsKey).Select(id => new ChildFacts
            {
                Day = day,
                Child = children[id],
                Enroll = enrolments.GetValueOrDefault(id),
                Parents = [.. parents[id]],
                Guardians = [.. guardians[id]],
                Phones = [.. phones[(PhoneOwner.Child, id)]],
                Episode = episodes.GetValueOrDefault(id),
            }),
        ];
    }
}
