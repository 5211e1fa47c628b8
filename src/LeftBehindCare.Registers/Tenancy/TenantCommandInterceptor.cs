using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LeftBehindCare.Registers.Tenancy;

/// <summary>
/// Sends the school with every command, in the same batch and therefore the same implicit transaction
/// (<c>set_config(…, true)</c>): the setting can never outlive the command, whatever the pool or a pooler does.
/// Without a school nothing is sent and row-level security shows no rows.
/// </summary>
public sealed class TenantCommandInterceptor : DbCommandInterceptor
{
    /// <summary>Name of the PostgreSQL setting that the policies compare with.</summary>
    public const string Setting = "app.school_id";

    private const string Parameter = "__school";
    private const string Prefix = "select set_config('" + Setting + "', @" + Parameter + ", true);\n";

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Send(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Send(command, eventData);
        return new(result);
    }

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Send(command, eventData);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Send(command, eventData);
        return new(result);
    }

    /// <inheritdoc/>
    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (WasSent(command)) result.NextResult();
        return result;
    }

    /// <inheritdoc/>
    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (WasSent(command)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    private static void Send(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not ITenantDb { TenantOrNone: var school } || school == Guid.Empty || WasSent(command)) return;
        command.CommandText = Prefix + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter<string>(Parameter, school.ToString()));
    }

    private static bool WasSent(DbCommand command) => command.Parameters.Contains(Parameter);
}
