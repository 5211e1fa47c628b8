using System.Diagnostics;
using System.Net;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Benchmarks.Hostile;

/// <summary>Hostile and broken files through the upload page: each must be refused in words, soon, and without much memory.</summary>
internal static class HostileFigures
{
    private const double MostSeconds = 3;
    private const double MostMemory = 300e6;
    private const int FewSchools = 5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        await using var database = await options.DatabaseAsync(FewSchools, cancellationToken);
        await using var web = await RunningWeb.StartAsync(database, "http://127.0.0.1:0", isDemo: true, cancellationToken);
        using var clerk = new OfficeCaller(web.Address);
        await clerk.LogInAsync(await BenchOptions.AccountAsync(database.Folder, Role.Archivist, cancellationToken), cancellationToken);
        var page = await clerk.GetAsync("/import", cancellationToken);
        var slowest = (Name: "", Seconds: 0.0);
        var letIn = new List<string>();
        var count = 0;
        foreach (var (name, fileName, content) in HostileFiles.All())
        {
            var clock = Stopwatch.StartNew();
            var answer = await clerk.UploadAsync("/import", page, fileName, content, cancellationToken);
            if (clock.Elapsed.TotalSeconds > slowest.Seconds) slowest = (name, clock.Elapsed.TotalSeconds);
            if (answer.Status != HttpStatusCode.UnprocessableEntity) letIn.Add($"{name} ({(int)answer.Status})");
            BenchOptions.Say($"  {name}, {Numbers.Kilobytes(content.Length)}: {(int)answer.Status} after {Numbers.Seconds(clock.Elapsed.TotalSeconds)}, peak {Numbers.Megabytes(ProcessFacts.PeakMemory(web.ProcessId))}");
            count++;
        }

        var peak = ProcessFacts.PeakMemory(web.ProcessId);
        return
        [
            new("Hostile files, slowest refusal", "≤ 3 s", Numbers.Seconds(slowest.Seconds), slowest.Seconds <= MostSeconds && letIn.Count == 0,
                letIn.Count == 0 ? $"{slowest.Name}; all {count} refused with 422 and a sentence" : $"NOT REFUSED: {string.Join(", ", letIn)}"),
            new("Hostile files, memory", "≤ 300 MB", Numbers.Megabytes(peak), peak <= MostMemory, $"peak working set of the web process over all {count}"),
        ];
    }
}
