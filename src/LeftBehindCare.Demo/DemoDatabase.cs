using LeftBehindCare.Demo.County;
using LeftBehindCare.Demo.Postgres;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LeftBehindCare.Demo;

/// <summary>
/// A migrated database to run the demo or a benchmark on: a configured one, or the embedded server of a data folder, which
/// stops when this is disposed.
/// </summary>
public sealed class DemoDatabase : IAsyncDisposable
{
    private const string Name = "leftbehindcare";

    private readonly EmbeddedPostgres? _server;

    private DemoDatabase(EmbeddedPostgres? server, string owner, string app, string masterKeyFile, string folder)
    {
        _server = server;
        Owner = owner;
        App = app;
        MasterKeyFile = masterKeyFile;
        Folder = folder;
    }

    /// <summary>Connection string of lbc_owner: for migrations and seeding, never for the web process.</summary>
    public string Owner { get; }

    /// <summary>Connection string of lbc_app.</summary>
    public string App { get; }

    public string MasterKeyFile { get; }

    /// <summary>The data folder: key, accounts and, when embedded, the server's files.</summary>
    public string Folder { get; }

    public static async Task<DemoDatabase> OpenAsync(string folder, IConfiguration configuration, Action<string> say, CancellationToken cancellationToken)
    {
        MakeFolder(folder);
        var keyFile = configuration[MasterKey.PathSetting] is { Length: > 0 } configured ? configured : Path.Combine(folder, "master.key");
        MasterKey.Create(keyFile);

        var owner = DatabaseConnections.Find(configuration, DataSetup.OwnerConnection);
        var app = DatabaseConnections.Find(configuration, DataSetup.AppConnection);
        if ((owner is null) != (app is null))
            throw new DemoException(
                "Only one of ConnectionStrings__Owner and ConnectionStrings__App is set. Set both to use that server, or none to use the embedded one.");

        EmbeddedPostgres? server = null;
        try
        {
            if (owner is null || app is null)
            {
                server = await StartServerAsync(folder, say, cancellationToken);
                owner = server.ConnectionString(Name, DatabaseRoles.Owner);
                app = server.ConnectionString(Name, DatabaseRoles.App);
                await DatabaseRoles.PrepareAsync(server.ConnectionString("postgres"), Name, cancellationToken: cancellationToken);
            }
            else
            {
                var address = new NpgsqlConnectionStringBuilder(owner);
                say($"Database: {address.Database} on {address.Host}, as configured.");
                if (DatabaseConnections.Find(configuration, DatabaseConnections.Admin) is { } admin)
                    await DatabaseRoles.PrepareAsync(admin, address.Database!, MigrateCommand.Passwords(configuration), cancellationToken);
            }

            var applied = await MigrateCommand.MigrateAsync(owner, cancellationToken);
            if (applied.Count > 0)
                say($"Migrated: {applied.Count} steps, up to {applied[^1]}.");
            return new DemoDatabase(server, owner, app, keyFile, folder);
        }
        catch
        {
            if (server is not null)
                await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the synthetic county when the database is empty, and keeps its accounts.</summary>
    public async Task SeedAsync(int schools, Action<string> say, CancellationToken cancellationToken, bool withLarge = false)
    {
        if (await DemoCounty.SeedAsync(this, schools, withLarge, cancellationToken) is not { } accounts)
            return;
        await DemoAccounts.WriteAsync(Folder, accounts, cancellationToken);
        say($"Made the demo county: {schools} schools, {accounts.Count} accounts.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static async Task<EmbeddedPostgres> StartServerAsync(string folder, Action<string> say, CancellationToken cancellationToken)
    {
        var majors = EmbeddedPostgres.MajorsWithData(folder);
        var binaries = PostgresBinaries.Find(PostgresPlaces.Here(ProjectFolder.Root), majors);
        if (majors.Count > 0 && !majors.Contains(binaries.Major))
            say($"Note: {folder} holds data of PostgreSQL {string.Join(", ", majors)}, but only version {binaries.Major} is here: starting with an empty database.");
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresSettings { Folder = folder, Binaries = binaries }, cancellationToken);
        say($"Database: embedded PostgreSQL {binaries.Version} from {binaries.Source}, data in {Path.Combine(folder, $"pg-{binaries.Major}")}"
            + (server.IsOurs ? "." : "; another process started it and will stop it."));
        return server;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new DemoException($"The data folder {folder} cannot be made: {e.Message}");
        }
    }
}

/// <summary>Something the person at the terminal can mend; the message says how.</summary>
public sealed class DemoException(string message) : Exception(message);
