using System.Globalization;
using LeftBehindCare.Demo;
using Microsoft.Extensions.Configuration;

namespace LeftBehindCare.Benchmarks;

/// <summary>What the command line said.</summary>
internal sealed record BenchOptions
{
    public const string Help = """
        ./care bench [--quick] [--only print,page] [--data DIR]
          --quick     without the county of 300 schools, which takes minutes to make the first time
          --only      some of the figures
          --data DIR  where the databases are kept between runs   (default .lbc/bench)
        """;

    public static readonly IReadOnlyList<string> Parts = ["print", "page"];

    public bool Quick { get; private init; }

    public IReadOnlyList<string> Only { get; private init; } = Parts;

    public string Data { get; private init; } = Path.Combine(ProjectFolder.Local, "bench");

    public static BenchOptions Parse(IEnumerable<string> args)
    {
        var options = new BenchOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            options = name switch
            {
                "--quick" => options with { Quick = true },
                "--only" => options with { Only = Chosen(Value()) },
                "--data" => options with { Data = Path.GetFullPath(Value()) },
                _ => throw new DemoException($"'{name}' is no option here.\n{Help}"),
            };
            string Value() => rest.TryDequeue(out var value) ? value : throw new DemoException($"{name} needs a value.");
        }

        return options;
    }

    /// <summary>The database of a county with so many schools, made on first use and kept.</summary>
    public async Task<DemoDatabase> DatabaseAsync(int schools, CancellationToken cancellationToken)
    {
        // Always the embedded server: its backends' CPU time is counted, and a configured server may be somebody's.
        var database = await DemoDatabase.OpenAsync(
            Path.Combine(Data, string.Create(CultureInfo.InvariantCulture, $"schools-{schools}")), new ConfigurationBuilder().Build(), Say, cancellationToken);
        try
        {
            await database.SeedAsync(schools, Say, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public static void Say(string line) => Console.WriteLine($"bench: {line}");

    private static List<string> Chosen(string list)
    {
        var chosen = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        return chosen.All(Parts.Contains) ? chosen : throw new DemoException($"--only takes {string.Join(", ", Parts)}.");
    }
}
