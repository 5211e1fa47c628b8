namespace LeftBehindCare.Web.Attachments;

/// <summary>A picture as a paper form draws it.</summary>
/// <param name="Jpeg">Upright, at most 2048 pixels on its longest edge.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Caption">说明; null when nobody wrote one.</param>
public sealed record AttachedPicture(byte[] Jpeg, int Width, int Height, string? Caption);

/// <summary>
/// The pictures of records, for paper forms. Which records the viewer may print, and whether a child's consent allows it, is
/// settled by whoever asks.
/// </summary>
public interface IAttachmentReader
{
    /// <summary>The first pictures of each record in the order they were added; a record without any is left out.</summary>
    /// <param name="entity">Class name of the records.</param>
    /// <param name="recordIds">Which; few enough for their pictures to fit into memory.</param>
    /// <param name="most">As many pictures of each as the form has room for.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<AttachedPicture>>> PicturesAsync(
        string entity, IReadOnlyList<Guid> recordIds, int most, CancellationToken cancellationToken);
}
