using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Jobs;

/// <summary>A person's own jobs: progress and result.</summary>
[Route("jobs")]
[SignedIn]
public sealed class JobsController(AppDb db, ViewerContext viewers, OfficeClock clock) : Controller
{
    private const int Shown = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await Mine().OrderByDescending(j => j.CreatedAt).Take(Shown).AsNoTracking().ToListAsync(cancellationToken));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await Mine().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken) is { } job ? View(job) : NotFound();

    /// <summary>For the progress bar.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellationToken) =>
        await Mine().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken) is { } job
            ? Json(new { state = job.State.ToString(), done = job.Done, total = job.Total, problem = job.Problem, ready = job.FileId != null, secondsLeft = SecondsLeft(job) })
            : NotFound();

    private IQueryable<Job> Mine() => db.Jobs.Where(j => j.CreatedBy == viewers.Viewer.UserId);

    private int? SecondsLeft(Job job) =>
        job is { State: JobState.Running, StartedAt: { } started, Done: > 0 } && job.Total > job.Done
            ? (int)Math.Ceiling((clock.UtcNow - started).TotalSeconds / job.Done * (job.Total - job.Done))
            : null;
}
