using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Import;

/// <summary>What the school has on its books, as far as a roster can touch it: read in eleven queries, however long the roster.</summary>
internal sealed class RosterState
{
    private RosterState()
    {
    }

    public required DateOnly Today { get; init; }
    public required IReadOnlyDictionary<Guid, Child> Children { get; init; }
    public required IReadOnlyDictionary<string, Child> ByIdNumber { get; init; }
    public required IReadOnlyDictionary<string, Child> ByStudentNo { get; init; }
    public required ILookup<string, Child> ByName { get; init; }

    /// <summary>The last enrolment of each child, whether over or not.</summary>
    public required IReadOnlyDictionary<Guid, EnrollSpan> Enrolments { get; init; }

    public required IReadOnlyDictionary<Guid, SchoolClass> Classes { get; init; }

    /// <summary>Where a class without a campus of its own is opened; null when the school has none yet.</summary>
    public required Campus? MainCampus { get; init; }

    public required IReadOnlyList<Village> Villages { get; init; }
    public required ILookup<Guid, ParentLink> Parents { get; init; }
    public required ILookup<Guid, GuardianLink> Guardians { get; init; }
    public required IReadOnlyDictionary<Guid, string> ParentNames { get; init; }
    public required IReadOnlyDictionary<Guid, string> GuardianNames { get; init; }
    public required ILookup<(PhoneOwner, Guid), PhoneEntry> Phones { get; init; }

    /// <summary>What the 学籍系统 would say today by our own records.</summary>
    public required IReadOnlyDictionary<Guid, string> DerivedSysCodes { get; init; }

    public string SchoolYear => SchoolTerm.Of(Today).Year;

    /// <summary>First day of the school year: from here on a child of an imported roster is taken to be in its class.</summary>
    public DateOnly YearStart => new(SchoolTerm.Of(Today).StartYear, 9, 1);

    public static async Task<RosterState> LoadAsync(AppDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var children = await db.Children.AsNoTracking().ToListAsync(cancellationToken);
        var enrolments = await db.EnrollSpans.AsNoTracking().OrderBy(e => e.From).ToListAsync(cancellationToken);
        var classes = await db.Classes.AsNoTracking().Include(c => c.Campus).ToListAsync(cancellationToken);
        var campuses = await db.Campuses.AsNoTracking().ToListAsync(cancellationToken);
        var villages = await db.Villages.AsNoTracking().ToListAsync(cancellationToken);
        var parents = await db.ParentLinks.AsNoTracking().Where(l => l.To == null || l.To > today).ToListAsync(cancellationToken);
        var guardians = await db.GuardianLinks.AsNoTracking().Where(l => l.To == null || l.To > today).ToListAsync(cancellationToken);
        var parentNames = await db.Parents.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name ?? "", cancellationToken);
        var guardianNames = await db.Guardians.Select(g => new { g.Id, g.Name }).ToDictionaryAsync(g => g.Id, g => g.Name, cancellationToken);
        var phones = await db.PhoneEntries.AsNoTracking().Where(p => p.InvalidAt == null || p.InvalidAt > today).OrderBy(p => p.SortNo).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var codes = await db.LbEpisodes.Where(e => e.From <= today && (e.To == null || e.To > today)).Select(e => new { e.ChildId, e.SysCode }).ToListAsync(cancellationToken);
        return new RosterState
        {
            Today = today,
            Children = children.ToDictionary(c => c.Id),
            ByIdNumber = children.Where(c => c.IdNoHash is not null).ToDictionary(c => Convert.ToBase64String(c.IdNoHash!)),
            ByStudentNo = children.Where(c => c.StudentNoHash is not null).ToDictionary(c => Convert.ToBase64String(c.StudentNoHash!)),
            ByName = children.ToLookup(c => PersonName.SearchKey(c.Name)),
            Enrolments = enrolments.GroupBy(e => e.ChildId).ToDictionary(g => g.Key, g => g.Last()),
            Classes = classes.ToDictionary(c => c.Id),
            MainCampus = campuses.OrderBy(c => c.Kind).ThenBy(c => c.Id).FirstOrDefault(),
            Villages = [.. villages.OrderByDescending(v => v.Name.Length).ThenBy(v => v.Id)],
            Parents = parents.ToLookup(l => l.ChildId),
            Guardians = guardians.ToLookup(l => l.ChildId),
            ParentNames = parentNames,
            GuardianNames = guardianNames,
            Phones = phones.ToLookup(p => (p.OwnerType, p.OwnerId)),
            DerivedSysCodes = codes.DistinctBy(c => c.ChildId).ToDictionary(c => c.ChildId, c => c.SysCode),
        };
    }

    /// <summary>The class a child is in today; null for who has left.</summary>
    public EnrollSpan? CurrentEnrolment(Guid child) =>
        Enrolments.GetValueOrDefault(child) is { } last && (last.To is null || last.To > Today) ? last : null;
}
