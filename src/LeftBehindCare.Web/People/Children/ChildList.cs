using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Children;

/// <summary>
/// Finds children for the list: one narrow query for the rows of a page and one count. A question about an area the person
/// may not see is not asked at all; otherwise the filter would tell what the page hides.
/// </summary>
public sealed class ChildList(AppDb db, ViewerContext viewers, OfficeClock clock, ChildListQueries queries)
{
    /// <summary>Rows a sheet or a printed list may have.</summary>
    public const int MostRows = 20_000;

    private DateOnly Today => clock.Today;

    private Viewer Viewer => viewers.Viewer;

    public Task<int> CountAsync(ChildFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.AsksForAll ? queries.Everybody.CountAsync(db, Reach.WholeSchool, ValuesOf(filter)) : Found(filter).CountAsync(cancellationToken);
    }

    /// <summary>The rows of the filter's page, in its order.</summary>
    public Task<List<ChildLine>> PageAsync(ChildFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (sort, values) = (ChildListQueries.SortOf(filter.Sort), ValuesOf(filter));
        return filter.AsksForAll
            ? queries.Pages.ToListAsync(db, new ChildPageShape(Reach.WholeSchool, sort), values, cancellationToken)
            : ChildListQueries.Page(db, Found(filter), sort, values).ToListAsync(cancellationToken);
    }

    /// <summary>All rows, for sheets and paper.</summary>
    public Task<List<ChildLine>> AllAsync(ChildFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ChildListQueries.Lines(db, ChildListQueries.Ordered(Found(filter), ChildListQueries.SortOf(filter.Sort)).Take(MostRows), ValuesOf(filter)).ToListAsync(cancellationToken);
    }

    /// <summary>The child with exactly this 证件号 or 学籍号, among those whose numbers the person has to do with; by blind index.</summary>
    public async Task<Guid?> ByNumberAsync(byte[] index, CancellationToken cancellationToken)
    {
        var scope = Viewer.Scope(DataArea.IdNumbers, Access.View | Access.Masked);
        if (scope.IsEmpty) return null;
        return await db.Children.Within(scope, db, Today).Where(c => c.IdNoHash == index || c.StudentNoHash == index)
            .Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether the filter finds exactly one child, and which.</summary>
    public async Task<Guid?> OnlyOneAsync(ChildFilter filter, CancellationToken cancellationToken)
    {
        var two = await Found(filter).Select(p => p.Child.Id).Take(2).ToListAsync(cancellationToken);
        return two.Count == 1 ? two[0] : null;
    }

    private IQueryable<Placed> Found(ChildFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var found = Placed(filter);
        if (filter.ClassId is { } one) found = found.Where(p => p.ClassId == one);
        if (filter.CampusId is { } campus) found = found.Where(p => p.CampusId == campus);
        if (filter.VillageId is { } village) found = found.Where(p => p.Child.VillageId == village);
        if (!string.IsNullOrEmpty(filter.Board)) found = found.Where(p => p.Child.BoardMode == filter.Board);
        if (!string.IsNullOrEmpty(filter.Lb)) found = ByStatus(found, filter.Lb);
        if (!string.IsNullOrEmpty(filter.Gap)) found = ByProfile(found, filter.Gap);
        return string.IsNullOrWhiteSpace(filter.Q) ? found : ByWords(found, filter.Q);
    }

    private RowScope Reach => Viewer.Scope(DataArea.Basics, Access.View | Access.Masked);

    private ChildListValues ValuesOf(ChildFilter filter) => new()
    {
        Today = Today,
        Classes = [.. Reach.Classes],
        Campuses = [.. Reach.Campuses],
        Before = (filter.Page - 1) * ListFilter.PageSize,
    };

    /// <summary>Children in class today; those who have left, or dropped out, only for whoever reaches the whole school.</summary>
    private IQueryable<Placed> Placed(ChildFilter filter)
    {
        if (filter.Roll is not (RollChoice.Left or RollChoice.DroppedOut)) return ChildListQueries.InClass(db, Reach.WholeSchool, ValuesOf(filter));
        if (!Reach.WholeSchool) return db.Children.Where(_ => false).Select(c => new Placed { Child = c });
        var today = Today;
        var inForce = db.EnrollSpans.Where(e => e.From <= today && (e.To == null || e.To > today));
        var gone = db.Children.Where(c => !inForce.Any(e => e.ChildId == c.Id));
        const string dropped = AlterKind.DroppedOut;
        gone = filter.Roll == RollChoice.DroppedOut
            ? gone.Where(c => db.EnrollSpans.Where(e => e.ChildId == c.Id).OrderByDescending(e => e.From).Select(e => e.ExitKind).FirstOrDefault() == dropped)
            : gone.Where(c => db.EnrollSpans.Where(e => e.ChildId == c.Id).OrderByDescending(e => e.From).Select(e => e.ExitKind).FirstOrDefault() != dropped);
        return gone.Select(c => new Placed { Child = c });
    }

    private static IQueryable<Placed> Within(IQueryable<Placed> placed, RowScope scope)
    {
        if (scope.WholeSchool) return placed;
        var campuses = scope.Campuses.ToArray();
        var classes = scope.Classes.ToArray();
        return placed.Where(p => classes.Contains(p.ClassId!.Value) || campuses.Contains(p.CampusId!.Value));
    }

    private IQueryable<Placed> ByStatus(IQueryable<Placed> found, string lb)
    {
        var scope = Viewer.Scope(DataArea.Family, Access.View | Access.Masked);
        if (scope.IsEmpty) return found;
        var today = Today;
        var now = db.LbEpisodes.Where(e => e.From <= today && (e.To == null || e.To > today));
        var (from, to) = Indicators.Turning.Window(today);
        found = Within(found, scope);
        return lb switch
        {
            LbChoice.Yes => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.Counts)),
            LbChoice.No => found.Where(p => !now.Any(e => e.ChildId == p.Child.Id && e.Counts)),
            LbChoice.Check => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.NeedsCheck)),
            LbChoice.Unsupported => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.IsUnsupported)),
            LbChoice.OneParent => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.Counts && (e.OutType == OutType.Father || e.OutType == OutType.Mother))),
            LbChoice.Turning => found.Where(p => db.LbEpisodes.Any(e => e.ChildId == p.Child.Id && e.From >= from && e.From <= to
                && db.LbEpisodes.Any(b => b.ChildId == e.ChildId && b.To == e.From))),
            LbChoice.Mca => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.IsMca)),
            LbChoice.Moe => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.IsMoe)),
            LbChoice.Sys => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && (e.SysCode == SysLeftBehind.OneParent || e.SysCode == SysLeftBehind.BothParents))),
            // As the figures count: who is away beyond the school's age limit is not 留守.
            _ => found.Where(p => now.Any(e => e.ChildId == p.Child.Id && e.Counts && e.OutType == lb)),
        };
    }

    private IQueryable<Placed> ByProfile(IQueryable<Placed> found, string gap)
    {
        var scope = Viewer.Scope(DataArea.Archives, Access.View);
        if (scope.IsEmpty) return found;
        var today = Today;
        found = Within(found, scope);
        return gap switch
        {
            GapChoice.None => found.Where(p => !db.Profiles.Any(a => a.ChildId == p.Child.Id)
                && db.LbEpisodes.Any(e => e.ChildId == p.Child.Id && e.Counts && e.From <= today && (e.To == null || e.To > today))),
            GapChoice.Missing => found.Where(p => db.Profiles.Any(a => a.ChildId == p.Child.Id && a.MissingCount > 0)),
            GapChoice.Draft => found.Where(p => db.Profiles.Any(a => a.ChildId == p.Child.Id && a.Status == RecordStatus.Draft)),
            GapChoice.Waiting => found.Where(p => db.Profiles.Any(a => a.ChildId == p.Child.Id && a.Status == RecordStatus.Submitted)),
            GapChoice.Returned => found.Where(p => db.Profiles.Any(a => a.ChildId == p.Child.Id && a.Status == RecordStatus.Returned)),
            GapChoice.Complete => found.Where(p => db.Profiles.Any(a => a.ChildId == p.Child.Id && a.MissingCount == 0)),
            _ => found,
        };
    }

    /// <summary>Four digits are the end of a telephone number, letters are pinyin or its initials, anything else a name, class or village.</summary>
    private IQueryable<Placed> ByWords(IQueryable<Placed> found, string words)
    {
        var text = WrittenText.Compact(words);
        if (text.Length == 4 && text.All(char.IsAsciiDigit)) return ByPhoneTail(found, text);
        var letters = NamePinyin.Query(words);
        if (letters.Length > 0 && letters.All(char.IsAsciiLetterLower))
        {
            // Whole or begun syllables: zhouyc, zyc and zhou all find zhou ying chuan.
            var begun = "^" + string.Join("([a-z]* )?", letters.AsEnumerable());
            var start = letters + "%";
            return found.Where(p => Regex.IsMatch(p.Child.Pinyin!, begun) || EF.Functions.ILike(p.Child.Name, start));
        }

        var key = PersonName.SearchKey(words);
        if (key.Length == 0) return found.Where(_ => false);
        var pattern = $"%{key.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return found.Where(p => EF.Functions.ILike(p.Child.Name.Replace("·", "").Replace(" ", ""), pattern)
            || p.Child.FormerName!.Replace("·", "").Contains(key)
            || p.ClassTitle!.Contains(text)
            || db.Villages.Any(v => v.Id == p.Child.VillageId && v.Name.Contains(text)));
    }

    /// <summary>A number of the child itself, of a parent or of a guardian it has today.</summary>
    private IQueryable<Placed> ByPhoneTail(IQueryable<Placed> found, string tail)
    {
        var scope = Viewer.Scope(DataArea.Contacts, Access.View);
        if (scope.IsEmpty) return found.Where(_ => false);
        var today = Today;
        var owners = db.PhoneEntries.Where(n => n.Tail == tail && (n.InvalidAt == null || n.InvalidAt > today)).Select(n => n.OwnerId);
        return Within(found, scope).Where(p => owners.Contains(p.Child.Id)
            || db.ParentLinks.Any(l => l.ChildId == p.Child.Id && l.From <= today && (l.To == null || l.To > today) && owners.Contains(l.ParentId))
            || db.GuardianLinks.Any(l => l.ChildId == p.Child.Id && l.From <= today && (l.To == null || l.To > today) && owners.Contains(l.GuardianId)));
    }
}
