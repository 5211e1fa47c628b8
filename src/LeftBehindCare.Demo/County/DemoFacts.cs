using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Demo.County;

/// <summary>What the product would read of a planned child on the day. Made once everybody is there, because it looks everything up.</summary>
internal sealed class DemoFacts(DemoSchool school)
{
    private readonly ILookup<Guid, EnrollSpan> _enrollments = school.Enrollments.ToLookup(e => e.ChildId);
    private readonly ILookup<Guid, LbEpisode> _episodes = school.Episodes.ToLookup(e => e.ChildId);
    private readonly ILookup<Guid, ParentLink> _parentLinks = school.ParentLinks.ToLookup(l => l.ChildId);
    private readonly ILookup<Guid, GuardianLink> _guardianLinks = school.GuardianLinks.ToLookup(l => l.ChildId);
    private readonly ILookup<Guid, AwaySpan> _aways = school.AwaySpans.ToLookup(a => a.ParentId);
    private readonly Dictionary<Guid, Parent> _parents = school.Parents.ToDictionary(p => p.Row.Id, p => p.Row);
    private readonly Dictionary<Guid, Guardian> _guardians = school.Guardians.ToDictionary(g => g.Row.Id, g => g.Row);
    private readonly ILookup<(PhoneOwner, Guid), PhoneEntry> _phones =
        school.Phones.OrderBy(p => p.SortNo).ThenBy(p => p.Id).ToLookup(p => (p.OwnerType, p.OwnerId));

    public ChildFacts Of(DemoChild child) => new()
    {
        Day = school.Day,
        Child = child.Row,
        Enroll = _enrollments[child.Row.Id].First(InForce),
        Episode = _episodes[child.Row.Id].First(InForce),
        Parents =
        [
            .. _parentLinks[child.Row.Id].Where(InForce).OrderBy(l => Positions.IsFather(l.Role) ? 0 : 1).Select(l => new ParentFacts
            {
                Link = l,
                Person = _parents[l.ParentId],
                AwaySpans = [.. _aways[l.ParentId].OrderByDescending(a => a.From)],
                Away = _aways[l.ParentId].FirstOrDefault(InForce),
                Phones = [.. _phones[(PhoneOwner.Parent, l.ParentId)].Where(IsValid)],
            }),
        ],
        Guardians =
        [
            .. _guardianLinks[child.Row.Id].Where(InForce).OrderByDescending(l => l.IsPrimary).Select(l => new GuardianFacts
            {
                Link = l,
                Person = _guardians[l.GuardianId],
                Phones = [.. _phones[(PhoneOwner.Guardian, l.GuardianId)].Where(IsValid)],
            }),
        ],
        Phones = [],
    };

    private bool InForce(ISpan span) => span.From <= school.Day && (span.To is null || span.To > school.Day);

    private bool IsValid(PhoneEntry phone) => phone.InvalidAt is null || phone.InvalidAt > school.Day;
}
