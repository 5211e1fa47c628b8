using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>What the list can be asked.</summary>
public sealed class ProfileFilter : ListFilter
{
    [Display(Name = "班级"), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "状态"), Choices(typeof(ReviewStatuses))]
    public int? Status { get; set; }

    /// <summary>Of the 留守 children: counted in 建档率 (M05.A1), or not yet.</summary>
    [Display(Name = "已建档")]
    public bool? Filed { get; set; }

    [Display(Name = "没填全的")]
    public bool? Incomplete { get; set; }

    [Display(Name = "本学期没确认的")]
    public bool? Unconfirmed { get; set; }

    /// <summary>True for children who have left instead of those in class.</summary>
    [Display(Name = "离校的")]
    public bool? Left { get; set; }
}

/// <summary>One line of the list.</summary>
public sealed record ProfileLine
{
    public required Guid ChildId { get; init; }
    public required Guid ProfileId { get; init; }
    public required string Name { get; init; }

    /// <summary>Tells children of one name apart.</summary>
    public required DateOnly BirthDate { get; init; }

    public required Guid ClassId { get; init; }
    public required Guid CampusId { get; init; }
    public required string ClassTitle { get; init; }

    /// <summary>谁外出; null also for who may not see the family.</summary>
    public required string? OutType { get; init; }
    public required RecordStatus Status { get; init; }
    public required int VersionNo { get; init; }
    public required int MissingCount { get; init; }
    public required List<string> Missing { get; init; }
    public required Guid? ConfirmedTermId { get; init; }
}

/// <summary>A form that does not count yet, as the home page names it.</summary>
public sealed record OpenProfile(Guid ChildId, string Name, string ClassTitle, RecordStatus Status, List<string> Missing);

/// <summary>The list with what can be done to a whole class.</summary>
public sealed class ProfileListPage
{
    public required ProfileFilter Filter { get; init; }
    public required IReadOnlyList<ProfileLine> Lines { get; init; }
    public required int Total { get; init; }

    /// <summary>This term; null while the school has none.</summary>
    public required Guid? TermId { get; init; }

    /// <summary>How many complete forms of the asked class can be handed in at once; 0 where the person may not.</summary>
    public required int ToSubmit { get; init; }

    /// <summary>How many forms of the asked class wait and can be approved at once; 0 where the person may not.</summary>
    public required int ToApprove { get; init; }

    /// <summary>How many of the list can be filed away; 0 where the person may not.</summary>
    public required int ToFile { get; init; }

    /// <summary>The moment of reading, in milliseconds: what is handed in later is not approved with the others.</summary>
    public required long SeenAt { get; init; }

    /// <summary>Forms of children who have left, and forms that are void; 0 where the person may not see them, or has them listed.</summary>
    public required (int Left, int Void) Aside { get; init; }

    public required bool IsFiltered { get; init; }

    /// <summary>What the person keeps of this list under names.</summary>
    public required ViewsBar Views { get; init; }

    public bool IsOfVoid => Filter.Removed is true;
}

/// <summary>Finds forms: of children enrolled today within the person's reach, or of those who have left.</summary>
public sealed class ProfileList(AppDb db, ViewerContext viewers, OfficeClock clock, SchoolFactsReader schools, ISavedViews views)
{
    private const int MostOpen = 8;
    private const int MostExported = 50_000;

    /// <summary>Who may fill in forms: voids them, too.</summary>
    public bool MayWrite => viewers.Viewer.Can(DataArea.Family, Access.Edit) && !Scope(Access.Edit).IsEmpty;

    /// <summary>Files away, or decides on what is corrected of those who have left: over the whole school, as they are in no class.</summary>
    private bool SeesLeft => Scope(Access.Edit | Access.Approve).WholeSchool;

    /// <summary>档案员: files away and takes out, for the whole school.</summary>
    public bool KeepsArchives => MayWrite && Scope(Access.Edit).WholeSchool;

    /// <summary>The list as it was asked.</summary>
    public static AskedList Asked(ProfileFilter filter) => new(nameof(LeftBehindProfile), filter, []);

    public async Task<ProfileListPage> ReadAsync(ProfileFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter.Page = Math.Max(1, filter.Page);
        var (seenAt, term) = (clock.UtcNow, await TermAsync(cancellationToken));
        var (found, asked, isAside) = (Find(filter, term), Asked(filter), filter.Left is true || filter.Removed is true);
        return new ProfileListPage
        {
            Filter = filter,
            TermId = term,
            Total = await InUseOrNot(found, filter).CountAsync(cancellationToken),
            Lines = Masked(await InUseOrNot(Lines(found).Skip((filter.Page - 1) * ListFilter.PageSize).Take(ListFilter.PageSize), filter).ToListAsync(cancellationToken)),
            ToSubmit = filter.ClassId is { } mine && !isAside ? await Of(mine, Access.Edit, Submittable).CountAsync(cancellationToken) : 0,
            ToApprove = filter.ClassId is { } theirs && !isAside ? await Of(theirs, Access.Approve, p => p.Status == RecordStatus.Submitted).CountAsync(cancellationToken) : 0,
            ToFile = KeepsArchives && isAside ? await Closable(filter, term).CountAsync(cancellationToken) : 0,
            SeenAt = seenAt.ToUnixTimeMilliseconds(),
            Aside = asked.IsFiltered ? (0, 0) : (
                SeesLeft ? await Left().CountAsync(cancellationToken) : 0,
                MayWrite ? await Voided().CountAsync(cancellationToken) : 0),
            IsFiltered = asked.IsFiltered,
            Views = new ViewsBar(await views.ListAsync(nameof(LeftBehindProfile), cancellationToken), asked.Savable),
        };
    }

    /// <summary>The whole list as asked, as a table of texts.</summary>
    public async Task<ListTable> TableAsync(ProfileFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var term = await TermAsync(cancellationToken);
        var lines = Masked(await InUseOrNot(Lines(Find(filter, term)).Take(MostExported), filter).ToListAsync(cancellationToken));
        return ProfileRoll.Table(lines, term, filter.Removed is true ? "作废的" : filter.Left is true ? "离校的" : null);
    }

    /// <summary>Approved forms of the list as asked whose children have left and are not about to come back: they can be filed away (归档).</summary>
    public async Task<IReadOnlyList<LeftBehindProfile>> ClosableAsync(ProfileFilter filter, int most, CancellationToken cancellationToken) =>
        await Closable(filter, await TermAsync(cancellationToken)).OrderBy(p => p.Id).Take(most).ToListAsync(cancellationToken);

    private IQueryable<LeftBehindProfile> Closable(ProfileFilter filter, Guid? term)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Removed is true) return db.Profiles.Where(_ => false);
        var (today, found) = (clock.Today, Find(filter, term).Select(f => f.Profile.Id));
        return db.Profiles.Where(p => p.Status == RecordStatus.Effective && found.Contains(p.Id) && !db.EnrollSpans.Any(e => e.ChildId == p.ChildId && (e.To == null || e.To > today)));
    }

    /// <summary>Forms of children who are in no class. Rights are the caller's business.</summary>
    public IQueryable<LeftBehindProfile> Left()
    {
        var enrolled = db.EnrolledOn(clock.Today);
        return db.Profiles.Where(p => !enrolled.Any(e => e.ChildId == p.ChildId) && db.Children.Any(c => c.Id == p.ChildId));
    }

    /// <summary>Void forms of children within reach of the right to change.</summary>
    public IQueryable<LeftBehindProfile> Voided()
    {
        var children = db.Children.Within(Scope(Access.Edit), db, clock.Today);
        return db.Profiles.Where(p => children.Any(c => c.Id == p.ChildId)).OnlyRemoved();
    }

    /// <summary>Children within reach whose form does not count in 建档率 yet, the emptiest first; as many as a home page names.</summary>
    public async Task<IReadOnlyList<OpenProfile>> OpenAsync(CancellationToken cancellationToken)
    {
        var term = await TermAsync(cancellationToken);
        return await Find(new ProfileFilter { Filed = false }, term).OrderByDescending(f => f.Profile.MissingCount).ThenBy(f => f.Child.Pinyin).ThenBy(f => f.Child.Id).Take(MostOpen)
            .Select(f => new OpenProfile(f.Child.Id, f.Child.Name, f.Enroll.Class!.Title, f.Profile.Status, f.Profile.Missing)).ToListAsync(cancellationToken);
    }

    /// <summary>Complete and not handed in yet.</summary>
    public static readonly System.Linq.Expressions.Expression<Func<LeftBehindProfile, bool>> Submittable =
        p => (p.Status == RecordStatus.Draft || p.Status == RecordStatus.Returned) && p.MissingCount == 0;

    /// <summary>Forms of one class within a right's reach.</summary>
    public IQueryable<LeftBehindProfile> Of(
        Guid classId, Access access, System.Linq.Expressions.Expression<Func<LeftBehindProfile, bool>> which)
    {
        var today = clock.Today;
        var children = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, access), db, today);
        return db.Profiles.Where(which).Where(p => children.Any(c => c.Id == p.ChildId)
            && db.EnrollSpans.Any(e => e.ChildId == p.ChildId && e.ClassId == classId && e.From <= today && (e.To == null || e.To > today)));
    }

    private IQueryable<Found> Find(ProfileFilter filter, Guid? term)
    {
        var today = clock.Today;
        // What is void is for who could bring it back.
        var children = db.Children.Within(Scope(filter.Removed is true ? Access.Edit : Access.View), db, today);
        if (!string.IsNullOrWhiteSpace(filter.Q)) children = children.Named(filter.Q);
        var profiles = filter.Left is true ? Left() : db.Profiles;
        var found = filter.Left is true || filter.Removed is true
            ? from profile in profiles
              join child in children on profile.ChildId equals child.Id
              from enroll in db.EnrollSpans.Where(e => e.ChildId == child.Id).OrderByDescending(e => e.From).Take(1)
              select new Found { Profile = profile, Child = child, Enroll = enroll }
            : from profile in profiles
              join child in children on profile.ChildId equals child.Id
              join enroll in db.EnrolledOn(today) on child.Id equals enroll.ChildId
              select new Found { Profile = profile, Child = child, Enroll = enroll };
        if (filter.ClassId is { } room) found = found.Where(f => f.Enroll.ClassId == room);
        if (filter.Status is { } status) found = found.Where(f => f.Profile.Status == (RecordStatus)status);
        if (filter.Filed is { } filed)
        {
            var (built, leftBehind) = (db.Profiles.Where(ProfileArchive.IsFiled(term)), db.LeftBehindOn(today));
            found = found.Where(f => built.Any(p => p.Id == f.Profile.Id) == filed
                && leftBehind.Any(e => e.ChildId == f.Child.Id));
        }

        if (filter.Incomplete is { } open) found = found.Where(f => f.Profile.MissingCount > 0 == open);
        if (filter.Unconfirmed is { } not) found = found.Where(f => (f.Profile.ConfirmedTermId == null || f.Profile.ConfirmedTermId != term) == not);
        return found;
    }

    private IQueryable<ProfileLine> Lines(IQueryable<Found> found)
    {
        var today = clock.Today;
        return found.OrderBy(f => f.Enroll.Class!.Grade).ThenBy(f => f.Enroll.Class!.ClassNo).ThenBy(f => f.Enroll.ClassId)
            .ThenBy(f => f.Child.Pinyin).ThenBy(f => f.Child.Id)
            .Select(f => new ProfileLine
            {
                ChildId = f.Child.Id,
                ProfileId = f.Profile.Id,
                Name = f.Child.Name,
                BirthDate = f.Child.BirthDate,
                ClassId = f.Enroll.ClassId,
                CampusId = f.Enroll.Class!.CampusId,
                ClassTitle = f.Enroll.Class!.Title,
                OutType = db.LbEpisodes.Where(e => e.ChildId == f.Child.Id && e.From <= today && (e.To == null || e.To > today))
                    .Select(e => e.OutType).FirstOrDefault(),
                Status = f.Profile.Status,
                VersionNo = f.Profile.VersionNo,
                MissingCount = f.Profile.MissingCount,
                Missing = f.Profile.Missing,
                ConfirmedTermId = f.Profile.ConfirmedTermId,
            });
    }

    private static IQueryable<T> InUseOrNot<T>(IQueryable<T> query, ProfileFilter filter)
        where T : class => filter.Removed is true ? query.OnlyRemoved() : query;

    /// <summary>谁外出 is of the family, and not everybody who reads the archives may see that.</summary>
    private List<ProfileLine> Masked(List<ProfileLine> lines) =>
        [.. lines.Select(l => viewers.Viewer.SightOf(DataArea.Family, l.ClassId, l.CampusId) == Sight.None ? l with { OutType = null } : l)];

    private RowScope Scope(Access access) => viewers.Viewer.Scope(DataArea.Archives, access);

    private async Task<Guid?> TermAsync(CancellationToken cancellationToken) => (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today)?.Id;

    private sealed class Found
    {
        public required LeftBehindProfile Profile { get; init; }
        public required Child Child { get; init; }
        public required EnrollSpan Enroll { get; init; }
    }
}
