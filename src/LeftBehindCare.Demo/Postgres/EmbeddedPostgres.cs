using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace LeftBehindCare.Demo.Postgres;

/// <summary>How an embedded server is kept.</summary>
public sealed record EmbeddedPostgresSettings
{
    /// <summary>Holds <c>pg-&lt;major&gt;</c> (the data), the lock and the log.</summary>
    public required string Folder { get; init; }

    public required PostgresBinaries Binaries { get; init; }

    /// <summary>False trades safety against power failure for speed: tests only.</summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 100;
}

/// <summary>
/// A PostgreSQL server that belongs to one folder: it speaks only through a unix socket in a folder that nobody else may
/// enter, so two of them never collide on a port and no password guards it. PostgreSQL refuses to run as root; there it
/// is started under another user id.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string Superuser = "postgres";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string _data;
    private readonly FileStream? _lock;
    private int _stopped;

    private EmbeddedPostgres(PostgresBinaries binaries, string data, string socketFolder, FileStream? ownership)
    {
        Binaries = binaries;
        SocketFolder = socketFolder;
        _data = data;
        _lock = ownership;
    }

    public PostgresBinaries Binaries { get; }

    public string SocketFolder { get; }

    /// <summary>False when another process started the server and will stop it.</summary>
    public bool IsOurs => _lock is not null;

    public string ConnectionString(string database, string user = Superuser) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = 5432,
        Database = database,
        Username = user,
    }.ConnectionString;

    /// <summary>The versions that have a data folder below <paramref name="folder"/>.</summary>
    public static IReadOnlyCollection<int> MajorsWithData(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder, "pg-*")
            .Where(data => File.Exists(Path.Combine(data, "PG_VERSION")))
            .Select(data => int.TryParse(Path.GetFileName(data).AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0)]
        : [];

    /// <summary>Makes the data folder when there is none, and starts the server or joins the one that already runs on it.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresSettings settings, CancellationToken cancellationToken) =>
        (await StartAsync(settings, joinOthers: true, cancellationToken))!;

    /// <summary>The same, but null when another process already has the folder.</summary>
    public static Task<EmbeddedPostgres?> TryStartAloneAsync(EmbeddedPostgresSettings settings, CancellationToken cancellationToken) =>
        StartAsync(settings, joinOthers: false, cancellationToken);

    private static async Task<EmbeddedPostgres?> StartAsync(EmbeddedPostgresSettings settings, bool joinOthers, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Folder);
        var data = Path.Combine(settings.Folder, $"pg-{settings.Binaries.Major}");
        var launch = PostgresLaunch.For(data);
        var ownership = TryLock(data + ".lock");
        if (ownership is null && !joinOthers)
            return null;
        var socketFolder = PrepareSocketFolder(data, launch);
        var server = new EmbeddedPostgres(settings.Binaries, data, socketFolder, ownership);
        try
        {
            if (ownership is null)
                await WaitUntilReadyAsync(data, null, LogOf(data), cancellationToken);
            else
                await server.StartOrAdoptAsync(settings, launch, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops a server that a killed process left behind. False when none ran.</summary>
    public static async Task<bool> StopOrphanAsync(string data)
    {
        using var ownership = TryLock(data + ".lock");
        if (ownership is null || RunningServer(data) is not { } server)
            return false;
        await StopAsync(data, server.ProcessId);
        if (Directory.Exists(SocketFolderOf(data)))
            Directory.Delete(SocketFolderOf(data), recursive: true);
        return true;
    }

    /// <summary>Asks the server to stop and does not wait: for a process that is about to be ended itself.</summary>
    public void StopWithoutWaiting()
    {
        if (IsOurs && Interlocked.Exchange(ref _stopped, 1) == 0 && RunningServer(_data) is { } running)
            UnixProcesses.Send(running.ProcessId, UnixProcesses.Interrupt);
    }

    /// <summary>Lets go of the server as a killed process would: it runs on, and whoever comes next adopts it.</summary>
    public void Abandon()
    {
        Interlocked.Exchange(ref _stopped, 1);
        _lock?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsOurs && Interlocked.Exchange(ref _stopped, 1) == 0 && RunningServer(_data) is { } running)
        {
            NpgsqlConnection.ClearAllPools();
            await StopAsync(_data, running.ProcessId);
            Directory.Delete(SocketFolder, recursive: true);
        }
        _lock?.Dispose();
    }

    private async Task StartOrAdoptAsync(EmbeddedPostgresSettings settings, PostgresLaunch launch, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(_data, "PG_VERSION")))
            Initialise(settings, launch);
        else
            launch.TakeOver(_data);

        if (RunningServer(_data) is { } orphan)
        {
            if (await AnswersAsync(cancellationToken))
                return;
            await StopAsync(_data, orphan.ProcessId);
        }

        var server = Launch(settings, launch);
        await WaitUntilReadyAsync(_data, server, LogOf(_data), cancellationToken);
        if (!await AnswersAsync(cancellationToken))
            throw new EmbeddedPostgresException($"PostgreSQL started but does not answer in {SocketFolder}.", LogOf(_data));
    }

    /// <summary>A data folder appears whole or not at all, however the making of it ends.</summary>
    private void Initialise(EmbeddedPostgresSettings settings, PostgresLaunch launch)
    {
        var unfinished = _data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        launch.TakeOver(unfinished);
        List<string> command =
        [
            .. launch.Prefix, settings.Binaries.Initdb, "-D", unfinished, "-U", Superuser,
            "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums",
        ];
        if (!settings.Durable)
            command.Add("--no-sync");
        var (exitCode, output) = UnixProcesses.Run(command);
        if (exitCode != 0)
            throw new EmbeddedPostgresException($"initdb could not make the data folder {_data} ({launch.Description}):\n{output}"
                + (output.Contains("Permission denied", StringComparison.Ordinal)
                    ? "\nThe server's user cannot enter one of the folders above; choose an open place with --data, such as /var/lib/leftbehindcare."
                    : ""),
                null);
        Directory.Move(unfinished, _data);
    }

    /// <summary>
    /// The server gets a session of its own, so that Ctrl-C in the terminal reaches us and not it: it is stopped last, by us.
    /// </summary>
    private Process Launch(EmbeddedPostgresSettings settings, PostgresLaunch launch)
    {
        List<string> options =
        [
            "listen_addresses=", $"unix_socket_directories={SocketFolder}", "port=5432",
            $"max_connections={settings.MaxConnections.ToString(CultureInfo.InvariantCulture)}",
            "shared_buffers=128MB", "timezone=UTC", "log_timezone=UTC", "log_min_messages=warning",
            // Compiling a query to machine code costs more than any of our queries.
            "jit=off",
        ];
        if (!settings.Durable)
            options.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        List<string> arguments = ["-c", "exec setsid \"$@\" >>\"$LBC_LOG\" 2>&1 </dev/null", "sh"];
        arguments.AddRange(launch.Prefix);
        arguments.AddRange([settings.Binaries.Postgres, "-D", _data]);
        foreach (var option in options)
            arguments.AddRange(["-c", option]);
        var start = new ProcessStartInfo("/bin/sh", arguments);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["LBC_LOG"] = LogOf(_data);
        return Process.Start(start)!;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString(Superuser)) { Pooling = false, Timeout = 5 }.ConnectionString;
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task WaitUntilReadyAsync(string data, Process? server, string log, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (RunningServer(data) is not { IsReady: true } running || (server is not null && running.ProcessId != server.Id))
        {
            if (server is { HasExited: true })
                throw new EmbeddedPostgresException($"PostgreSQL ended with code {server.ExitCode} while starting on {data}.", log);
            if (clock.Elapsed > StartLimit)
                throw new EmbeddedPostgresException(
                    server is null
                        ? $"Another process holds {data}.lock, but its PostgreSQL did not become ready within {StartLimit.TotalSeconds:0} seconds."
                        : $"PostgreSQL did not become ready within {StartLimit.TotalSeconds:0} seconds on {data}.",
                    log);
            await Task.Delay(10, cancellationToken);
        }
    }

    private static async Task StopAsync(string data, int processId)
    {
        // INT is PostgreSQL's "fast" shutdown: open transactions are rolled back and everything is written. QUIT is the
        // emergency exit, after which the next start replays its log.
        UnixProcesses.Send(processId, UnixProcesses.Interrupt);
        var clock = Stopwatch.StartNew();
        var asked = false;
        while (UnixProcesses.IsRunning(processId, "postgres") && RunningServer(data) is not null && clock.Elapsed < 2 * StopLimit)
        {
            if (clock.Elapsed > StopLimit && !asked)
                asked = UnixProcesses.Send(processId, UnixProcesses.Quit);
            await Task.Delay(10);
        }
    }

    /// <summary>Reads postmaster.pid: line 1 is the process, line 8 its state.</summary>
    private static (int ProcessId, bool IsReady)? RunningServer(string data)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(Path.Combine(data, "postmaster.pid"));
        }
        catch (IOException)
        {
            return null;
        }
        if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
            return null;
        return UnixProcesses.IsRunning(processId, "postgres") ? (processId, lines.Length > 7 && lines[7].Trim() == "ready") : null;
    }

    /// <summary>
    /// A unix socket's path may have 107 bytes, so the socket cannot lie with the data. The folder's name is known beforehand;
    /// whoever made it must be us, or another user of the machine could stand in for our server.
    /// </summary>
    private static string PrepareSocketFolder(string data, PostgresLaunch launch)
    {
        var folder = SocketFolderOf(data);
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var made = !Path.Exists(folder);
        Directory.CreateDirectory(folder, Private);
        if (made)
            launch.TakeOver(folder);
        if (UnixProcesses.OwnerOf(folder) is not { IsFolder: true } owner || !launch.Trusts(owner.User))
            throw new EmbeddedPostgresException(
                $"{folder} belongs to somebody else. It should hold the socket of the server on {data}; remove it, or use another data folder.", null);
        launch.TakeOver(folder);
        File.SetUnixFileMode(folder, Private);
        return folder;
    }

    private static string SocketFolderOf(string data) =>
        $"/tmp/lbc-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(data))))[..10]}";

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static string LogOf(string data) => data + ".log";
}

/// <summary>The embedded server could not be made or started.</summary>
public sealed class EmbeddedPostgresException(string message, string? log) : Exception(message + Tail(log))
{
    private static string Tail(string? log) => log is not null && File.Exists(log)
        ? $"\nLast lines of {log}:\n" + string.Join('\n', File.ReadLines(log).TakeLast(12).Select(line => "  " + line))
        : "";
}
