using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Attachments;

/// <summary>What hangs on a record, as its page shows it.</summary>
/// <param name="Entity">Class name of the record.</param>
/// <param name="RecordId">The record; null while it is not saved.</param>
/// <param name="MayEdit">Something may be added or taken off.</param>
/// <param name="Back">The record's page.</param>
/// <param name="Attachments">In order.</param>
public sealed record AttachmentCard(string Entity, Guid? RecordId, bool MayEdit, string? Back, IReadOnlyList<AttachmentTile> Attachments)
{
    /// <summary>3张照片，1个PDF; null when there is nothing.</summary>
    public string? Count
    {
        get
        {
            var pictures = Attachments.Count(a => a.Kind == AttachmentKind.Picture);
            var papers = Attachments.Count - pictures;
            return Attachments.Count == 0 ? null : string.Join('，', new[] { pictures > 0 ? $"{pictures}张照片" : null, papers > 0 ? $"{papers}个 PDF" : null }.OfType<string>());
        }
    }
}

/// <summary>One attachment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">照片2, or the name of a PDF.</param>
/// <param name="Caption">说明; null when nobody wrote one.</param>
/// <param name="Size">Such as 340 KB.</param>
/// <param name="At">When it was added (UTC).</param>
public sealed record AttachmentTile(Guid Id, AttachmentKind Kind, string Title, string? Caption, string Size, DateTimeOffset At);

/// <summary>The card 照片和附件 of a record's page.</summary>
public sealed class AttachmentCards(AttachmentDesk desk) : IRecordPart
{
    private const string View = "/Attachments/_Card.cshtml";

    public async Task<RecordPart?> ReadAsync(EditPage page, string? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var entity = page.Register.RecordType.Name;
        if (!desk.Takes(entity)) return null;
        if (page.RecordId is not { } id) return new RecordPart(View, new AttachmentCard(entity, null, page.CanEdit, null, []));
        if (await desk.SubjectAsync(entity, id, cancellationToken) is not { } subject) return null;
        var card = await ReadAsync(entity, id, subject, address, cancellationToken);
        return card is { MayEdit: false, Attachments.Count: 0 } ? null : new RecordPart(View, card);
    }

    /// <summary>The card of a record that was found within reach.</summary>
    public async Task<AttachmentCard> ReadAsync(string entity, Guid recordId, AttachmentSubject subject, string? back, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var pictures = 0;
        return new AttachmentCard(entity, recordId, subject.MayEdit, back, [.. (await desk.ListAsync(entity, recordId, cancellationToken)).Select(a => new AttachmentTile(
            a.Id, a.Kind, a.Kind == AttachmentKind.Picture ? $"照片{++pictures}" : a.Name, a.Caption, SizeOf(a.Length), a.CreatedAt))]);
    }

    private static string SizeOf(int bytes) => bytes < 1 << 20 ? $"{Math.Max(1, bytes >> 10)} KB" : $"{bytes / (double)(1 << 20):0.0} MB";
}
