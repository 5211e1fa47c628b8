using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>For whoever appoints: classes of this year without 班主任, and posts that end within two weeks.</summary>
public sealed class PostTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    private const int DaysAhead = 14;
    private const string Posts = "Posts";

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (viewers.Viewer.SchoolId is null || !viewers.Viewer.Can(DataArea.Accounts, Access.Appoint)) return [];
        var (today, until) = (clock.Today, clock.Today.AddDays(DaysAhead));
        var tasks = new List<OfficeTask>();
        var bare = await db.Classes.Where(c => db.EnrollSpans.Any(e => e.ClassId == c.Id && e.From <= today && (e.To == null || e.To > today))
                && !db.PostSpans.Any(p => p.ClassId == c.Id && p.Role == Role.Homeroom && p.From <= today && (p.To == null || p.To > today)))
            .OrderBy(c => c.Grade).ThenBy(c => c.ClassNo).Select(c => c.Title).ToListAsync(cancellationToken);
        if (bare.Count > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Accounts,
                Title = $"{bare.Count}个班没有班主任",
                Why = $"{string.Join('、', bare.Take(4))}{(bare.Count > 4 ? "等" : "")}：没有人能填这些班的档案",
                Verb = "去任职",
                Controller = Posts,
                Action = "New",
            });
        var ending = await db.PostSpans.Where(p => p.To != null && p.To > today && p.To <= until).OrderBy(p => p.To)
            .Select(p => new { p.Staff!.Name, p.Role, p.To }).Take(20).ToListAsync(cancellationToken);
        if (ending.Count > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Audit,
                Title = $"{ending.Count}个任职快到期了",
                Why = string.Join('、', ending.Take(3).Select(e => $"{e.Name}（{RightsTable.Title(e.Role)}，{e.To!.Value.AddDays(-1):M月d日}止）")),
                Verb = "查看",
                Controller = Posts,
            });
        return tasks;
    }
}
