using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Web.Audit;

/// <summary>Writes the access log. Call before the data leave the house: without its entry nothing is shown, printed or exported.</summary>
public sealed class AccessLogWriter(AppDb db, ViewerContext viewers, OfficeClock clock, IHttpContextAccessor http)
{
    /// <param name="action">What is done.</param>
    /// <param name="entity">Class name of the record.</param>
    /// <param name="entityId">Its id; null for a list or bundle.</param>
    /// <param name="fields">Fields or form.</param>
    /// <param name="reason">Why.</param>
    /// <param name="subjects">How many children the output covers.</param>
    /// <param name="approvalId">The approval, where one is needed.</param>
    /// <param name="cancellationToken">Cancels the write, and with it the output.</param>
    public async Task WriteAsync(
        AccessAction action, string entity, Guid? entityId, string fields, string reason, int subjects = 1, Guid? approvalId = null,
        CancellationToken cancellationToken = default)
    {
        db.AccessLog.Add(new AccessLogEntry
        {
            At = clock.UtcNow,
            UserId = viewers.Viewer.UserId,
            Entity = entity,
            EntityId = entityId,
            Fields = fields,
            Action = action,
            Reason = reason,
            Subjects = subjects,
            ApprovalId = approvalId,
            Ip = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
