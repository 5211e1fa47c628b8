using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.Overview;

/// <summary>Puts the overview together. The whole reach is read once: the classes' shares stand above any one of them.</summary>
public sealed class OverviewReader(ArchiveReader reader, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock)
{
    /// <summary>The page, or null for a class out of reach.</summary>
    public async Task<OverviewPage?> ReadAsync(OverviewFilter filter, bool all, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter.Page = Math.Max(1, filter.Page);
        var roll = await reader.ReadAsync(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit), clock.Today, cancellationToken);
        var titles = (await schools.CurrentAsync(cancellationToken))?.ClassTitles;
        var classes = roll.Children.Select(c => c.ClassId).Distinct().Select(id => new OverviewClass(id, titles?.GetValueOrDefault(id) ?? "")).ToList();
        if (filter.ClassId is { } asked && classes.All(c => c.Id != asked))
        {
            // A class without 留守 children has nothing to show; one out of reach looks the same.
            if (classes.Count > 0) return null;
            filter.ClassId = null;
        }

        if (filter.ClassId is null && classes.Count == 1) filter.ClassId = classes[0].Id;
        var children = roll.Children.Where(c => filter.ClassId is null || c.ClassId == filter.ClassId).ToList();
        var lacking = roll.Archives.FirstOrDefault(a => a.Code == filter.Lacking);
        var shown = children.Where(c => (lacking is null || !roll.Cell(lacking, lacking.OfClass ? c.ClassId : c.Id).IsFiled) && (!filter.Open || roll.Lacking(c).Any())).ToList();
        var onPage = all ? shown : shown.Skip((filter.Page - 1) * OverviewFilter.PageSize).Take(OverviewFilter.PageSize);
        return new OverviewPage
        {
            Filter = filter,
            Roll = roll,
            Figures = new IndicatorTable(ArchiveIndicator.Cells(roll)),
            Classes = classes,
            Rooms = [.. onPage.GroupBy(c => c.ClassId).Select(g => new OverviewRoom(classes.First(c => c.Id == g.Key), [.. g]))],
            Total = shown.Count,
            Of = children.Count,
            CanEdit = viewers.Viewer.Can(DataArea.Archives, Access.Edit),
            YearOver = SchoolYear.PercentOver(clock.Today),
        };
    }
}
