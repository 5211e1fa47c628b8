using System.Text.Json;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Drafts;

/// <summary>Drafts in the database, encrypted: an unsaved form may hold an ID number.</summary>
public sealed class DraftStore(AppDb db, SchoolCiphers ciphers, TenantContext tenant) : IDraftStore
{
    public async Task<Draft?> FindAsync(string form, Guid subject, CancellationToken cancellationToken)
    {
        if (tenant.SchoolId is null) return null;
        var row = await Mine(form, subject).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var fields = JsonSerializer.Deserialize<Dictionary<string, string[]>>(cipher.Open(SealedColumns.DraftFields, row.Id, row.Fields)!)!;
        return new Draft(fields, row.UpdatedAt, row.Section, row.Device, row.BasedOn);
    }

    public async Task SaveAsync(string form, Guid subject, Draft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var row = await Mine(form, subject).FirstOrDefaultAsync(cancellationToken);
        var id = row?.Id ?? Guid.CreateVersion7();
        var sealedFields = cipher.Seal(SealedColumns.DraftFields, id, JsonSerializer.Serialize(draft.Fields))!;
        if (row is null)
        {
            row = new FormDraft { Id = id, UserId = tenant.UserId, Form = form, SubjectId = subject, Fields = sealedFields };
            db.Add(row);
        }

        row.Fields = sealedFields;
        row.Section = draft.Section;
        row.Device = draft.Device;
        row.BasedOn = draft.BasedOn;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DropAsync(string form, Guid subject, CancellationToken cancellationToken)
    {
        if (tenant.SchoolId is null) return;
        await Mine(form, subject).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<FormDraft> Mine(string form, Guid subject) =>
        db.FormDrafts.Where(d => d.UserId == tenant.UserId && d.Form == form && d.SubjectId == subject);
}
