using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Indicators;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Home;

/// <summary>Collects what the rooms publish for the person who asks: a query or two a room, none where there is no right.</summary>
public sealed class HomeReader(
    AppDb db, IEnumerable<ITaskSource> tasks, IEnumerable<IIndicator> indicators, ArchiveReader archives, ProfileList profiles, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock)
{
    public async Task<HomePage> ReadAsync(CancellationToken cancellationToken)
    {
        var viewer = viewers.Viewer;
        var found = new List<OfficeTask>();
        foreach (var source in tasks) found.AddRange(await source.ReadAsync(cancellationToken));
        var school = await schools.CurrentAsync(cancellationToken);
        var scope = viewer.Scope(DataArea.Family, Access.View);
        var board = school is not null && !scope.IsEmpty && viewer.Can(DataArea.Archives, Access.View) ? await BoardAsync(school, scope, cancellationToken) : null;
        return new HomePage
        {
            Today = clock.Today,
            Week = school?.TermOn(clock.Today)?.WeekOn(clock.Today),
            Tasks = [.. found.OrderBy(t => t.Urgency)],
            Board = board,
            BoardFirst = scope.WholeSchool || scope.Campuses.Count > 0,
            CanImport = viewer.Scope(DataArea.Basics, Access.Edit).WholeSchool,
            CanPrint = viewer.Can(DataArea.Archives, Access.View),
            IsBureau = viewer.Has(Role.BureauUser),
        };
    }

    private async Task<HomeBoard?> BoardAsync(SchoolFacts school, RowScope scope, CancellationToken cancellationToken)
    {
        var cells = new List<IndicatorCell>();
        foreach (var indicator in indicators.Where(i => i.IsOnHome)) cells.AddRange(await indicator.ReadAsync(scope, clock.Today, cancellationToken));
        var table = new IndicatorTable(cells);
        var ids = table.Classes(PeopleIndicators.Enrolled).ToArray();
        if (ids.Length == 0) return null;
        var classes = await db.Classes.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Campus!.Kind).ThenBy(c => c.Campus!.Name).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
            .Select(c => new BoardClass(c.Id, c.CampusId, c.Title)).ToListAsync(cancellationToken);
        var campuses = classes.GroupBy(c => c.CampusId).Select(g => Campus(g.Key, school, [.. g], table)).ToList();
        return new HomeBoard
        {
            Figures = table,
            Place = scope.WholeSchool ? "全校"
                : classes.Count == 1 ? classes[0].Title
                : campuses.Count == 1 ? campuses[0].Name
                : "您所管的班",
            Caliber = CodeSets.All.NameOf("LbCaliber", school.LbCaliber) ?? "学校",
            CountedAt = clock.Now.ToString("HH:mm", CultureInfo.InvariantCulture),
            Classes = classes,
            Archives = await archives.ArchivesAsync(cancellationToken),
            Campuses = campuses.Count > 1 ? campuses : [],
            Open = scope.WholeSchool || scope.Campuses.Count > 0 ? null : await profiles.OpenAsync(cancellationToken),
            Term = school.TermOn(clock.Today),
            TermOver = school.TermOn(clock.Today)?.PercentOver(clock.Today) ?? 100,
            YearOver = SchoolYear.PercentOver(clock.Today),
        };
    }

    private static BoardCampus Campus(Guid id, SchoolFacts school, List<BoardClass> classes, IndicatorTable table)
    {
        Share Sum(string code) => classes.Select(c => table.Of(code, c.Id)).Aggregate(new Share(0, 0), (a, b) => new Share(a.Count + b.Count, a.OutOf + b.OutOf));
        return new BoardCampus(
            id, school.CampusNames.GetValueOrDefault(id, ""), Sum(PeopleIndicators.Enrolled).Count,
            Sum(PeopleIndicators.LeftBehind), Sum(ArchiveIndicator.Filed(ProfileArchive.Number)), Sum(ArchiveIndicator.Filed(SummaryArchive.Number)));
    }
}
