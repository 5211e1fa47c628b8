using LeftBehindCare.Web.Attachments.Contents;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Attachments;

public sealed class AttachmentReader(AppDb db, IContentStore contents) : IAttachmentReader
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<AttachedPicture>>> PicturesAsync(
        string entity, IReadOnlyList<Guid> recordIds, int most, CancellationToken cancellationToken)
    {
        var rows = await db.Attachments.AsNoTracking()
            .Where(a => a.Entity == entity && recordIds.Contains(a.RecordId) && a.Kind == AttachmentKind.Picture)
            .OrderBy(a => a.Id).Select(a => new { a.RecordId, a.ContentId, a.Width, a.Height, a.Caption }).ToListAsync(cancellationToken);
        var chosen = rows.GroupBy(r => r.RecordId).ToDictionary(g => g.Key, g => g.Take(most).ToList());
        var bytes = await contents.ReadAsync([.. chosen.Values.SelectMany(c => c).Select(c => c.ContentId)], cancellationToken);
        return chosen.ToDictionary(
            c => c.Key,
            IReadOnlyList<AttachedPicture> (c) => [.. c.Value.Where(p => bytes.ContainsKey(p.ContentId))
                .Select(p => new AttachedPicture(bytes[p.ContentId], p.Width ?? 0, p.Height ?? 0, p.Caption))]);
    }
}
