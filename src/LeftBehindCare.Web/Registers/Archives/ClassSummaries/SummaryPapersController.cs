using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Audit;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 on paper and as a workbook; all classes of a term as a queued job. POSTs, because each is in the access log first.</summary>
[Route("class-summaries")]
[Needs(DataArea.Archives, Access.View)]
public sealed class SummaryPapersController(SummaryDesk desk, IFormPublisher papers, AccessLogWriter access) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpPost("{id:guid}/print")]
    public async Task<IActionResult> Print(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, Access.View, cancellationToken) is null) return NotFound();
        var file = await papers.PaperAsync(typeof(ClassSummary), id, cancellationToken);
        return Send(file.Content, file.ContentType, file.Name);
    }

    [HttpPost("{id:guid}/sheet")]
    public async Task<IActionResult> Workbook(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, Access.View, cancellationToken) is not { } summary) return NotFound();
        await access.WriteAsync(AccessAction.Export, nameof(ClassSummary), summary.Id, "A2", "导出信息汇总表", summary.RowCount, cancellationToken: cancellationToken);
        using var output = new MemoryStream();
        XlsxWriter.Write(await desk.DescribeAsync(summary, cancellationToken), output);
        return Send(output.ToArray(), Xlsx, $"信息汇总表 {summary.Class!.Title}.xlsx"); // read with its class
    }

    /// <summary>Every sheet of the term within reach, in one PDF.</summary>
    [HttpPost("print")]
    public async Task<IActionResult> PrintAll(Guid termId, CancellationToken cancellationToken)
    {
        var summaries = await desk.OfTermAsync(termId, cancellationToken);
        if (summaries.Count == 0) return NotFound();
        return RedirectToAction("Show", "Jobs", new { id = await papers.QueueAsync(typeof(ClassSummary), summaries, cancellationToken) });
    }

    private FileContentResult Send(byte[] content, string type, string name)
    {
        Response.Headers.CacheControl = "no-store";
        return File(content, type, name);
    }
}
