using System.Diagnostics;
using System.Text.RegularExpressions;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Demo;
using LeftBehindCare.Demo.Postgres;

namespace LeftBehindCare.Benchmarks.Starts;

/// <summary><c>./care run</c> as a person types it, from the call to the line that says ready; then a first visit to what it runs.</summary>
internal static partial class StartFigures
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Scratch("start");
        try
        {
            // The first may build what is not built, and warms the disk for all that follow.
            await using (await CareRun.StartAsync(folder, cancellationToken))
            {
                // Ready is all that is asked of it.
            }

            options.Scratch("start");
            double empty;
            await using (var run = await CareRun.StartAsync(folder, cancellationToken)) empty = run.Seconds;
            var starts = new List<double>();
            IReadOnlyList<Figure> visits = [];
            for (var i = 0; i < Runs; i++)
            {
                await using var run = await CareRun.StartAsync(folder, cancellationToken);
                starts.Add(run.Seconds);
                if (i == Runs - 1) visits = await FirstVisit.MeasureAsync(run.Address, folder, cancellationToken);
            }

            var ready = Numbers.Median(starts);
            return
            [
                new("`./care run` on a built tree until ready", "≤ 6 s", Numbers.Seconds(ready), ready <= 6,
                    $"existing data, median of {Runs}, slowest {Numbers.Seconds(starts.Max())}"),
                new("The same with an empty data folder", "", Numbers.Seconds(empty), null, "initdb, migrations and the demo county of five schools included"),
                .. visits,
            ];
        }
        finally
        {
            options.Scratch("start");
        }
    }

    /// <summary>A <c>./care run</c> that is ready; disposing stops it as Ctrl-C does.</summary>
    private sealed partial class CareRun : IAsyncDisposable
    {
        private readonly Process _process;

        private CareRun(Process process, double seconds, string address) => (_process, Seconds, Address) = (process, seconds, address);

        public double Seconds { get; }

        public string Address { get; }

        public static async Task<CareRun> StartAsync(string folder, CancellationToken cancellationToken)
        {
            var start = new ProcessStartInfo(Path.Combine(ProjectFolder.Root, "care"), ["run", "--urls", "http://127.0.0.1:0", "--data", folder]) { RedirectStandardOutput = true };
            foreach (var configured in start.Environment.Keys.Where(k => k.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)).ToList())
                start.Environment.Remove(configured);
            var clock = Stopwatch.StartNew();
            var process = Process.Start(start) ?? throw new DemoException("./care run did not start.");
            try
            {
                while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                {
                    if (Ready().Match(line) is not { Success: true } ready) continue;
                    var seconds = clock.Elapsed.TotalSeconds;
                    // Nobody reads further, and a full pipe would hold it up.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new CareRun(process, seconds, ready.Groups[1].Value);
                }

                throw new DemoException("./care run ended before it was ready.");
            }
            catch
            {
                await StopAsync(process);
                throw;
            }
        }

        public async ValueTask DisposeAsync() => await StopAsync(_process);

        private static async Task StopAsync(Process process)
        {
            if (!process.HasExited) UnixProcesses.Send(process.Id, UnixProcesses.Terminate);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await process.WaitForExitAsync(limit.Token);
            process.Dispose();
        }

        [GeneratedRegex(@"ready[^:]*: (http://\S+)")]
        private static partial Regex Ready();
    }
}
