using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 on paper and as a workbook; all classes of a term as a queued job. POSTs, because each is in the access log first.</summary>
[Route("class-summaries")]
[Needs(DataArea.Archives, Access.View)]
public sealed class SummaryPapersController(
    SummaryDesk desk, FormPrinter printer, JobQueue queue, AccessLogWriter access, ILogger<SummaryPapersController> log) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpPost("{id:guid}/print")]
    public async Task<IActionResult> Print(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, Access.View, cancellationToken) is not { } summary) return NotFound();
        await LogAsync(AccessAction.Print, summary, "打印信息汇总表", cancellationToken);
        var printed = printer.Print(await desk.DescribeAsync(summary, cancellationToken), cancellationToken);
        PaperFrames.LogMissing(log, "A2", printed.Report);
        return Send(printed.Bytes, "application/pdf", summary, "pdf");
    }

    [HttpPost("{id:guid}/sheet")]
    public async Task<IActionResult> Workbook(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, Access.View, cancellationToken) is not { } summary) return NotFound();
        await LogAsync(AccessAction.Export, summary, "导出信息汇总表", cancellationToken);
        using var output = new MemoryStream();
        XlsxWriter.Write(await desk.DescribeAsync(summary, cancellationToken), output);
        return Send(output.ToArray(), Xlsx, summary, "xlsx");
    }

    /// <summary>Every sheet of the term within reach, in one PDF.</summary>
    [HttpPost("print")]
    public async Task<IActionResult> PrintAll(Guid termId, CancellationToken cancellationToken)
    {
        var summaries = await desk.OfTermAsync(termId, cancellationToken);
        if (summaries.Count == 0) return NotFound();
        var job = await queue.EnqueueAsync(
            SummaryPrintJob.KindName, $"信息汇总表 {summaries.Count}个班", new SummaryPrintArguments(termId, [.. summaries.Select(s => s.Id)]), cancellationToken);
        return RedirectToAction("Show", "Jobs", new { id = job });
    }

    private Task LogAsync(AccessAction action, ClassSummary summary, string reason, CancellationToken cancellationToken) =>
        access.WriteAsync(action, nameof(ClassSummary), summary.Id, "A2", reason, summary.RowCount, cancellationToken: cancellationToken);

    private FileContentResult Send(byte[] content, string type, ClassSummary summary, string extension)
    {
        Response.Headers.CacheControl = "no-store";
        return File(content, type, $"信息汇总表 {summary.Class!.Title}.{extension}"); // read with its class
    }
}
