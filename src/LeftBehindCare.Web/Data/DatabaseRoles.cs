using Npgsql;

namespace LeftBehindCare.Web.Data;

/// <summary>
/// Who may do what in PostgreSQL. The web process signs in as <see cref="App"/>, which owns nothing and is subject to row
/// level security; only migrations run as <see cref="Owner"/>. Rights on tables are granted by the migrations that make them.
/// </summary>
public static class DatabaseRoles
{
    /// <summary>Owns the database and every table; used by migrations and nothing else.</summary>
    public const string Owner = "lbc_owner";

    /// <summary>The web process. No DDL, no ownership, no way round row level security.</summary>
    public const string App = "lbc_app";

    /// <summary>The education bureau's pages: frozen snapshots only.</summary>
    public const string Bureau = "lbc_bureau";

    /// <summary>Owns the views that count over all schools; nobody signs in as it.</summary>
    public const string Stats = "lbc_stats";

    /// <summary>pg_dump: reads everything past row level security, writes nothing.</summary>
    public const string Backup = "lbc_backup";

    private static readonly (string Name, string Attributes)[] All =
    [
        (Owner, "login inherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (App, "login noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (Bureau, "login noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (Stats, "nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (Backup, "login inherit nosuperuser nocreatedb nocreaterole bypassrls noreplication"),
    ];

    /// <summary>
    /// Makes the roles, or puts their attributes right when they exist, and sets the passwords given (role → password).
    /// A role without a password can sign in only where the server trusts its socket. Needs a superuser's connection.
    /// </summary>
    public static async Task EnsureAsync(
        NpgsqlConnection admin, IReadOnlyDictionary<string, string>? passwords = null, CancellationToken cancellationToken = default)
    {
        await using var transaction = await admin.BeginTransactionAsync(cancellationToken);
        // Two processes that start together must not both find a role missing. And passwords stay out of the server's log.
        await ExecuteAsync(admin, "select pg_advisory_xact_lock(hashtext('leftbehindcare roles'))", cancellationToken);
        await ExecuteAsync(admin, "set local log_statement = 'none'", cancellationToken);
        await ExecuteAsync(admin, "set local log_min_duration_statement = -1", cancellationToken);
        await ExecuteAsync(admin, "set local log_min_error_statement = 'panic'", cancellationToken);
        foreach (var (name, attributes) in All)
        {
            await ExecuteFormattedAsync(
                admin,
                """
                select format(case when exists (select from pg_roles where rolname = $1) then 'alter role %I ' else 'create role %I ' end, $1) || $2
                """,
                cancellationToken, name, attributes);
            if (passwords?.TryGetValue(name, out var password) == true)
                await ExecuteFormattedAsync(admin, "select format('alter role %I password %L', $1, $2)", cancellationToken, name, password);
        }

        await ExecuteAsync(admin, $"grant pg_read_all_data to {Backup}", cancellationToken);
        // To hand a view over to lbc_stats, a migration has to be a member of it.
        await ExecuteAsync(admin, $"grant {Stats} to {Owner}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Makes the database when it is missing. True when it was made.</summary>
    public static async Task<bool> EnsureDatabaseAsync(NpgsqlConnection admin, string database, CancellationToken cancellationToken = default)
    {
        await using (var find = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", admin) { Parameters = { new() { Value = database } } })
            if (await find.ExecuteScalarAsync(cancellationToken) is true)
                return false;
        try
        {
            // One sort order everywhere, whatever the server's own is; pinyin order is asked for by name where it is wanted.
            await ExecuteFormattedAsync(
                admin, $"select format('create database %I owner {Owner} template template0 encoding ''UTF8'' locale ''C.UTF-8''', $1)", cancellationToken, database);
            return true;
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>
    /// Who may enter the database, and the extensions only a superuser should install. Rights on a database are not copied
    /// with it: call this for every clone. Needs a superuser's connection to that database.
    /// </summary>
    public static async Task EnsureAccessAsync(NpgsqlConnection adminInDatabase, CancellationToken cancellationToken = default)
    {
        await ExecuteFormattedAsync(adminInDatabase, "select format('revoke all on database %I from public', current_database())", cancellationToken);
        await ExecuteFormattedAsync(
            adminInDatabase, $"select format('grant connect on database %I to {Owner}, {App}, {Bureau}, {Backup}', current_database())", cancellationToken);
        // Imports load a file into a temporary table first (COPY does not work on tables with row level security).
        await ExecuteFormattedAsync(adminInDatabase, $"select format('grant temporary on database %I to {App}', current_database())", cancellationToken);
        await ExecuteAsync(adminInDatabase, "create extension if not exists btree_gist", cancellationToken);
    }

    /// <summary>Everything above in its order: roles, database, access. True when the database was made.</summary>
    public static async Task<bool> PrepareAsync(
        string adminConnectionString, string database, IReadOnlyDictionary<string, string>? passwords = null, CancellationToken cancellationToken = default)
    {
        bool made;
        await using (var admin = new NpgsqlConnection(adminConnectionString))
        {
            await admin.OpenAsync(cancellationToken);
            await EnsureAsync(admin, passwords, cancellationToken);
            made = await EnsureDatabaseAsync(admin, database, cancellationToken);
        }

        var inside = new NpgsqlConnectionStringBuilder(adminConnectionString) { Database = database, Pooling = false }.ConnectionString;
        await using var adminInDatabase = new NpgsqlConnection(inside);
        await adminInDatabase.OpenAsync(cancellationToken);
        await EnsureAccessAsync(adminInDatabase, cancellationToken);
        return made;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>DDL takes no parameters, so PostgreSQL itself quotes the names and builds the statement.</summary>
    private static async Task ExecuteFormattedAsync(NpgsqlConnection connection, string select, CancellationToken cancellationToken, params string[] values)
    {
        await using var format = new NpgsqlCommand(select, connection);
        foreach (var value in values)
            format.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value, DataTypeName = "text" });
        await ExecuteAsync(connection, (string)(await format.ExecuteScalarAsync(cancellationToken))!, cancellationToken);
    }
}
