using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// Who changed what in an A1: in the profile and in all the form writes besides, the child, parents, times away, guardians and
/// numbers, also those that are no longer in force.
/// </summary>
public sealed class ProfileHistory(AppDb db, ProfileDesk desk, LogReader logs)
{
    private static readonly string[] Kinds =
    [
        nameof(LeftBehindProfile), nameof(Child), nameof(ParentLink), nameof(Parent), nameof(AwaySpan), nameof(GuardianLink), nameof(Guardian), nameof(PhoneEntry),
    ];

    /// <summary>Nobody types these: whose row it is, and what is worked out from the rest with every save.</summary>
    private static readonly HashSet<string> Kept =
    [
        nameof(IAboutChild.ChildId), nameof(ParentLink.ParentId), nameof(GuardianLink.GuardianId), nameof(PhoneEntry.OwnerType), nameof(PhoneEntry.OwnerId),
        nameof(PhoneEntry.Tail), nameof(PhoneEntry.SortNo), nameof(Child.Pinyin), nameof(Child.PinyinInitials), nameof(Child.RawName),
        nameof(LeftBehindProfile.SubmittedAt), nameof(LeftBehindProfile.FirstSubmittedAt), nameof(LeftBehindProfile.MissingCount), nameof(LeftBehindProfile.WantedCount), nameof(LeftBehindProfile.Missing),
    ];

    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(ProfileFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var child = facts.Child.Child.Id;
        var links = await db.ParentLinks.IgnoreQueryFilters([QueryFilters.Removed]).Where(l => l.ChildId == child).Select(l => new { Person = l.ParentId, l.To, l.IsDeleted, l.UpdatedAt })
            .Concat(db.GuardianLinks.IgnoreQueryFilters([QueryFilters.Removed]).Where(l => l.ChildId == child).Select(l => new { Person = l.GuardianId, l.To, l.IsDeleted, l.UpdatedAt }))
            .ToListAsync(cancellationToken);
        // Of somebody who was this child's until a day, what happened after it is no longer this child's business.
        var until = links.GroupBy(l => l.Person).ToDictionary(g => g.Key, g => g.Max(l => l.IsDeleted ? l.UpdatedAt : l.To is { } to ? OfficeClock.StartOf(to.AddDays(1)) : DateTimeOffset.MaxValue));
        until[child] = DateTimeOffset.MaxValue;
        Guid[] owners = [.. until.Keys];
        var rows = await db.PhoneEntries.IgnoreQueryFilters([QueryFilters.Removed]).Where(p => owners.Contains(p.OwnerId)).Select(p => new { p.Id, Owner = p.OwnerId })
            .Concat(db.AwaySpans.IgnoreQueryFilters([QueryFilters.Removed]).Where(a => owners.Contains(a.ParentId)).Select(a => new { a.Id, Owner = a.ParentId })).ToListAsync(cancellationToken);
        foreach (var row in rows) until[row.Id] = until[row.Owner];
        return await logs.OfFormAsync(Kinds, until, child, desk.Seen(facts), Kept, cancellationToken);
    }
}
