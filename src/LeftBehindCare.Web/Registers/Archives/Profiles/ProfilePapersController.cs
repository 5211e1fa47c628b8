using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>One child's A1 on paper: preview, PDF, Word. Always masked; numbers are printed by an approved bundle only.</summary>
[Route("profiles/{childId:guid}")]
[Needs(DataArea.Archives, Access.View)]
public sealed class ProfilePapersController(
    AppDb db, ViewerContext viewers, OfficeClock clock, ProfilePapers papers, PaperFrames frames, FormPrinter printer, AccessLogWriter access,
    ILogger<ProfilePapersController> log) : Controller
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The sheet on the screen.</summary>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview(Guid childId, CancellationToken cancellationToken) =>
        await PaperAsync(childId, cancellationToken) is { } paper
            ? View("Preview", new ProfilePreview { Paper = paper, Doc = await DescribeAsync(paper, cancellationToken) })
            : NotFound();

    /// <summary>The sheet as PDF. A POST, because it is written into the access log first.</summary>
    [HttpPost("print")]
    public async Task<IActionResult> Print(Guid childId, CancellationToken cancellationToken)
    {
        if (await PaperAsync(childId, cancellationToken) is not { } paper) return NotFound();
        await access.WriteAsync(AccessAction.Print, nameof(LeftBehindProfile), childId, "A1", "打印基本情况登记表", cancellationToken: cancellationToken);
        var printed = printer.Print(await DescribeAsync(paper, cancellationToken), cancellationToken);
        PaperFrames.LogMissing(log, "A1", printed.Report);
        return Send(printed.Bytes, "application/pdf", FileName(paper, "pdf"));
    }

    /// <summary>The sheet for Word or WPS.</summary>
    [HttpPost("word")]
    public async Task<IActionResult> Word(Guid childId, CancellationToken cancellationToken)
    {
        if (await PaperAsync(childId, cancellationToken) is not { } paper) return NotFound();
        await access.WriteAsync(AccessAction.Export, nameof(LeftBehindProfile), childId, "A1", "导出基本情况登记表", cancellationToken: cancellationToken);
        using var output = new MemoryStream();
        DocxWriter.Write(await DescribeAsync(paper, cancellationToken), output);
        return Send(output.ToArray(), Docx, FileName(paper, "docx"));
    }

    private async Task<ProfilePaper?> PaperAsync(Guid childId, CancellationToken cancellationToken)
    {
        var scope = viewers.Viewer.Scope(DataArea.Archives, Access.View);
        if (!await db.Children.Within(scope, db, clock.Today).AnyAsync(c => c.Id == childId, cancellationToken)) return null;
        var read = await papers.ReadAsync([childId], viewers.Viewer, withIdNumbers: false, clock.Today, cancellationToken);
        return read.Count == 0 ? null : read[0];
    }

    private async Task<FormDoc> DescribeAsync(ProfilePaper paper, CancellationToken cancellationToken) =>
        ProfileSheet.Describe(paper, (await frames.ReadAsync(cancellationToken: cancellationToken)).Stamp);

    private FileContentResult Send(byte[] content, string type, string name)
    {
        Response.Headers.CacheControl = "no-store";
        return File(content, type, name);
    }

    private static string FileName(ProfilePaper paper, string extension) => $"基本情况登记表 {paper.ClassTitle} {paper.Name}.{extension}";
}

/// <summary>What the preview shows.</summary>
public sealed record ProfilePreview
{
    public required ProfilePaper Paper { get; init; }

    public required FormDoc Doc { get; init; }
}
