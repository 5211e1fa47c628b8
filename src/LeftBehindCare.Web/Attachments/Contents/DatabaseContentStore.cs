using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Attachments.Contents;

/// <summary>In PostgreSQL, sealed with the school's key: one backup holds everything, and a row and its bytes come and go together.</summary>
public sealed class DatabaseContentStore(AppDb db, SchoolCiphers ciphers) : IContentStore
{
    public async Task<Guid> KeepAsync(byte[] content, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7();
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        db.Add(new StoredContent { Id = key, Content = cipher.SealBytes(SealedColumns.StoredContent, key, content) });
        return key;
    }

    public async Task<byte[]?> ReadAsync(Guid key, CancellationToken cancellationToken) =>
        (await ReadAsync([key], cancellationToken)).GetValueOrDefault(key);

    public async Task<IReadOnlyDictionary<Guid, byte[]>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var found = await db.Set<StoredContent>().AsNoTracking().Where(c => keys.Contains(c.Id)).Select(c => new { c.Id, c.Content }).ToListAsync(cancellationToken);
        if (found.Count == 0) return new Dictionary<Guid, byte[]>();
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        return found.ToDictionary(c => c.Id, c => cipher.OpenBytes(SealedColumns.StoredContent, c.Id, c.Content));
    }

    public Task DropAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken) =>
        db.Set<StoredContent>().Where(c => keys.Contains(c.Id)).ExecuteDeleteAsync(cancellationToken);
}
