namespace LeftBehindCare.Web.Attachments;

/// <summary>A record as far as its attachments go.</summary>
/// <param name="Title">In the office's words, such as 田小满11月20日的事迹.</param>
/// <param name="MayEdit">The viewer may change the record now, hence hang something on it or take it off.</param>
/// <param name="IsClosed">Nobody changes it any more.</param>
public sealed record AttachmentSubject(string Title, bool MayEdit, bool IsClosed);

/// <summary>The records of one kind that photos and files may hang on. A register offers its own by <see cref="AttachmentsSetup"/>.</summary>
public interface IAttachmentOwner
{
    /// <summary>Class name of the record.</summary>
    string Entity { get; }

    /// <summary>The record as the viewer reaches it now; null looks the same whether it is out of reach or does not exist.</summary>
    Task<AttachmentSubject?> FindAsync(Guid recordId, CancellationToken cancellationToken);
}
