namespace LeftBehindCare.Web.Attachments.Contents;

/// <summary>
/// Where the bytes of uploaded files lie, apart from the rows that tell of them. Each belongs to the current school; what another
/// school keeps does not exist here. Who may see it is the business of whoever asks.
/// </summary>
public interface IContentStore
{
    /// <summary>Keeps it, at the latest with the next save of the request.</summary>
    /// <returns>The key to ask for it by.</returns>
    Task<Guid> KeepAsync(byte[] content, CancellationToken cancellationToken);

    /// <summary>The bytes; null when there are none under the key.</summary>
    Task<byte[]?> ReadAsync(Guid key, CancellationToken cancellationToken);

    /// <summary>Many at once, by key; a key without bytes is left out.</summary>
    Task<IReadOnlyDictionary<Guid, byte[]>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken);

    /// <summary>Throws them away for good.</summary>
    Task DropAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken);
}
