using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Papers.Bundles;

/// <summary>成批打印: A1 of a selection, a class or all within reach, as a queued job. Always masked.</summary>
[Route("prints")]
[Needs(DataArea.Archives, Access.View)]
public sealed class PrintsController(PrintTargets targets, JobQueue queue, ViewerContext viewers) : Controller
{
    private const int MostChildren = 2_000;

    private RowScope Scope => viewers.Viewer.Scope(DataArea.Archives, Access.View);

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? classId, CancellationToken cancellationToken) =>
        await PageAsync(classId, null, cancellationToken);

    [HttpPost("")]
    public async Task<IActionResult> Start(Guid? classId, bool whole, [FromForm] List<Guid> childIds, bool chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(childIds);
        if (chosen && childIds.Count == 0) return await RefusedAsync(classId, "一个孩子也没有选。请勾上要印的孩子，再点“印所选”。", cancellationToken);
        if (childIds.Count > MostChildren) return await RefusedAsync(classId, $"一次最多选{MostChildren}人。请按班分几次印。", cancellationToken);
        var choice = new PrintChoice { ClassId = classId, Whole = whole, ChildIds = childIds };
        if (await targets.FindAsync(choice, Scope, cancellationToken) is not { } target) return NotFound();
        var id = await queue.EnqueueAsync(ProfilePrintJob.KindName, target.Title, new ProfilePrintArguments(target.ChildIds), cancellationToken);
        return RedirectToAction("Show", "Jobs", new { id });
    }

    private async Task<IActionResult> RefusedAsync(Guid? classId, string why, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(classId, why, cancellationToken);
    }

    private async Task<IActionResult> PageAsync(Guid? classId, string? refusal, CancellationToken cancellationToken)
    {
        var classes = await targets.ClassesAsync(Scope, cancellationToken);
        var current = classes.FirstOrDefault(c => c.Id == classId);
        if (classId is not null && current is null) return NotFound();
        return View("Index", new PrintsPage
        {
            Classes = classes,
            Current = current,
            Children = current is null ? [] : await targets.ChildrenAsync(current.Id, Scope, cancellationToken),
            IsWholeSchool = Scope.WholeSchool,
            MayAskForNumbers = viewers.Viewer.Can(DataArea.IdExports, Access.Apply),
            Refusal = refusal,
        });
    }
}

/// <summary>What can be printed.</summary>
public sealed record PrintsPage
{
    public required IReadOnlyList<ClassToPrint> Classes { get; init; }
    public ClassToPrint? Current { get; init; }
    public required IReadOnlyList<ChildToPrint> Children { get; init; }
    public required bool IsWholeSchool { get; init; }
    public required bool MayAskForNumbers { get; init; }
    public string? Refusal { get; init; }
}
