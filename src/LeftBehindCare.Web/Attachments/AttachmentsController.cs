using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Attachments.Intake;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Shared;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Attachments;

/// <summary>
/// Photos and files of records: the only way to them. Each answer asks the register anew whether the viewer reaches the record; a
/// foreign id and one out of reach are answered like one that never was.
/// </summary>
[Route("attachments")]
[SignedIn]
public sealed class AttachmentsController(AttachmentDesk desk, AttachmentCards cards, AccessLogWriter accessLog) : Controller
{
    /// <summary>One press of the button without script; the script sends file by file.</summary>
    private const long MostUploaded = 64L << 20;

    private const string Jpeg = "image/jpeg";

    /// <summary>What hangs on a record, for its page to show after an upload.</summary>
    [HttpGet("{entity}/{recordId:guid}")]
    public async Task<IActionResult> List(string entity, Guid recordId, string? returnUrl, CancellationToken cancellationToken) =>
        await desk.SubjectAsync(entity, recordId, cancellationToken) is { } subject
            ? PartialView("_Tiles", await cards.ReadAsync(entity, recordId, subject, Local(returnUrl), cancellationToken)) : NotFound();

    /// <summary>Takes files in, each by itself: a refused one does not hold up the others.</summary>
    [HttpPost("{entity}/{recordId:guid}")]
    [RequestSizeLimit(MostUploaded), RequestFormLimits(MultipartBodyLengthLimit = MostUploaded)]
    public async Task<IActionResult> Add(string entity, Guid recordId, IFormFileCollection files, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await desk.SubjectAsync(entity, recordId, cancellationToken) is not { } subject) return NotFound();
        if (!subject.MayEdit && !subject.IsClosed) return Forbid();
        var (kept, refused) = (0, new List<RefusedFile>());
        if (files is not { Count: > 0 }) refused.Add(new RefusedFile(null, "还没有选照片或文件。请先选好，再点“上传”。"));
        foreach (var file in files ?? Enumerable.Empty<IFormFile>())
        {
            try
            {
                if (subject.IsClosed) throw new FileRefusedException("这份已经归档，不能再添照片和附件。");
                if (file.Length > FileIntake.MostBytes) throw FileIntake.TooLarge();
                var content = new byte[file.Length];
                await using (var upload = file.OpenReadStream()) await upload.ReadExactlyAsync(content, cancellationToken);
                await desk.AddAsync(entity, recordId, file.FileName, content, cancellationToken);
                kept++;
            }
            catch (FileRefusedException refusal)
            {
                refused.Add(new RefusedFile(FileNames.Clean(file.FileName), refusal.Message));
            }
        }

        if (WantsJson()) return Json(new { kept, refused });
        if (refused.Count == 0) return Back(returnUrl, new Toast($"已收下{kept}个。"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Refused", new RefusedPage(subject.Title, kept, refused, Local(returnUrl)));
    }

    /// <summary>A picture.</summary>
    [HttpGet("{id:guid}"), ServesUploads]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { Attachment: { Kind: AttachmentKind.Picture } picture }
        && await desk.BytesAsync(picture.ContentId, cancellationToken) is { } bytes ? File(bytes, Jpeg) : NotFound();

    /// <summary>A picture, small.</summary>
    [HttpGet("{id:guid}/thumbnail"), ServesUploads]
    public async Task<IActionResult> Thumbnail(Guid id, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { Attachment.ThumbnailId: { } small }
        && await desk.BytesAsync(small, cancellationToken) is { } bytes ? File(bytes, Jpeg) : NotFound();

    /// <summary>The file, to keep. A POST, because it is written into the access log. Never shown inside the product.</summary>
    [HttpPost("{id:guid}/file"), ServesUploads]
    public async Task<IActionResult> Fetch(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found || await desk.BytesAsync(found.Attachment.ContentId, cancellationToken) is not { } bytes) return NotFound();
        var (attachment, isPdf) = (found.Attachment, found.Attachment.Kind == AttachmentKind.Pdf);
        await accessLog.WriteAsync(AccessAction.Export, attachment.Entity, attachment.RecordId, "附件", $"下载附件：{attachment.Name}", cancellationToken: cancellationToken);
        return File(bytes, isPdf ? "application/pdf" : Jpeg, FileNames.With(attachment.Name, isPdf ? ".pdf" : ".jpg"));
    }

    /// <summary>Writes or clears what is under it.</summary>
    [HttpPost("{id:guid}/caption")]
    public async Task<IActionResult> Describe(Guid id, string? caption, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found) return NotFound();
        if (!found.Subject.MayEdit) return Forbid();
        return (caption?.Trim() ?? "").EnumerateRunes().Count() > Attachment.CaptionLength
            ? Back(returnUrl, new Toast($"说明最多{Attachment.CaptionLength}字，没有存。请写短些。"))
            : Back(returnUrl, new Toast(await desk.DescribeAsync(found.Attachment, caption, cancellationToken) ? "说明已存。" : "有人先改了，请看过再写。"));
    }

    /// <summary>Takes one off.</summary>
    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found) return NotFound();
        if (!found.Subject.MayEdit) return Forbid();
        var what = found.Attachment.Kind == AttachmentKind.Picture ? "1张照片" : "1个附件";
        return Back(returnUrl, await desk.RemoveAsync(found.Attachment, cancellationToken)
            ? new Toast($"已删去{what}。", Url.Action(nameof(Restore), new { id, returnUrl = Local(returnUrl) })) : new Toast("有人先改了，没有删。"));
    }

    /// <summary>撤销.</summary>
    [HttpPost("{id:guid}/restore")]
    public async Task<IActionResult> Restore(Guid id, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await desk.FindRemovedAsync(id, cancellationToken) is not { } found) return NotFound();
        if (!found.Subject.MayEdit) return Forbid();
        return Back(returnUrl, new Toast(await desk.RestoreAsync(found.Attachment, cancellationToken) ? "已放回原处。" : "没有放回：同样的已经又传过，或者已经放满了。"));
    }

    private LocalRedirectResult Back(string? returnUrl, Toast toast)
    {
        toast.Show(TempData);
        return LocalRedirect((Local(returnUrl) ?? "/") + "#lb-attachments");
    }

    private string? Local(string? url) => Url.IsLocalUrl(url) ? url : null;

    private bool WantsJson() => Request.GetTypedHeaders().Accept is { Count: > 0 } accept && accept[0].MediaType == "application/json";
}

/// <summary>A file that was not taken in.</summary>
/// <param name="Name">What it is called; null when none was sent.</param>
/// <param name="Sentence">Why, and what to do.</param>
public sealed record RefusedFile(string? Name, string Sentence);

/// <summary>What was not taken in, for a browser without script.</summary>
public sealed record RefusedPage(string Title, int Kept, IReadOnlyList<RefusedFile> Refused, string? Back);
