using System.Globalization;
using System.Runtime.InteropServices;
using LeftBehindCare.Demo;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Demo.Postgres;
using LeftBehindCare.Web.Accounts;
using Microsoft.Extensions.Configuration;
using Npgsql;

// The verbs behind ./care; see there for what a person types.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal);

try
{
    return await RunAsync(args, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception e) when (e is DemoException or PostgresNotFoundException or EmbeddedPostgresException or NpgsqlException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"care: {e.Message}");
    return 1;
}

void OnSignal(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

static void Say(string line) => Console.WriteLine($"care: {line}");

static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
{
    var verb = args.FirstOrDefault() ?? "help";
    var options = Options.Parse(args.Skip(1));
    if (options.Words.Count > 0 && verb != AdminCommand.Verb)
        throw new DemoException($"'{options.Words[0]}' is no option here. ./care help lists them.");
    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    switch (verb)
    {
        case "run":
            {
                await using var database = await DemoDatabase.OpenAsync(options.Data, configuration, Say, cancellationToken);
                if (options.Demo)
                    await database.SeedAsync(DemoCounty.StandardSchools, Say, cancellationToken);
                await using var web = await RunningWeb.StartAsync(database, options.Urls, options.Demo, cancellationToken);
                using var note = RunFiles.Write(options.Data, web);
                await AnnounceAsync(web, options, cancellationToken);
                var exitCode = await web.WaitForExitAsync(cancellationToken);
                // Ctrl-C reaches the web application as well, and it may be gone before our own signal is handled.
                await Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken);
                throw new DemoException($"The web application ended by itself with code {exitCode}.");
            }

        case "seed":
            {
                await using var database = await DemoDatabase.OpenAsync(options.Data, configuration, Say, cancellationToken);
                await database.SeedAsync(options.Schools, Say, cancellationToken);
                return 0;
            }

        case AdminCommand.Verb:
            {
                await using var database = await DemoDatabase.OpenAsync(options.Data, configuration, Say, cancellationToken);
                return await RunningWeb.RunCommandAsync(database, [AdminCommand.Verb, .. options.Words], cancellationToken);
            }

        case "accounts":
            {
                var accounts = await DemoAccounts.ReadAsync(options.Data, cancellationToken);
                if (accounts.Count == 0)
                    throw new DemoException($"There are no demo accounts in {options.Data} yet; ./care run makes them.");
                Console.WriteLine(options.Json ? DemoAccounts.ToJson(accounts) : DemoAccounts.ToTable(accounts));
                return 0;
            }

        case "stop":
            {
                var stopped = await RunFiles.StopAsync(options.Data);
                Say(stopped.Count == 0 ? "nothing was running." : $"stopped {string.Join(", ", stopped)}.");
                return 0;
            }

        default:
            throw new DemoException($"'{verb}' is no command here. Known: run, seed, admin, accounts, stop.");
    }
}

static async Task AnnounceAsync(RunningWeb web, Options options, CancellationToken cancellationToken)
{
    Console.WriteLine();
    Say($"ready{ReadyTime()}: {web.Address}");
    var accounts = await DemoAccounts.ReadAsync(options.Data, cancellationToken);
    if (!options.Demo)
        Say("accounts: ./care admin LOGIN opens a system administrator's, who opens schools and their principals.");
    if (options.Demo && accounts.Count > 0)
    {
        // One school's accounts show every role; the other schools have the same.
        var shown = accounts.Where(a => a.School.Length == 0 || a.School == accounts.First(b => b.School.Length > 0).School).ToList();
        Console.WriteLine(DemoAccounts.ToTable(shown));
        if (shown.Count < accounts.Count)
            Say($"{accounts.Count - shown.Count} more accounts: ./care accounts");
    }
    Say("Ctrl-C stops it.");
}

// ./care tells when it was called, in seconds since 1970.
static string ReadyTime() =>
    double.TryParse(Environment.GetEnvironmentVariable("LBC_CALLED_AT"), CultureInfo.InvariantCulture, out var called)
        ? string.Create(CultureInfo.InvariantCulture, $" after {TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 - called:0.0} s")
        : "";

/// <summary>What the command line said.</summary>
internal sealed record Options
{
    public string Urls { get; private init; } = "http://127.0.0.1:5080";

    public string Data { get; private init; } = ProjectFolder.Local;

    public bool Demo { get; private init; } = true;

    public bool Json { get; private init; }

    public int Schools { get; private init; } = DemoCounty.StandardSchools;

    /// <summary>What is no option: a login name, a person's name.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public static Options Parse(IEnumerable<string> args)
    {
        var options = new Options();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            var parts = name.Split('=', 2);
            string Value() => parts.Length == 2 ? parts[1]
                : rest.TryDequeue(out var next) ? next
                : throw new DemoException($"{parts[0]} needs a value.");
            options = parts[0] switch
            {
                "--urls" => options with { Urls = Value() },
                "--data" => options with { Data = Path.GetFullPath(Value()) },
                "--size" => options with
                {
                    Schools = int.TryParse(Value(), out var n) && n is > 0 and <= 300 ? n : throw new DemoException("--size is a number of schools, 1 to 300."),
                },
                "--no-demo" => options with { Demo = false },
                "--json" => options with { Json = true },
                [not '-', ..] => options with { Words = [.. options.Words, name] },
                _ => throw new DemoException($"'{name}' is no option here. ./care help lists them."),
            };
        }
        return options;
    }
}
