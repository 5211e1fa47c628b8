using LeftBehindCare.Demo;
using LeftBehindCare.Demo.Postgres;
using LeftBehindCare.Web.Data;
using Npgsql;
using Testcontainers.PostgreSql;

namespace LeftBehindCare.Tests.Fixture;

/// <summary>
/// The PostgreSQL server of this test process: a container where a Docker engine answers and can start the image, else the
/// machine's own programs. LBC_TEST_DB = auto (default), docker or local; LBC_TEST_DB_IMAGE names another image;
/// LBC_TEST_DB_REPORT names a file that is told which one was used, so that a fallback is never silent.
/// </summary>
internal sealed class TestServer
{
    public const string Superuser = EmbeddedPostgres.Superuser;

    private const int MaxConnections = 300;
    private static readonly TimeSpan ImageLimit = TimeSpan.FromMinutes(2);

    private static readonly SemaphoreSlim Copying = new(1);

    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly string? _password;

    private TestServer(string address, string? password, string description)
    {
        _address = new NpgsqlConnectionStringBuilder(address);
        _password = password;
        Description = description;
    }

    public string Description { get; }

    /// <summary>Role → password. The local server trusts its socket; a container listens on a port.</summary>
    public IReadOnlyDictionary<string, string>? Passwords => _password is null
        ? null
        : new[] { DatabaseRoles.Owner, DatabaseRoles.App, DatabaseRoles.Bureau, DatabaseRoles.Backup }.ToDictionary(role => role, _ => _password);

    public static async Task<TestServer> StartAsync()
    {
        var wish = Environment.GetEnvironmentVariable("LBC_TEST_DB") ?? "auto";
        var server = wish switch
        {
            "docker" => await StartContainerAsync(),
            "local" => await StartLocalAsync("LBC_TEST_DB=local"),
            "auto" when !EngineIsLikely() => await StartLocalAsync("no Docker engine: DOCKER_HOST is not set and /var/run/docker.sock does not exist"),
            "auto" => await StartContainerOrLocalAsync(),
            _ => throw new InvalidOperationException($"LBC_TEST_DB={wish} is unknown; use auto, docker or local."),
        };
        if (Environment.GetEnvironmentVariable("LBC_TEST_DB_REPORT") is { Length: > 0 } report)
            await File.WriteAllTextAsync(report, server.Description + "\n");
        return server;
    }

    public string ConnectionString(string database, string role)
    {
        var text = new NpgsqlConnectionStringBuilder(_address.ConnectionString)
        {
            Database = database,
            Username = role,
            IncludeErrorDetail = true,
        };
        if (_password is not null)
            text.Password = _password;
        return text.ConnectionString;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<bool> HasTemplateAsync(string name)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("select exists (select from pg_database where datname = $1 and datistemplate)", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Marks the finished template and lets nobody in any more: a database with guests cannot be copied.</summary>
    public async Task SealTemplateAsync(string name)
    {
        await using (var pool = new NpgsqlConnection(ConnectionString(name, DatabaseRoles.Owner)))
            NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync($"alter database {name} with is_template true allow_connections false");
    }

    public async Task CopyAsync(string template, string name)
    {
        await Copying.WaitAsync();
        try
        {
            // Copying the files is twice as fast as writing them through the log (the default).
            await ExecuteAsync($"create database {name} template {template} strategy file_copy owner {DatabaseRoles.Owner}");
        }
        finally
        {
            Copying.Release();
        }

        var inside = new NpgsqlConnectionStringBuilder(ConnectionString(name, Superuser)) { Pooling = false }.ConnectionString;
        await using var admin = new NpgsqlConnection(inside);
        await admin.OpenAsync();
        await DatabaseRoles.EnsureAccessAsync(admin);
    }

    /// <summary>Drops what killed test runs left behind, and templates of other builds. The server is ours alone.</summary>
    public async Task DropAllAsync(string prefix, string? except)
    {
        List<(string Name, bool IsTemplate)> left = [];
        await using (var connection = await OpenAsync())
        {
            await using var command = new NpgsqlCommand(
                "select datname, datistemplate from pg_database where (starts_with(datname, $1) or starts_with(datname, 'lbc_template_')) and datname is distinct from $2",
                connection)
            {
                Parameters = { new() { Value = prefix }, new() { Value = (object?)except ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
            };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                left.Add((reader.GetString(0), reader.GetBoolean(1)));
        }

        foreach (var (name, isTemplate) in left)
        {
            if (isTemplate)
                await ExecuteAsync($"alter database {name} with is_template false");
            await ExecuteAsync($"drop database if exists {name} with (force)");
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString("postgres", Superuser));
        await connection.OpenAsync();
        return connection;
    }

    private static bool EngineIsLikely() =>
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } || File.Exists("/var/run/docker.sock");

    private static async Task<TestServer> StartContainerOrLocalAsync()
    {
        try
        {
            return await StartContainerAsync();
        }
        // Whatever keeps a container from starting (no engine, no registry, an old engine's API) is a reason to use the local
        // server; the reason is reported, and a fault of the local server is not caught.
        catch (Exception refused)
        {
            return await StartLocalAsync($"Docker was tried and failed: {refused.GetType().Name}: {refused.Message.Split('\n')[0]}");
        }
    }

    private static async Task<TestServer> StartContainerAsync()
    {
        var image = Environment.GetEnvironmentVariable("LBC_TEST_DB_IMAGE") is { Length: > 0 } named ? named : "postgres:18";
        var password = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        var container = new PostgreSqlBuilder(image)
            .WithDatabase("postgres").WithUsername(Superuser).WithPassword(password)
            .WithCommand(
                "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "jit=off", "-c", $"max_connections={MaxConnections}")
            .Build();
        using var limit = new CancellationTokenSource(ImageLimit);
        try
        {
            await container.StartAsync(limit.Token);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => container.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        return new TestServer(container.GetConnectionString(), password, $"Testcontainers, image {image}");
    }

    private static async Task<TestServer> StartLocalAsync(string reason)
    {
        var folder = Path.Combine(ProjectFolder.Local, "test");
        var binaries = PostgresBinaries.Find(PostgresPlaces.Here(ProjectFolder.Root));
        // Test processes that run at the same time take a slot each; a slot's server is kept between runs.
        for (var slot = 0; ; slot++)
        {
            var server = await EmbeddedPostgres.TryStartAloneAsync(
                new EmbeddedPostgresSettings
                {
                    Folder = Path.Combine(folder, $"slot-{slot}"),
                    Binaries = binaries,
                    Durable = false,
                    MaxConnections = MaxConnections,
                },
                default);
            if (server is null)
                continue;

            // The runner ends the test process a moment after the last test: ask the server to stop, and do not wait for it.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StopWithoutWaiting();
            return new TestServer(
                server.ConnectionString("postgres"), null, $"local PostgreSQL {binaries.Version} from {binaries.Source} ({reason})");
        }
    }
}
