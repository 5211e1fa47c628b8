using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 ② on paper: a child's own card, by the child's id.</summary>
public sealed class ActivityCardPapers(AppDb db, Participations participations, ViewerContext viewers, PaperFrames frames, OfficeClock clock) : IPaperSource
{
    public const string CardEntity = "ActivityCard";

    public string Entity => CardEntity;

    public string Code => ActivityArchive.Number;

    public string Title => ActivitySheet.CardTitle;

    public async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var count = await Reached(ids).CountAsync(cancellationToken);
        return new PaperReach(count, count);
    }

    public async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var children = await Reached(ids).Select(c => new { c.Id, c.Name, ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == c.Id).Select(e => e.Class!.Title).FirstOrDefault() })
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        var (took, frame) = (await participations.OfAsync([.. children.Keys], cancellationToken), await frames.ReadAsync(cancellationToken: cancellationToken));
        return [.. ids.Where(children.ContainsKey).Select(id => children[id]).Select(c =>
            new PaperForm($"{c.ClassTitle} {c.Name}".Trim(), ActivitySheet.DescribeCard(c.Name, c.ClassTitle, [.. took[c.Id]], frame)))];
    }

    private IQueryable<Child> Reached(IReadOnlyList<Guid> ids) =>
        db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit), db, clock.Today).Where(c => ids.Contains(c.Id));
}
