using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Jobs;

/// <summary>The person's own jobs of the last hours: still running, ready, or not done.</summary>
public sealed class JobTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(8);

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (viewers.Viewer.SchoolId is null) return [];
        var (me, since) = (viewers.Viewer.UserId, clock.UtcNow - Fresh);
        var jobs = await db.Jobs.Where(j => j.CreatedBy == me && j.CreatedAt > since && (j.State == JobState.Failed || j.State == JobState.Running || j.State == JobState.Waiting
                || (j.State == JobState.Done && j.FileId != null)))
            .OrderByDescending(j => j.CreatedAt).Take(3).Select(j => new { j.Id, j.Title, j.State, j.Problem }).ToListAsync(cancellationToken);
        return
        [
            .. jobs.Select(j => new OfficeTask
            {
                Urgency = j.State == JobState.Failed ? TaskUrgency.Returned : TaskUrgency.Next,
                Icon = Icons.Print,
                Title = j.State switch { JobState.Failed => $"没做成：{j.Title}", JobState.Done => $"做好了：{j.Title}", _ => $"正在做：{j.Title}" },
                Why = j.State switch { JobState.Failed => j.Problem, JobState.Done => "文件保留一天", _ => "可以先做别的" },
                Verb = j.State == JobState.Done ? "去取" : "查看",
                Controller = "Jobs",
                Action = "Show",
                Route = new { id = j.Id },
            }),
        ];
    }
}
