using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers.Bundles;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.IdPrints;

/// <summary>含证件号打印: asked for with a purpose, decided by the principal, made and fetched once within 24 hours.</summary>
[Route("id-prints")]
[Needs(DataArea.IdExports, Access.Apply | Access.Approve)]
public sealed class IdPrintsController(
    AppDb db, PrintTargets targets, JobQueue queue, ViewerContext viewers, OfficeClock clock) : Controller
{
    private const int Shown = 100;
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    private Viewer Viewer => viewers.Viewer;

    private bool MayDecide => Viewer.Can(DataArea.IdExports, Access.Approve);

    private RowScope Reach => Viewer.Scope(DataArea.IdExports, Access.Apply);

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var requests = await Seen().AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(Shown).ToListAsync(cancellationToken);
        return View(new IdPrintsPage { Requests = await PagesAsync(requests, cancellationToken), MayAsk = Viewer.Can(DataArea.IdExports, Access.Apply), MayDecide = MayDecide });
    }

    [HttpGet("new")]
    [Needs(DataArea.IdExports, Access.Apply)]
    public async Task<IActionResult> New(Guid? classId, CancellationToken cancellationToken) =>
        View("New", await FormAsync(new IdPrintForm { ClassId = classId }, cancellationToken));

    [HttpPost("")]
    [Needs(DataArea.IdExports, Access.Apply)]
    public async Task<IActionResult> Ask(IdPrintForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.ClassId is null && !form.Whole) ModelState.AddModelError(nameof(form.ClassId), "请选要印哪个班。");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("New", await FormAsync(form, cancellationToken));
        }

        var choice = new PrintChoice { ClassId = form.ClassId, Whole = form.ClassId is null && form.Whole };
        if (await targets.FindAsync(choice, Reach, cancellationToken) is not { } target) return NotFound();
        var request = new IdPrintRequest
        {
            RequestedBy = Viewer.UserId,
            Purpose = form.Purpose!.Trim(), // required, validated above
            Target = JsonSerializer.Serialize(target),
            Title = target.Title,
        };
        db.IdPrintRequests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        new Toast("已交给校长审批。批准以后24小时内可以做成文件，只能取一次。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id = request.Id });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await Seen().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } request
            ? View("Show", (await PagesAsync([request], cancellationToken))[0])
            : NotFound();

    [HttpPost("{id:guid}/approve")]
    [Needs(DataArea.IdExports, Access.Approve)]
    public Task<IActionResult> Approve(Guid id, CancellationToken cancellationToken) => DecideAsync(id, true, null, cancellationToken);

    [HttpPost("{id:guid}/refuse")]
    [Needs(DataArea.IdExports, Access.Approve)]
    public Task<IActionResult> Refuse(Guid id, [Bind(Prefix = "Reason")] string? reason, CancellationToken cancellationToken) =>
        DecideAsync(id, false, reason, cancellationToken);

    /// <summary>Makes the file. Only the person who asked, only while the approval holds; a failed job may be made again.</summary>
    [HttpPost("{id:guid}/make")]
    [Needs(DataArea.IdExports, Access.Apply)]
    public async Task<IActionResult> Make(Guid id, CancellationToken cancellationToken)
    {
        var request = await db.IdPrintRequests.FirstOrDefaultAsync(r => r.Id == id && r.RequestedBy == Viewer.UserId, cancellationToken);
        if (request is null) return NotFound();
        var page = (await PagesAsync([request], cancellationToken))[0];
        if (!page.CanMake)
        {
            new Toast("现在不能做：还没有批准、已经过期，或者已经做过了。").Show(TempData);
            return RedirectToAction(nameof(Show), new { id });
        }

        var target = JsonSerializer.Deserialize<PrintTarget>(request.Target) ?? throw new InvalidOperationException($"Request {id} names nobody.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        request.JobId = await queue.EnqueueAsync(
            ProfilePrintJob.KindName, request.Title, new ProfilePrintArguments(target.ChildIds, request.Id), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return RedirectToAction("Show", "Jobs", new { id = request.JobId });
    }

    private async Task<IActionResult> DecideAsync(Guid id, bool approved, string? reason, CancellationToken cancellationToken)
    {
        var request = await db.IdPrintRequests.FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (request is null) return NotFound();
        if (request.RequestedBy == Viewer.UserId)
        {
            new Toast("自己的申请不能自己批，请换一位校长审批。").Show(TempData);
        }
        else if (request.DecidedAt is not null)
        {
            new Toast("这份申请已经审批过了。").Show(TempData);
        }
        else if (!approved && (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > 200))
        {
            new Toast("没有退回：请写明不同意的原因，200字以内。").Show(TempData);
        }
        else
        {
            request.DecidedBy = Viewer.UserId;
            request.DecidedAt = clock.UtcNow;
            request.Approved = approved;
            request.Comment = approved ? null : reason!.Trim();
            request.ValidUntil = approved ? clock.UtcNow + Validity : null;
            // Somebody else may decide at the same moment: the row version lets one of them through.
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                new Toast(approved ? "已批准，24小时内有效，只能取一次。" : "没有同意，原因已告诉申请人。").Show(TempData);
            }
            catch (DbUpdateConcurrencyException)
            {
                new Toast("这份申请刚刚有人审批过了。").Show(TempData);
            }
        }

        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>The principal sees all requests, everybody else their own.</summary>
    private IQueryable<IdPrintRequest> Seen() => MayDecide ? db.IdPrintRequests : db.IdPrintRequests.Where(r => r.RequestedBy == Viewer.UserId);

    private async Task<IReadOnlyList<IdPrintPage>> PagesAsync(IReadOnlyList<IdPrintRequest> requests, CancellationToken cancellationToken)
    {
        var users = requests.SelectMany(r => new[] { r.RequestedBy, r.DecidedBy ?? r.RequestedBy }).Distinct().ToArray();
        var names = await db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var jobIds = requests.Where(r => r.JobId is not null).Select(r => r.JobId!.Value).ToArray();
        var jobs = jobIds.Length == 0 ? [] : await db.Jobs.Where(j => jobIds.Contains(j.Id)).ToDictionaryAsync(j => j.Id, j => j.State, cancellationToken);
        var now = clock.UtcNow;
        return
        [
            .. requests.Select(r => new IdPrintPage
            {
                Request = r,
                AskedBy = names.GetValueOrDefault(r.RequestedBy, "已注销的账号"),
                DecidedBy = r.DecidedBy is { } who ? names.GetValueOrDefault(who, "已注销的账号") : null,
                State = r.DecidedAt is null ? IdPrintState.Waiting
                    : r.Approved != true ? IdPrintState.Refused
                    : r.DownloadedAt is not null ? IdPrintState.Taken
                    : r.ValidUntil <= now ? IdPrintState.Expired
                    : IdPrintState.Approved,
                IsMine = r.RequestedBy == Viewer.UserId,
                MayDecide = MayDecide && r.DecidedAt is null && r.RequestedBy != Viewer.UserId,
                CanMake = r.RequestedBy == Viewer.UserId && r.Approved == true && r.DownloadedAt is null && r.ValidUntil > now
                    && (r.JobId is not { } job || jobs.GetValueOrDefault(job, JobState.Failed) == JobState.Failed),
            }),
        ];
    }

    private async Task<IdPrintForm> FormAsync(IdPrintForm form, CancellationToken cancellationToken)
    {
        form.Classes = await targets.ClassesAsync(Reach, cancellationToken);
        form.IsWholeSchool = Reach.WholeSchool;
        return form;
    }
}

/// <summary>What is asked for.</summary>
public sealed class IdPrintForm
{
    [Display(Name = "印哪个班", Order = 1)]
    public Guid? ClassId { get; set; }

    /// <summary>All within reach; used when no class is chosen.</summary>
    public bool Whole { get; set; }

    [Display(Name = "用途", Order = 2)]
    [Required(ErrorMessage = "请写明用途，例如“县民政局11月核对台账”。")]
    [StringLength(100, MinimumLength = 4, ErrorMessage = "用途要写4到100个字，说清给谁、做什么用。")]
    public string? Purpose { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<ClassToPrint> Classes { get; set; } = [];

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public bool IsWholeSchool { get; set; }
}

public enum IdPrintState
{
    Waiting,
    Refused,
    Approved,
    Expired,
    Taken,
}

/// <summary>One request as pages show it.</summary>
public sealed record IdPrintPage
{
    public required IdPrintRequest Request { get; init; }
    public required string AskedBy { get; init; }
    public string? DecidedBy { get; init; }
    public required IdPrintState State { get; init; }
    public required bool IsMine { get; init; }
    public required bool MayDecide { get; init; }
    public required bool CanMake { get; init; }
}

/// <summary>The list of requests.</summary>
public sealed record IdPrintsPage
{
    public required IReadOnlyList<IdPrintPage> Requests { get; init; }
    public required bool MayAsk { get; init; }
    public required bool MayDecide { get; init; }
}
