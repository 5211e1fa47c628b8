using LeftBehindCare.Printing;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Dossiers;

/// <summary>一童一档: everything on file of one child.</summary>
[Route("dossiers")]
[OfArea(DataArea.Archives)]
public sealed class DossiersController(DossierReader reader) : Controller
{
    [HttpGet("{id:guid}")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await reader.ReadAsync(id, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>The whole archive as one PDF with cover, contents and running page numbers. A POST, because it is written into the access log.</summary>
    [HttpPost("{id:guid}/print")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Print(Guid id, [FromServices] PaperFrames frames, [FromServices] FormPrinter printer, [FromServices] AccessLogWriter access,
        [FromServices] ILogger<DossiersController> log, CancellationToken cancellationToken)
    {
        if (await reader.PapersAsync(id, cancellationToken) is not { } found) return NotFound();
        var (name, classTitle, papers) = found;
        await access.WriteAsync(AccessAction.Print, nameof(Child), id, "一童一档", $"打印{DossierCover.Title}", cancellationToken: cancellationToken);
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        var printed = printer.PrintBound([.. papers.Select(p => (p.Title, p.Doc))], contents => DossierCover.Describe(name, classTitle, papers, contents, frame), $"{DossierCover.Title} {name}", cancellationToken);
        PaperFrames.LogMissing(log, "一童一档", printed.Report);
        Response.Headers.CacheControl = "no-store";
        return File(printed.Bytes, "application/pdf", $"{DossierCover.Title} {classTitle} {name}.pdf");
    }
}
