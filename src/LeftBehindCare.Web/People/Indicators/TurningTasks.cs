using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Indicators;

/// <summary>
/// Children whose 留守 changes by itself around now (AL37: three months away, the sixteenth birthday, a parent's return), and
/// children of whom nobody knows where a parent is (待核, domain.md §8.4).
/// </summary>
public sealed class TurningTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (viewers.Viewer.Scope(DataArea.Family, Access.Edit) is not { IsEmpty: false } scope) return [];
        var (today, children) = (clock.Today, db.Children.Within(scope, db, clock.Today));
        var (from, to) = Turning.Window(today);
        var rows = await db.LbEpisodes
            .Where(e => (e.From >= from && e.From <= to && db.LbEpisodes.Any(b => b.ChildId == e.ChildId && b.To == e.From))
                || (e.NeedsCheck && e.From <= today && (e.To == null || e.To > today)))
            .Where(e => children.Any(c => c.Id == e.ChildId) && db.EnrollSpans.Any(s => s.ChildId == e.ChildId && s.From <= today && (s.To == null || s.To > today)))
            .OrderBy(e => e.From).Take(1_000)
            .Select(e => new { e.ChildId, e.Child!.Name, e.From, Turns = e.From >= from && e.From <= to && db.LbEpisodes.Any(b => b.ChildId == e.ChildId && b.To == e.From) })
            .ToListAsync(cancellationToken);
        var tasks = new List<OfficeTask>();
        var turning = rows.Where(r => r.Turns).DistinctBy(r => r.ChildId).ToList();
        if (turning.Count > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Changed,
                Title = $"{turning.Count}名孩子的留守情形有变化",
                Why = $"{string.Join('、', turning.Take(3).Select(t => $"{t.Name}（{t.From:M月d日}）"))}{(turning.Count > 3 ? "等" : "")}，请和家里核对",
                Verb = "名单",
                Controller = "Children",
                Route = new { lb = Children.LbChoice.Turning },
            });
        var unknown = rows.Where(r => !r.Turns).Select(r => r.ChildId).Distinct().Count();
        if (unknown > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Help,
                Title = $"{unknown}名孩子的父母情况待核",
                Why = "不知道父亲或母亲在不在家，请问清楚补上",
                Verb = "名单",
                Controller = "Children",
                Route = new { lb = Children.LbChoice.Check },
            });
        return tasks;
    }
}

/// <summary>Which changes of 留守 are shown as recent or coming.</summary>
public static class Turning
{
    private const int DaysBack = 7;
    private const int DaysAhead = 30;

    /// <summary>Both days belong to it. A return is to be checked within seven days (domain.md §2.9).</summary>
    public static (DateOnly From, DateOnly To) Window(DateOnly today) => (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
}
