using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Indicators;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Charts;

/// <summary>Collects what the rooms publish about the classes within reach: a query or two a room, whatever the school's size.</summary>
public sealed class ChartsReader(
    AppDb db, IEnumerable<IIndicator> indicators, ArchiveReader archives, LeftBehindTrend trend, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock)
{
    /// <summary>Null when a class or campus is asked for that is out of reach.</summary>
    public async Task<ChartsPage?> ReadAsync(ChartsFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var scope = viewers.Viewer.Scope(DataArea.Archives, Access.View);
        var enrolled = db.EnrolledOn(clock.Today).Where(e => !e.Child!.IsDeleted);
        var reach = await db.Classes.Within(scope).Where(c => enrolled.Any(e => e.ClassId == c.Id))
            .OrderBy(c => c.Campus!.Kind).ThenBy(c => c.Campus!.Name).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
            .Select(c => new ChartedClass(c.Id, c.CampusId, c.Campus!.Name, c.Title)).ToListAsync(cancellationToken);
        if (filter.ClassId is { } one && reach.All(c => c.Id != one)) return null;
        if (filter.CampusId is { } place && reach.All(c => c.CampusId != place)) return null;

        var classes = reach.Where(c => (filter.ClassId ?? c.Id) == c.Id && (filter.CampusId ?? c.CampusId) == c.CampusId).ToList();
        var family = viewers.Viewer.Scope(DataArea.Family, Access.View);
        var families = classes.Where(c => family.Covers(c.Id, c.CampusId)).ToList();
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today);
        var drawn = new RowScope(false, [], [.. classes.Select(c => c.Id)]);
        return new ChartsPage
        {
            Filter = filter,
            Reach = reach,
            Classes = classes,
            Families = families,
            Archives = await archives.ArchivesAsync(cancellationToken),
            Place = classes.Count == 1 ? classes[0].Title
                : filter.CampusId is not null && classes.Count > 0 ? classes[0].Campus
                : scope.WholeSchool ? "全校"
                : classes.Select(c => c.CampusId).Distinct().Count() == 1 && scope.Classes.Count == 0 ? classes[0].Campus
                : "您所管的班",
            Figures = await FiguresAsync(drawn, cancellationToken),
            Roll = await archives.ReadAsync(drawn, clock.Today, cancellationToken),
            Weeks = term is null ? [] : await WeeksAsync(families, term, cancellationToken),
            TermOver = term?.PercentOver(clock.Today),
            YearOver = SchoolYear.PercentOver(clock.Today),
            CountedAt = clock.Now.ToString("HH:mm", CultureInfo.InvariantCulture),
            Lacking = (code, classId) => indicators.Select(i => i.Lacking(code, classId)).FirstOrDefault(rows => rows is not null),
        };
    }

    private async Task<IndicatorTable> FiguresAsync(RowScope scope, CancellationToken cancellationToken)
    {
        var cells = new List<IndicatorCell>();
        if (!scope.IsEmpty)
            foreach (var indicator in indicators) cells.AddRange(await indicator.ReadAsync(scope, clock.Today, cancellationToken));
        return new IndicatorTable(cells);
    }

    /// <summary>On Sundays, and today in the week that is not over.</summary>
    private async Task<IReadOnlyList<WeekCount>> WeeksAsync(List<ChartedClass> classes, TermFacts term, CancellationToken cancellationToken)
    {
        var last = clock.Today < term.To ? clock.Today : term.To;
        var weeks = new List<(int Week, DateOnly Day)>();
        for (var monday = term.FirstWeek; monday <= last; monday = monday.AddDays(7))
        {
            var sunday = monday.AddDays(6);
            if (term.WeekOn(monday < term.From ? term.From : monday) is { } week)
                weeks.Add((week, sunday < last ? sunday : last));
        }

        var counts = classes.Count == 0 ? [.. weeks.Select(_ => 0)] : await trend.ReadAsync([.. classes.Select(c => c.Id)], [.. weeks.Select(w => w.Day)], cancellationToken);
        return [.. weeks.Zip(counts, (week, count) => new WeekCount(week.Week, week.Day, count))];
    }
}
