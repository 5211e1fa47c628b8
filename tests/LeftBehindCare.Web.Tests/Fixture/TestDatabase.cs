using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Web.Data;
using Npgsql;

namespace LeftBehindCare.Tests.Fixture;

/// <summary>
/// A migrated, empty database on a real PostgreSQL. Tests share one (<see cref="SharedAsync"/>) and keep apart by making a
/// school each, which is the product's own isolation; a test that looks at all schools takes its own (<see cref="CloneAsync"/>).
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string Prefix = "t_";

    private static readonly Lazy<Task<TestDatabase>> Shared = new(() => CreateAsync());
    private static readonly Lazy<Task<(TestServer Server, string Template)>> Prepared = new(PrepareAsync);
    private static int _count;

    private readonly TestServer _server;

    private TestDatabase(TestServer server, string name)
    {
        _server = server;
        Name = name;
    }

    public string Name { get; }

    /// <summary>What the web process is given: role lbc_app.</summary>
    public string App => _server.ConnectionString(Name, DatabaseRoles.App);

    /// <summary>Role lbc_owner: migrations, seeding, and looking past the tenant in assertions.</summary>
    public string Owner => _server.ConnectionString(Name, DatabaseRoles.Owner);

    public string Bureau => _server.ConnectionString(Name, DatabaseRoles.Bureau);

    public string Backup => _server.ConnectionString(Name, DatabaseRoles.Backup);

    /// <summary>A superuser, to look at the catalogue or to try a negative control.</summary>
    public string Admin => _server.ConnectionString(Name, TestServer.Superuser);

    /// <summary>"local PostgreSQL 15.18 …" or "Testcontainers postgres:18".</summary>
    public string ServerDescription => _server.Description;

    /// <summary>The test run's one database.</summary>
    public static Task<TestDatabase> SharedAsync() => Shared.Value;

    /// <summary>A fresh database of its own (about 0.1 s); dispose it to drop it.</summary>
    public static Task<TestDatabase> CloneAsync() => CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { App, Owner, Bureau, Backup, Admin })
        {
            await using var pool = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(pool);
        }
        await _server.ExecuteAsync($"drop database if exists {Name} with (force)");
    }

    private static async Task<TestDatabase> CreateAsync()
    {
        var (server, template) = await Prepared.Value;
        var name = $"{Prefix}{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        await server.CopyAsync(template, name);
        return new TestDatabase(server, name);
    }

    /// <summary>
    /// The template is migrated once per build of the web assembly, and outlives the process where the server's data do.
    /// It counts as finished when it is marked as a template; an unfinished one is made anew.
    /// </summary>
    private static async Task<(TestServer, string)> PrepareAsync()
    {
        var server = await TestServer.StartAsync();
        var template = $"lbc_template_{Fingerprint()}";
        if (await server.HasTemplateAsync(template))
        {
            await server.DropAllAsync(Prefix, except: template);
            return (server, template);
        }

        await server.DropAllAsync(Prefix, except: null);
        await DatabaseRoles.PrepareAsync(server.ConnectionString("postgres", TestServer.Superuser), template, server.Passwords, default);
        await MigrateCommand.MigrateAsync(server.ConnectionString(template, DatabaseRoles.Owner), default);
        await server.SealTemplateAsync(template);
        return (server, template);
    }

    /// <summary>Builds are deterministic, so the module ids change exactly when something compiled into them did.</summary>
    private static string Fingerprint()
    {
        var modules = typeof(DatabaseRoles).Assembly.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("LeftBehindCare.", StringComparison.Ordinal))
            .Select(System.Reflection.Assembly.Load)
            .Append(typeof(DatabaseRoles).Assembly)
            .Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString("N"))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(modules))))[..12];
    }
}
