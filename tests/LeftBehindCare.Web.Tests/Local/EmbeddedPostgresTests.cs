using LeftBehindCare.Demo;
using LeftBehindCare.Demo.Postgres;
using Npgsql;

namespace LeftBehindCare.Web.Tests.Local;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(ProjectFolder.Local, "test", $"embedded-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_restart_keeps_the_data_and_a_second_user_joins_the_first()
    {
        await using (var first = await StartAsync())
        {
            Assert.True(first.IsOurs);
            await ExecuteAsync(first, "create table kept as select 42 as answer");

            await using var second = await StartAsync();
            Assert.False(second.IsOurs);
            Assert.Equal(42, await ExecuteAsync(second, "select answer from kept"));
            await second.DisposeAsync();
            Assert.Equal(42, await ExecuteAsync(first, "select answer from kept"));
        }

        await using var again = await StartAsync();
        Assert.Equal(42, await ExecuteAsync(again, "select answer from kept"));
        Assert.Equal("on", await ExecuteAsync(again, "show fsync"));
        Assert.Equal("on", await ExecuteAsync(again, "show data_checksums"));
        Assert.Equal("", await ExecuteAsync(again, "show listen_addresses"));
    }

    [Fact]
    public async Task A_server_that_a_killed_process_left_behind_is_adopted()
    {
        var first = await StartAsync();
        await ExecuteAsync(first, "create table kept as select 42 as answer");
        var started = await ExecuteAsync(first, "select pg_postmaster_start_time()::text");
        first.Abandon();

        await using var again = await StartAsync();

        Assert.True(again.IsOurs);
        Assert.Equal(started, await ExecuteAsync(again, "select pg_postmaster_start_time()::text"));
    }

    [Fact]
    public async Task Nobody_else_may_enter_the_folder_of_the_socket()
    {
        await using var server = await StartAsync();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(server.SocketFolder));
        Assert.True(server.SocketFolder.Length < 80, "A unix socket's path may have 107 bytes.");
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresSettings { Folder = _folder, Binaries = PostgresBinaries.Find(PostgresPlaces.Here(ProjectFolder.Root)) }, default);

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
