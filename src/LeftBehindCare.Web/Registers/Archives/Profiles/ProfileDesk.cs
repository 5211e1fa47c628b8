using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>Who may do what with which child's A1. Out of reach and not there are the same: null.</summary>
public sealed class ProfileDesk(AppDb db, ViewerContext viewers, OfficeClock clock, ProfileFactsReader reader)
{
    /// <summary>The form changes all of these, so its writer needs the right to all of them.</summary>
    private static readonly DataArea[] Written =
        [DataArea.Archives, DataArea.Basics, DataArea.IdNumbers, DataArea.Contacts, DataArea.Family, DataArea.Health];

    private Viewer Viewer => viewers.Viewer;

    /// <summary>The child's facts, where the right reaches the child today.</summary>
    public async Task<ProfileFacts?> FindAsync(Guid childId, Access access, CancellationToken cancellationToken)
    {
        var scope = Viewer.Scope(DataArea.Archives, access);
        if (!await db.Children.Within(scope, db, clock.Today).AnyAsync(c => c.Id == childId, cancellationToken)) return null;
        var read = await reader.ReadAsync([childId], clock.Today, cancellationToken);
        return read.Count == 0 ? null : read[0];
    }

    /// <summary>Whether the person may fill in this form as it stands.</summary>
    public bool CanEdit(ProfileFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Profile?.Status is not (RecordStatus.Archived or RecordStatus.Void) && MayWrite(facts);
    }

    /// <summary>Whether the person has the right to all that the form changes, wherever it stands.</summary>
    public bool MayWrite(ProfileFacts facts) => Written.All(area => Covers(area, Access.Edit, facts));

    /// <summary>Why this form cannot be void now, as a sentence; null when it can.</summary>
    public static string? WhyNotVoid(ProfileFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Profile is null ? "这个孩子没有登记表。"
            : facts.Child.Episode is { Counts: true } ? "这个孩子现在算留守儿童，要有一份登记表。外出登错了，请先改父母的外出；表里填错了，改好再存就行。"
            : null;
    }

    /// <summary>What the person may see of this child: values of other areas stay hidden in the history.</summary>
    public IReadOnlySet<DataArea> Seen(ProfileFacts facts) => Written.Where(area => Covers(area, Access.View, facts)).ToHashSet();

    /// <summary>Whether the person may approve this form or give it back.</summary>
    public bool CanReview(ProfileFacts facts) => Covers(DataArea.Archives, Access.Approve, facts);

    private bool Covers(DataArea area, Access access, ProfileFacts facts) =>
        Viewer.Scope(area, access).Covers(facts.Child.Enroll?.ClassId, facts.Child.Class?.CampusId);
}
