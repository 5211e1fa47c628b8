using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 ① on paper. Of an activity of the school a teacher's sheet lists the own class only.</summary>
public sealed class ActivityPapers(AppDb db, ActivityRegister register, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, OfficeClock clock)
    : RecordPapers<Activity>(db, register, viewers)
{
    public override string Code => ActivityArchive.Number;

    public override string Title => ActivitySheet.Title;

    private RowScope Scope => Viewer.Scope(DataArea.Archives, Access.View | Access.Edit);

    public override async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => new(
        await Reached(ids).CountAsync(cancellationToken),
        await People(ids).Select(p => p.ChildId).Distinct().CountAsync(cancellationToken));

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await Reached(ids).AsNoTracking().Select(a => new { Activity = a, ClassTitle = a.Class != null ? a.Class.Title : null, Leader = a.Leader!.Name })
            .ToDictionaryAsync(a => a.Activity.Id, cancellationToken);
        var people = await (
            from part in People(ids)
            from span in Db.EnrollSpans.Where(e => e.ChildId == part.ChildId && e.From <= part.Activity!.Date && (e.To == null || e.To > part.Activity!.Date)).Take(1).DefaultIfEmpty()
            orderby span!.Class!.Grade, span.Class!.ClassNo, span.ClassId, part.Child!.Pinyin, part.ChildId
            select new { part.ActivityId, Line = new SignedIn(span.Class!.Title, part.Child!.Name, part.Attended, part.Perform, part.Award) }).AsNoTracking().ToListAsync(cancellationToken);
        var lines = people.ToLookup(p => p.ActivityId, p => p.Line);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(a => new PaperForm($"{a.Activity.Title} {a.Activity.Date:yyyy-MM-dd}", ActivitySheet.Describe(
            new ActivityOnPaper(a.Activity, a.ClassTitle, a.Leader, [.. lines[a.Activity.Id]]), frame.WrittenAt(a.Activity.CreatedAt, a.Activity.Date, school))))];
    }

    private IQueryable<ActivityParticipation> People(IReadOnlyList<Guid> ids)
    {
        var children = Db.Children.Within(Scope, Db, clock.Today);
        return Db.Participations.Where(p => ids.Contains(p.ActivityId) && children.Any(c => c.Id == p.ChildId));
    }
}
