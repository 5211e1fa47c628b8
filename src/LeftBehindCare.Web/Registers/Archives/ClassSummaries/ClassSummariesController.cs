using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 of each class: made from the data, looked at, confirmed. Nobody edits a number on it (domain.md §2.4).</summary>
[Route("class-summaries")]
public sealed class ClassSummariesController(
    AppDb db, SummaryDesk desk, SummaryList list, SummaryReader reader, SchoolFactsReader schools, ViewerContext viewers, OfficeClock clock) : Controller
{
    /// <summary>The classes of a term; this one's when none is asked for.</summary>
    [HttpGet("")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Index(Guid? termId, CancellationToken cancellationToken) =>
        await list.ReadAsync(termId, cancellationToken) is { } page ? View("Index", page) : NotFound();

    /// <summary>One sheet; a stale one with what has changed since.</summary>
    [HttpGet("{id:guid}")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, Access.View, cancellationToken) is { } summary ? await PageAsync(summary, null, cancellationToken) : NotFound();

    /// <summary>Makes a class's sheet from today's data, or makes it anew.</summary>
    [HttpPost("classes/{classId:guid}")]
    [Needs(DataArea.Archives, SummaryDesk.Writing)]
    public async Task<IActionResult> Make(Guid classId, CancellationToken cancellationToken)
    {
        if (await desk.Classes(SummaryDesk.Writing).FirstOrDefaultAsync(c => c.Id == classId, cancellationToken) is not { } one) return NotFound();
        if (await MakeAsync([one], cancellationToken) is not { } made) return NoTerm();
        if (made.Count == 0)
        {
            new Toast($"{one.Title}现在没有留守孩子，不用做汇总表。").Show(TempData);
            return RedirectToAction(nameof(Index));
        }

        new Toast($"{one.Title}的汇总表已按今天的资料做好，请核对后确认。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id = made[0] });
    }

    /// <summary>Makes what is missing or stale in all classes within reach.</summary>
    [HttpPost("make")]
    [Needs(DataArea.Archives, SummaryDesk.Writing)]
    public async Task<IActionResult> MakeAll(CancellationToken cancellationToken)
    {
        var page = await list.ReadAsync(null, cancellationToken);
        if (page?.Term is null) return NoTerm();
        var wanted = page.ToMake.Select(r => r.ClassId).ToArray();
        var classes = await desk.Classes(SummaryDesk.Writing).Where(c => wanted.Contains(c.Id)).ToListAsync(cancellationToken);
        var made = await MakeAsync(classes, cancellationToken) ?? [];
        new Toast(made.Count == 0 ? "各班的汇总表都是最新的，没有要做的。" : $"做好了{made.Count}个班的汇总表，请各班核对后确认。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>It is right: the data are what the sheet says, today.</summary>
    /// <param name="id">The sheet.</param>
    /// <param name="seen">Fingerprint of what the person looked at. No row version: that one changes with the daily comparison too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [HttpPost("{id:guid}/confirm")]
    [Needs(DataArea.Archives, SummaryDesk.Writing)]
    public async Task<IActionResult> Confirm(Guid id, string? seen, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, SummaryDesk.Writing, cancellationToken) is not { } summary) return NotFound();
        // A second click, or a colleague a moment earlier: it is confirmed, which was the wish.
        if (summary is { ConfirmedAt: not null, IsStale: false }) return RedirectToAction(nameof(Show), new { id });
        var today = (await reader.ReadAsync([summary.ClassId], clock.Today, cancellationToken))[summary.ClassId];
        if (!SummarySnapshot.FingerprintOf(today).AsSpan().SequenceEqual(summary.Fingerprint))
        {
            if (!summary.IsStale)
            {
                (summary.IsStale, summary.StaleSince) = (true, clock.UtcNow);
                await db.SaveChangesAsync(cancellationToken);
            }

            return await RefusedAsync(summary, "这张表做好以后，孩子的资料又变了。请看过下面的变动，重新生成再确认。", cancellationToken);
        }

        if (!string.Equals(seen, summary.Seen, StringComparison.Ordinal)) return await RefusedAsync(summary, "您打开以后，这张表重新生成过。下面是现在的内容，请看过再确认。", cancellationToken);
        (summary.IsStale, summary.StaleSince) = (false, null);
        (summary.ConfirmedBy, summary.ConfirmedAt) = (viewers.Viewer.StaffId, clock.UtcNow);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A second click, a save that made it stale, or a new sheet came between: judge what is there now.
            db.ChangeTracker.Clear();
            return await Confirm(id, seen, cancellationToken);
        }

        new Toast($"{summary.Class!.Title}的汇总表已确认。").Show(TempData); // read with its class
        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>Ids of the sheets made; null while the school has no term.</summary>
    private async Task<IReadOnlyList<Guid>?> MakeAsync(IReadOnlyList<SchoolClass> classes, CancellationToken cancellationToken)
    {
        if ((await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today) is not { } term) return null;
        var contents = await reader.ReadAsync([.. classes.Select(c => c.Id)], clock.Today, cancellationToken);
        var ids = contents.Keys.ToArray();
        var known = await db.ClassSummaries.Where(s => s.TermId == term.Id && ids.Contains(s.ClassId)).ToDictionaryAsync(s => s.ClassId, cancellationToken);
        var made = new List<Guid>();
        foreach (var one in classes)
        {
            var content = contents[one.Id];
            if (!known.TryGetValue(one.Id, out var summary))
            {
                if (content.Children.Count == 0) continue;
                summary = new ClassSummary { ClassId = one.Id, TermId = term.Id, Rows = [], Fingerprint = [] };
                db.ClassSummaries.Add(summary);
            }

            made.Add(summary.Id);
            // Made twice is made once: a sheet that says what the data say keeps its confirmation.
            if (!SummarySnapshot.FingerprintOf(content).AsSpan().SequenceEqual(summary.Fingerprint))
                await desk.FillAsync(summary, content, clock.UtcNow, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return made;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two clicks at once: the other one made them.
            db.ChangeTracker.Clear();
            return await db.ClassSummaries.Where(s => s.TermId == term.Id && ids.Contains(s.ClassId)).Select(s => s.Id).ToListAsync(cancellationToken);
        }
    }

    private RedirectToActionResult NoTerm()
    {
        new Toast("还没有设本学期，不能做汇总表。请校长先设学期。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> RefusedAsync(ClassSummary summary, string sentence, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await PageAsync(summary, sentence, cancellationToken);
    }

    private async Task<IActionResult> PageAsync(ClassSummary summary, string? refusal, CancellationToken cancellationToken)
    {
        var one = summary.Class!; // read with its class
        IReadOnlyList<SummaryChange> changes = summary.IsStale
            ? SummaryChanges.Between(
                await desk.OpenAsync(summary, cancellationToken),
                (await reader.ReadAsync([summary.ClassId], clock.Today, cancellationToken))[summary.ClassId], desk.Mask(one))
            : [];
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today);
        return View("Show", new SummaryPage
        {
            Summary = summary,
            Doc = await desk.DescribeAsync(summary, cancellationToken),
            Changes = changes,
            CanWrite = term?.Id == summary.TermId && desk.CanWrite(one),
            Refusal = refusal,
        });
    }
}

/// <summary>One sheet on the screen.</summary>
public sealed record SummaryPage
{
    public required ClassSummary Summary { get; init; }
    public required FormDoc Doc { get; init; }

    /// <summary>What is different today; empty unless it is stale.</summary>
    public required IReadOnlyList<SummaryChange> Changes { get; init; }

    public required bool CanWrite { get; init; }

    /// <summary>Why it was just not confirmed.</summary>
    public string? Refusal { get; init; }
}
