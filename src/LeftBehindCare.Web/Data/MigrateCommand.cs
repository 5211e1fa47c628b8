using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace LeftBehindCare.Web.Data;

/// <summary>
/// Brings a database up to date: <c>dotnet LeftBehindCare.Web.dll migrate</c>. The only command that is given the owner's
/// connection; the web process itself never migrates.
/// </summary>
public static class MigrateCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var owner = DatabaseConnections.Required(configuration, DataSetup.OwnerConnection);
        if (DatabaseConnections.Find(configuration, DatabaseConnections.Admin) is { } admin)
        {
            var database = new NpgsqlConnectionStringBuilder(owner).Database
                ?? throw new InvalidOperationException("The connection string 'Owner' names no database.");
            await DatabaseRoles.PrepareAsync(admin, database, Passwords(configuration), cancellationToken);
            Console.WriteLine($"Roles and database '{database}' are in place.");
        }

        var applied = await MigrateAsync(owner, cancellationToken);
        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied {applied.Count} migrations, the last is {applied[^1]}.");
        return 0;
    }

    /// <summary>
    /// Applies what is pending and returns its names. Asks the history table first by plain SQL: building EF's model takes
    /// over a second, and nearly always there is nothing to do.
    /// </summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(ownerConnectionString, cancellationToken);
        var pending = Known().Where(id => !applied.Contains(id)).ToList();
        if (pending.Count == 0)
            return [];
        await ApplyAsync(ownerConnectionString, cancellationToken);
        return pending;
    }

    private static async Task ApplyAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var db = new AppDb(DesignTimeDb.Options(ownerConnectionString));
        // Indexes on a large county take longer than a page may.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static List<string> Known() =>
        [.. typeof(MigrateCommand).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal)];

    private static async Task<HashSet<string>> AppliedAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var exists = new NpgsqlCommand("select to_regclass('public.__ef_migrations_history') is not null", connection))
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
                return [];
        await using var command = new NpgsqlCommand("select migration_id from public.__ef_migrations_history", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        HashSet<string> applied = [];
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>Role → password, as the connection strings of Owner and App have them.</summary>
    public static IReadOnlyDictionary<string, string> Passwords(IConfiguration configuration)
    {
        Dictionary<string, string> passwords = [];
        foreach (var name in new[] { DataSetup.OwnerConnection, DataSetup.AppConnection })
            if (DatabaseConnections.Find(configuration, name) is { } text
                && new NpgsqlConnectionStringBuilder(text) is { Username: { Length: > 0 } user, Password: { Length: > 0 } password })
                passwords[user] = password;
        return passwords;
    }
}
