using System.Globalization;
using LeftBehindCare.Demo;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Extensions.Configuration;

namespace LeftBehindCare.Benchmarks;

/// <summary>What the command line said.</summary>
internal sealed record BenchOptions
{
    public const string Help = """
        ./care bench [PART…] [--quick] [--data DIR]
          PART        print, page, archives, import, hostile, start; all of them when none is named
          --quick     without the county of 300 schools, which takes minutes to make the first time
          --data DIR  where the databases are kept between runs   (default .lbc/bench)
        """;

    public static readonly IReadOnlyList<string> Parts = ["print", "page", "archives", "import", "hostile", "start"];

    public bool Quick { get; private init; }

    public IReadOnlyList<string> Only { get; private init; } = Parts;

    public string Data { get; private init; } = Path.Combine(ProjectFolder.Local, "bench");

    public static BenchOptions Parse(IEnumerable<string> args)
    {
        var options = new BenchOptions();
        var chosen = new List<string>();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            if (Parts.Contains(name))
            {
                chosen.Add(name);
                continue;
            }

            options = name switch
            {
                "--quick" => options with { Quick = true },
                "--data" => options with { Data = Path.GetFullPath(Value()) },
                _ => throw new DemoException($"'{name}' is nothing known here.\n{Help}"),
            };
            string Value() => rest.TryDequeue(out var value) ? value : throw new DemoException($"{name} needs a value.");
        }

        return chosen.Count == 0 ? options : options with { Only = [.. Parts.Where(chosen.Contains)] };
    }

    /// <summary>The database of a county with so many schools, made on first use and kept.</summary>
    public Task<DemoDatabase> DatabaseAsync(int schools, CancellationToken cancellationToken) =>
        OpenAsync(Path.Combine(Data, string.Create(CultureInfo.InvariantCulture, $"schools-{schools}")), schools, cancellationToken);

    /// <summary>A folder for a database that is thrown away afterwards; empty, also where an interrupted run left something.</summary>
    public string Scratch(string name)
    {
        var folder = Path.Combine(Data, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>A database with so many schools in a folder.</summary>
    public static async Task<DemoDatabase> OpenAsync(string folder, int schools, CancellationToken cancellationToken, bool withLarge = false)
    {
        // Always the embedded server: its backends' CPU time is counted, and a configured server may be somebody's.
        var database = await DemoDatabase.OpenAsync(folder, new ConfigurationBuilder().Build(), Say, cancellationToken);
        try
        {
            await database.SeedAsync(schools, Say, cancellationToken, withLarge);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody of the first school, with the demo's password.</summary>
    public static async Task<DemoAccount> AccountAsync(string folder, Role role, CancellationToken cancellationToken)
    {
        var login = CountyPlan.Accounts(0).First(a => a.Role == role).Login;
        return (await DemoAccounts.ReadAsync(folder, cancellationToken)).First(a => a.Login == login);
    }

    public static void Say(string line) => Console.WriteLine($"bench: {line}");
}
