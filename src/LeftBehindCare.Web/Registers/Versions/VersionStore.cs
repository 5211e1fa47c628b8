using System.Text.Json;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Versions;

/// <summary>Versions in one sealed table for all archives.</summary>
public sealed class VersionStore(AppDb db, SchoolCiphers ciphers) : IVersionStore
{
    public async Task KeepAsync(ReviewedRecord record, IReadOnlyDictionary<string, string[]> fields, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var id = Guid.CreateVersion7();
        db.Add(new RecordVersion
        {
            Id = id,
            Entity = record.GetType().Name,
            RecordId = record.Id,
            VersionNo = record.VersionNo,
            Snapshot = Seal(await ciphers.CurrentAsync(cancellationToken), id, fields),
            ApprovedAt = record.ApprovedAt ?? throw new InvalidOperationException("Only what is approved becomes a version."),
            ApprovedBy = record.ApprovedBy ?? throw new InvalidOperationException("Somebody approves a version."),
            Reason = reason,
        });
    }

    public async Task<IReadOnlyList<KeptVersion>> ListAsync(ReviewedRecord record, CancellationToken cancellationToken) => await (
        from version in Of(record)
        orderby version.VersionNo descending
        select new KeptVersion(version.VersionNo, version.ApprovedAt, db.Users.Where(u => u.Id == version.ApprovedBy).Select(u => u.DisplayName).FirstOrDefault(), version.Reason))
        .ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<string, string[]>?> OpenAsync(ReviewedRecord record, int versionNo, CancellationToken cancellationToken)
    {
        var kept = await Of(record).Where(v => v.VersionNo == versionNo).Select(v => new { v.Id, v.Snapshot }).FirstOrDefaultAsync(cancellationToken);
        if (kept is null) return null;
        var json = (await ciphers.CurrentAsync(cancellationToken)).Open(SealedColumns.RecordSnapshot, kept.Id, kept.Snapshot)!; // Sealed from a text, never from null.
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(json);
    }

    /// <summary>A version's fields as they are kept; also for bulk writers.</summary>
    public static byte[] Seal(SchoolCipher cipher, Guid versionId, IReadOnlyDictionary<string, string[]> fields)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        return cipher.Seal(SealedColumns.RecordSnapshot, versionId, JsonSerializer.Serialize(fields))!; // A text is never sealed to null.
    }

    private IQueryable<RecordVersion> Of(ReviewedRecord record)
    {
        var (id, entity) = (record.Id, record.GetType().Name);
        return db.Set<RecordVersion>().AsNoTracking().Where(v => v.RecordId == id && v.Entity == entity);
    }
}
