using System.Security.Cryptography;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Attachments.Contents;
using LeftBehindCare.Web.Attachments.Intake;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Attachments;

/// <summary>Hangs attachments on records and takes them off. Nothing is found here but what hangs on a record within the viewer's reach.</summary>
public sealed class AttachmentDesk(AppDb db, IContentStore contents, FileIntake intake, IEnumerable<IAttachmentOwner> owners)
{
    private const string Twice = "这一个已经在这份登记里了，不用再传。";

    /// <summary>The record; null when it is out of reach, does not exist, or nothing hangs on records of its kind.</summary>
    public async Task<AttachmentSubject?> SubjectAsync(string entity, Guid recordId, CancellationToken cancellationToken) =>
        owners.FirstOrDefault(o => o.Entity == entity) is { } owner ? await owner.FindAsync(recordId, cancellationToken) : null;

    /// <summary>Whether photos and files may hang on records of this kind.</summary>
    public bool Takes(string entity) => owners.Any(o => o.Entity == entity);

    /// <summary>What hangs on a record, in the order it was added. Ask for the record first.</summary>
    public Task<List<Attachment>> ListAsync(string entity, Guid recordId, CancellationToken cancellationToken) =>
        Of(entity, recordId).AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellationToken);

    /// <summary>One attachment and its record, if the viewer reaches that.</summary>
    public Task<(Attachment Attachment, AttachmentSubject Subject)?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(db.Attachments, id, cancellationToken);

    /// <summary>One that was taken off, to be put back.</summary>
    public Task<(Attachment Attachment, AttachmentSubject Subject)?> FindRemovedAsync(Guid id, CancellationToken cancellationToken) =>
        FindAsync(db.Attachments.IgnoreQueryFilters([QueryFilters.Removed]).Where(a => a.IsDeleted), id, cancellationToken);

    /// <summary>Hangs a file on a record that the viewer may change.</summary>
    /// <exception cref="FileRefusedException">It is not taken in, and why.</exception>
    public async Task AddAsync(string entity, Guid recordId, string name, byte[] file, CancellationToken cancellationToken)
    {
        if (await Of(entity, recordId).CountAsync(cancellationToken) >= Attachment.Most)
            throw new FileRefusedException($"一份登记最多放 {Attachment.Most} 个。请先删去用不着的，再传。");
        var taken = await intake.TakeAsync(file, cancellationToken);
        var sha = SHA256.HashData(taken.Content);
        if (await Of(entity, recordId).AnyAsync(a => a.Sha256 == sha, cancellationToken)) throw new FileRefusedException(Twice);
        db.Add(new Attachment
        {
            Entity = entity,
            RecordId = recordId,
            Name = FileNames.Clean(name),
            Kind = taken.Kind,
            Length = taken.Content.Length,
            Width = taken.Width,
            Height = taken.Height,
            Sha256 = sha,
            ContentId = await contents.KeepAsync(taken.Content, cancellationToken),
            ThumbnailId = taken.Thumbnail is { } small ? await contents.KeepAsync(small, cancellationToken) : null,
        });
        if (!await TrySaveAsync(cancellationToken)) throw new FileRefusedException(Twice);
    }

    /// <summary>Takes one off; it can be put back.</summary>
    public Task<bool> RemoveAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        attachment.IsDeleted = true;
        return TrySaveAsync(cancellationToken);
    }

    /// <summary>Puts one back; false when the same one was added again in the meantime or there are enough.</summary>
    public async Task<bool> RestoreAsync(Attachment attachment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        if (await Of(attachment.Entity, attachment.RecordId).CountAsync(cancellationToken) >= Attachment.Most) return false;
        attachment.IsDeleted = false;
        return await TrySaveAsync(cancellationToken);
    }

    public Task<bool> DescribeAsync(Attachment attachment, string? caption, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        attachment.Caption = string.IsNullOrWhiteSpace(caption) ? null : caption.Trim();
        return TrySaveAsync(cancellationToken);
    }

    public Task<byte[]?> BytesAsync(Guid? key, CancellationToken cancellationToken) =>
        key is { } known ? contents.ReadAsync(known, cancellationToken) : Task.FromResult<byte[]?>(null);

    private IQueryable<Attachment> Of(string entity, Guid recordId) => db.Attachments.Where(a => a.Entity == entity && a.RecordId == recordId);

    private async Task<(Attachment Attachment, AttachmentSubject Subject)?> FindAsync(IQueryable<Attachment> among, Guid id, CancellationToken cancellationToken) =>
        await among.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } attachment
        && await SubjectAsync(attachment.Entity, attachment.RecordId, cancellationToken) is { } subject ? (attachment, subject) : null;

    /// <summary>False when somebody was quicker: the same file hangs there already, or another has changed the row.</summary>
    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
