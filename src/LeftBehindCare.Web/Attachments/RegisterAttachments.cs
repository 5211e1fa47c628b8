using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Attachments;

/// <summary>Any register's records as owners of attachments: seen and changed by whom the register says.</summary>
public sealed class RegisterAttachments<TRecord>(AppDb db, IRegisterOf<TRecord> register, ViewerContext viewers) : IAttachmentOwner
    where TRecord : SchoolRecord
{
    public string Entity => typeof(TRecord).Name;

    public async Task<AttachmentSubject?> FindAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var record = await Within(Access.View | Access.Edit).AsNoTracking().FirstOrDefaultAsync(r => r.Id == recordId, cancellationToken);
        if (record is null) return null;
        var isClosed = record is ReviewedRecord { IsClosed: true };
        // A right to change may reach fewer rows than the right to look.
        var mayEdit = !isClosed && register.MayAttach(record) && register.MayChange(record, viewers.Viewer.Scope(register.Area, Access.Edit)) && await Within(Access.Edit).AnyAsync(r => r.Id == recordId, cancellationToken);
        return new AttachmentSubject(register.Describe(record), mayEdit, isClosed);
    }

    private IQueryable<TRecord> Within(Access access) => register.Reachable(db.Set<TRecord>(), viewers.Viewer.Scope(register.Area, access));
}
