using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Papers;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>One child's A1 on paper: preview, PDF, Word. Always masked; numbers are printed by an approved bundle only.</summary>
[Route("profiles/{childId:guid}")]
[Needs(DataArea.Archives, Access.View)]
public sealed class ProfilePapersController(
    ProfileDesk desk, ProfileShow show, FormPrinter printer, AccessLogWriter access, ILogger<ProfilePapersController> log) : Controller
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The sheet on the screen.</summary>
    [HttpGet("preview")]
    public async Task<IActionResult> Preview(Guid childId, CancellationToken cancellationToken) =>
        await FindAsync(childId, null, cancellationToken) is { } facts ? await PreviewAsync(facts, null, cancellationToken) : NotFound();

    /// <summary>An approved version on the screen, masked by today's rights.</summary>
    [HttpGet("versions/{versionNo:int}")]
    public async Task<IActionResult> Version(Guid childId, int versionNo, CancellationToken cancellationToken) =>
        await FindAsync(childId, versionNo, cancellationToken) is { } facts ? await PreviewAsync(facts, versionNo, cancellationToken) : NotFound();

    /// <summary>The sheet as PDF. A POST, because it is written into the access log first.</summary>
    [HttpPost("print")]
    public async Task<IActionResult> Print(Guid childId, int? versionNo, CancellationToken cancellationToken)
    {
        if (await FindAsync(childId, versionNo, cancellationToken) is not { } facts) return NotFound();
        await access.WriteAsync(AccessAction.Print, nameof(LeftBehindProfile), childId, Fields(versionNo), "打印基本情况登记表", cancellationToken: cancellationToken);
        var printed = printer.Print(await show.DescribeAsync(facts, cancellationToken), cancellationToken);
        PaperFrames.LogMissing(log, "A1", printed.Report);
        return Send(printed.Bytes, "application/pdf", FileName(facts, versionNo, "pdf"));
    }

    /// <summary>The sheet for Word or WPS.</summary>
    [HttpPost("word")]
    public async Task<IActionResult> Word(Guid childId, int? versionNo, CancellationToken cancellationToken)
    {
        if (await FindAsync(childId, versionNo, cancellationToken) is not { } facts) return NotFound();
        await access.WriteAsync(AccessAction.Export, nameof(LeftBehindProfile), childId, Fields(versionNo), "导出基本情况登记表", cancellationToken: cancellationToken);
        using var output = new MemoryStream();
        DocxWriter.Write(await show.DescribeAsync(facts, cancellationToken), output);
        return Send(output.ToArray(), Docx, FileName(facts, versionNo, "docx"));
    }

    /// <summary>The facts of today or of a version; the reach is that of the child today, either way.</summary>
    private async Task<ProfileFacts?> FindAsync(Guid childId, int? versionNo, CancellationToken cancellationToken)
    {
        var facts = await desk.FindAsync(childId, Access.View, cancellationToken);
        if (versionNo is not { } number) return facts;
        return facts?.Profile is { } profile ? await show.VersionAsync(profile.Id, number, cancellationToken) : null;
    }

    private async Task<ViewResult> PreviewAsync(ProfileFacts facts, int? versionNo, CancellationToken cancellationToken) => View("Preview", new ProfilePreview
    {
        ChildId = facts.Child.Child.Id,
        Name = facts.Child.Child.Name,
        ClassTitle = facts.Child.Class?.Title,
        VersionNo = versionNo,
        Doc = await show.DescribeAsync(facts, cancellationToken),
    });

    private FileContentResult Send(byte[] content, string type, string name)
    {
        Response.Headers.CacheControl = "no-store";
        return File(content, type, name);
    }

    private static string Fields(int? versionNo) => versionNo is { } number ? $"A1 第{number}版" : "A1";

    private static string FileName(ProfileFacts facts, int? versionNo, string extension) =>
        $"基本情况登记表 {facts.Child.Class?.Title} {facts.Child.Child.Name}{(versionNo is { } number ? $" 第{number}版" : "")}.{extension}";
}

/// <summary>What the preview shows.</summary>
public sealed record ProfilePreview
{
    public required Guid ChildId { get; init; }

    public required string Name { get; init; }

    public required string? ClassTitle { get; init; }

    /// <summary>Null: as it stands today.</summary>
    public required int? VersionNo { get; init; }

    public required FormDoc Doc { get; init; }
}
