using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeftBehindCare.Web.Data;

/// <summary>Tells the context that its transaction is written; see <see cref="AppDb.AfterCommit"/>.</summary>
public sealed class CommitInterceptor : DbTransactionInterceptor
{
    /// <inheritdoc/>
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData);

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    private static void Tell(TransactionEndEventData eventData) => (eventData.Context as AppDb)?.Committed(eventData.TransactionId);
}
