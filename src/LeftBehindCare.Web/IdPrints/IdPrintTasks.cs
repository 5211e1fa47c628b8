using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.IdPrints;

/// <summary>含证件号 prints that wait for the principal, and approved ones that wait to be made by who asked.</summary>
public sealed class IdPrintTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    private const string Requests = "IdPrints";

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var viewer = viewers.Viewer;
        var decides = viewer.Can(DataArea.IdExports, Access.Approve);
        if (!decides && !viewer.Can(DataArea.IdExports, Access.Apply)) return [];
        var (me, now) = (viewer.UserId, clock.UtcNow);
        var rows = await db.IdPrintRequests
            .Where(r => (decides && r.DecidedAt == null && r.RequestedBy != me)
                || (r.RequestedBy == me && r.Approved == true && r.DownloadedAt == null && r.JobId == null && r.ValidUntil > now))
            .OrderBy(r => r.CreatedAt).Take(50)
            .Select(r => new { r.Id, r.Title, r.Purpose, IsMine = r.RequestedBy == me }).ToListAsync(cancellationToken);
        var tasks = new List<OfficeTask>();
        var waiting = rows.Where(r => !r.IsMine).ToList();
        if (waiting.Count > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Waited,
                Icon = Icons.Lock,
                Title = $"{waiting.Count}份含证件号打印等您审批",
                Why = $"{waiting[0].Title}，用途：{waiting[0].Purpose}",
                Verb = "审批",
                Controller = Requests,
                Action = waiting.Count == 1 ? "Show" : "Index",
                Route = waiting.Count == 1 ? new { id = waiting[0].Id } : null,
            });
        tasks.AddRange(rows.Where(r => r.IsMine).Select(r => new OfficeTask
        {
            Urgency = TaskUrgency.Waited,
            Icon = Icons.Print,
            Title = $"校长批准了：{r.Title}",
            Why = "24小时内有效，只能取一次",
            Verb = "去印",
            Controller = Requests,
            Action = "Show",
            Route = new { id = r.Id },
        }));
        return tasks;
    }
}
