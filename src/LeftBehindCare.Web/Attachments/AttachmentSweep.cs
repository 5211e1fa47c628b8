using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Attachments.Contents;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Attachments;

/// <summary>A photo that somebody took off is thrown away for good after a month: what should not have been taken does not stay.</summary>
public sealed class AttachmentSweep(AppDb db, IContentStore contents, OfficeClock clock) : ISweep
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int AtOnce = 100;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = clock.UtcNow - Kept;
        var old = await db.Attachments.IgnoreQueryFilters([QueryFilters.Removed]).Where(a => a.IsDeleted && a.UpdatedAt < before).OrderBy(a => a.Id).Take(AtOnce).ToListAsync(cancellationToken);
        if (old.Count == 0) return;
        // The bytes first: what is left half done is done in the next round.
        await contents.DropAsync([.. old.SelectMany(a => new[] { a.ContentId, a.ThumbnailId ?? Guid.Empty })], cancellationToken);
        db.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
    }
}
