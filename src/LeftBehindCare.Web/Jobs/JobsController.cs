using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Part = LeftBehindCare.Web.Shared.Parts.JobProgress;

namespace LeftBehindCare.Web.Jobs;

/// <summary>A person's own jobs: progress and result.</summary>
[Route("jobs")]
[SignedIn]
public sealed class JobsController(AppDb db, ViewerContext viewers, OfficeClock clock, IEnumerable<IJobHandler> handlers) : Controller
{
    private const int Shown = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await Mine().OrderByDescending(j => j.CreatedAt).Take(Shown).AsNoTracking().ToListAsync(cancellationToken));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } job ? await PageAsync(job, null, cancellationToken) : NotFound();

    /// <summary>For the progress bar.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        return await FindAsync(id, cancellationToken) is { } job ? Json(ProgressOf(job)) : NotFound();
    }

    /// <summary>
    /// The result. A POST, because it is written into the access log and some results can be fetched once only. Whoever lost the
    /// right since then does not get it any more.
    /// </summary>
    [HttpPost("{id:guid}/file")]
    public async Task<IActionResult> Fetch(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } job) return NotFound();
        var now = clock.UtcNow;
        var file = job.FileId is { } fileId
            ? await db.StoredFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && (f.ExpiresAt == null || f.ExpiresAt > now), cancellationToken)
            : null;
        if (file is null) return await RefusedAsync(job, "文件已经取走或过期，不在了。要用的话请再做一次。", StatusCodes.Status410Gone, cancellationToken);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await handlers.Single(h => h.Kind == job.Kind).HandOverAsync(job, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (JobRefusedException refusal)
        {
            return await RefusedAsync(job, refusal.Message, StatusCodes.Status403Forbidden, cancellationToken);
        }

        Response.Headers.CacheControl = "no-store";
        return File(file.Content, file.ContentType, file.Name);
    }

    private async Task<IActionResult> RefusedAsync(Job job, string why, int status, CancellationToken cancellationToken)
    {
        Response.StatusCode = status;
        return await PageAsync(job, why, cancellationToken);
    }

    private async Task<ViewResult> PageAsync(Job job, string? refusal, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var expires = job.FileId is { } fileId
            ? await db.StoredFiles.Where(f => f.Id == fileId && (f.ExpiresAt == null || f.ExpiresAt > now))
                .Select(f => new { f.ExpiresAt }).FirstOrDefaultAsync(cancellationToken)
            : null;
        return View("Show", new JobPage
        {
            Job = job,
            Progress = ProgressOf(job),
            CanFetch = expires is not null && refusal is null,
            KeptUntil = expires?.ExpiresAt is { } until ? ChineseText.Moment(until) : null,
            Refusal = refusal,
        });
    }

    private Task<Job?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Mine().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken);

    private IQueryable<Job> Mine() => db.Jobs.Where(j => j.CreatedBy == viewers.Viewer.UserId);

    private Part ProgressOf(Job job) => new()
    {
        Title = job.Title,
        Done = job.State == JobState.Done ? Math.Max(job.Total, 1) : job.Done,
        Total = job.State == JobState.Done ? Math.Max(job.Total, 1) : job.Total,
        IsOver = job.State is JobState.Done or JobState.Failed or JobState.Cancelled,
        Sentence = job.State switch
        {
            JobState.Waiting => "在排队，轮到就做。可以先去做别的，回到“打印任务”就能看到。",
            JobState.Running => SecondsLeft(job) is { } seconds ? $"还要约{seconds}秒。可以先去做别的，回到“打印任务”就能看到。" : "正在做。可以先去做别的，回到“打印任务”就能看到。",
            JobState.Done => "做好了。",
            JobState.Failed => "没有做成。",
            JobState.Cancelled => "已停下。",
        },
    };

    private int? SecondsLeft(Job job) =>
        job is { State: JobState.Running, StartedAt: { } started, Done: > 0 } && job.Total > job.Done
            ? Math.Max(1, (int)Math.Ceiling((clock.UtcNow - started).TotalSeconds / job.Done * (job.Total - job.Done)))
            : null;
}

/// <summary>One job as its page shows it.</summary>
public sealed record JobPage
{
    public required Job Job { get; init; }
    public required Part Progress { get; init; }

    /// <summary>There is a file and this person may ask for it.</summary>
    public required bool CanFetch { get; init; }

    /// <summary>When the file is thrown away, in words.</summary>
    public string? KeptUntil { get; init; }

    /// <summary>Why the file was just not handed out.</summary>
    public string? Refusal { get; init; }
}
