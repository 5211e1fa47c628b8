using System.Globalization;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;

namespace LeftBehindCare.Benchmarks.Pages;

/// <summary>
/// The children's list (50 rows, logged in, row-level security on) against a bare endpoint with the same commands, with the
/// demo's schools and with 300. Rounds alternate, so that what else the machine does falls on all alike.
/// </summary>
internal static class PageFigures
{
    public const string Page = "/children";

    private const int FewSchools = 5;
    private const int ManySchools = 300;
    private const int WarmRequests = 2500;
    private const int Rounds = 12;
    private const int RequestsPerRound = 300;
    private const string CpuHow = "CPU of web process + PostgreSQL backends per request";

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await using var few = await Deployment.StartAsync(options, FewSchools, cancellationToken);
        await using var many = options.Quick ? null : await Deployment.StartAsync(options, ManySchools, cancellationToken);
        var deployments = new[] { few, many }.OfType<Deployment>().ToList();
        long size = 0;
        foreach (var one in deployments)
        {
            size = await one.Page.WarmAsync(WarmRequests, cancellationToken);
            await one.Bare.WarmAsync(WarmRequests, cancellationToken);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in deployments)
            {
                await one.Page.RoundAsync(RequestsPerRound, cancellationToken);
                await one.Bare.RoundAsync(RequestsPerRound, cancellationToken);
            }
        }

        List<Figure> figures = [.. deployments.Select(RatioOf)];
        if (many is not null)
        {
            var change = many.Page.Total / few.Page.Total - 1;
            figures.Add(new($"Child list at {ManySchools} schools against {FewSchools}", "within 20 %", Numbers.Percent(change), Math.Abs(change) <= 0.20, CpuHow));
        }
        else
        {
            figures.Add(Figure.Missing($"Child list at {ManySchools} schools against {FewSchools}", "within 20 %", "left out by --quick"));
        }

        figures.Add(new(
            "Child list, SQL commands per page", "", few.Commands.ToString(CultureInfo.InvariantCulture), null,
            $"reading the session included; longest answer {few.Rows} rows, page {Numbers.Kilobytes(size)} uncompressed"));
        return figures;
    }

    private static Figure RatioOf(Deployment one)
    {
        var ratio = one.Page.Total / one.Bare.Total;
        return new(
            $"Child list against bare Npgsql, {one.Schools} schools", "≤ 2 ×", Numbers.Ratio(ratio), ratio <= 2,
            $"{Numbers.Microseconds(one.Page.Total)} (web {Numbers.Microseconds(one.Page.Process)}, PostgreSQL {Numbers.Microseconds(one.Page.Database)}) "
            + $"against {Numbers.Microseconds(one.Bare.Total)} ({Numbers.Microseconds(one.Bare.Process)}, {Numbers.Microseconds(one.Bare.Database)}); {CpuHow}");
    }

    /// <summary>A database, the application on it, and the bare endpoint beside it.</summary>
    private sealed class Deployment : IAsyncDisposable
    {
        private readonly List<IAsyncDisposable> _parts = [];

        public required int Schools { get; init; }
        public LoadTarget Page { get; private set; } = null!; // Set by StartAsync, the only way to one.
        public LoadTarget Bare { get; private set; } = null!; // Set by StartAsync, the only way to one.
        public int Commands { get; private set; }
        public int Rows { get; private set; }

        public static async Task<Deployment> StartAsync(BenchOptions options, int schools, CancellationToken cancellationToken)
        {
            var one = new Deployment { Schools = schools };
            try
            {
                var database = await options.DatabaseAsync(schools, cancellationToken);
                one._parts.Add(database);
                var web = await RunningWeb.StartAsync(database, "http://127.0.0.1:0", isDemo: true, cancellationToken);
                one._parts.Add(web);
                var (bare, answer) = await Child.StartAsync<BareEndpoint.Answer>(
                    [BareEndpoint.Verb, database.App, database.MasterKeyFile, PageFigures.Page], cancellationToken);
                one._parts.Add(bare);
                var postmaster = ProcessFacts.Postmaster(database.Folder);
                one.Page = new LoadTarget(web.Address, PageFigures.Page, answer.Cookie, web.ProcessId, postmaster);
                one.Bare = new LoadTarget(answer.Address, "/bare", answer.Cookie, bare.ProcessId, postmaster);
                (one.Commands, one.Rows) = (answer.Commands, answer.Rows);
                return one;
            }
            catch
            {
                await one.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            Page?.Dispose();
            Bare?.Dispose();
            for (var i = _parts.Count - 1; i >= 0; i--) await _parts[i].DisposeAsync();
        }
    }
}
