using LeftBehindCare.Printing;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Overview;

/// <summary>八档总览: which of the eight archives each child has.</summary>
[Route("archives")]
[OfArea(DataArea.Archives)]
public sealed class OverviewController(OverviewReader reader) : Controller
{
    [HttpGet("")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Index([FromQuery] OverviewFilter filter, CancellationToken cancellationToken) =>
        await reader.ReadAsync(filter, all: false, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>The same on paper, all pages of it. A POST, because it is written into the access log.</summary>
    [HttpPost("print")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Print([FromQuery] OverviewFilter filter, [FromServices] PaperFrames frames, [FromServices] FormPrinter printer,
        [FromServices] AccessLogWriter access, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(filter, all: true, cancellationToken) is not { } page) return NotFound();
        await access.WriteAsync(AccessAction.Print, nameof(Child), null, "八档", $"打印{OverviewSheet.Title}", page.Total, cancellationToken: cancellationToken);
        var printed = printer.Print(OverviewSheet.Describe(page, await frames.ReadAsync(cancellationToken: cancellationToken)), cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return File(printed.Bytes, "application/pdf", $"{OverviewSheet.Title} {page.Class?.Title ?? "全部"}.pdf");
    }
}
