using System.Diagnostics;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;
using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Fonts;

namespace LeftBehindCare.Benchmarks.Prints;

/// <summary>500 A1 forms in one PDF, one form, and a list of 500 rows, each in a child process so that memory is its own.</summary>
internal static class PrintFigures
{
    public const string Verb = "printing";

    private const int Forms = 500;
    private const int Singles = 60;
    private const int WarmRuns = 2;
    private const int Runs = 5;

    /// <summary>What the child answers. Seconds and bytes.</summary>
    internal sealed record Answer(
        double Bundle, double BundleCpu, long BundleBytes, long BundlePeak, double Single, double SingleWorst, long SingleBytes, double List, long ListBytes);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var (child, answer) = await Child.StartAsync<Answer>([Verb], cancellationToken);
        await using var _ = child;
        return
        [
            new("500 A1 forms in one PDF, time", "≤ 1.5 s", Numbers.Seconds(answer.Bundle), answer.Bundle <= 1.5,
                $"warm, median of {Runs}; CPU {Numbers.Seconds(answer.BundleCpu)}"),
            new("500 A1 forms in one PDF, size", "≤ 10 MB", Numbers.Megabytes(answer.BundleBytes), answer.BundleBytes <= 10_000_000, "to a file"),
            new("500 A1 forms in one PDF, memory", "≤ 250 MB", Numbers.Megabytes(answer.BundlePeak), answer.BundlePeak <= 250_000_000,
                "peak working set of a process that does nothing else, seven times over"),
            new("One A1 form, time", "≤ 20 ms", Numbers.Milliseconds(answer.Single * 1000), answer.Single <= 0.020,
                $"median of {Singles} different ones; slowest {Numbers.Milliseconds(answer.SingleWorst * 1000)}"),
            new("One A1 form, size", "≤ 150 KB", Numbers.Kilobytes(answer.SingleBytes), answer.SingleBytes <= 150_000, "largest of them"),
            new("List of 500 rows, time", "≤ 0.5 s", Numbers.Seconds(answer.List), answer.List <= 0.5,
                $"ten columns, A4 landscape, {Numbers.Kilobytes(answer.ListBytes)}; median of {Runs}"),
        ];
    }

    public static async Task RunChildAsync()
    {
        var printer = new FormPrinter(new FontLibrary(FontSources.Standard()));
        var folder = Directory.CreateDirectory(Path.Combine(ProjectFolder.Local, "bench")).FullName;
        var file = Path.Combine(folder, "bundle.pdf");

        // The bundle first: the peak of memory is of the whole process.
        var bundles = new List<(double Seconds, double Cpu)>();
        for (var run = 0; run < WarmRuns + Runs; run++)
        {
            var took = await TimeAsync(async () =>
            {
                await using var output = File.Create(file);
                await printer.PrintAllAsync(DemoPapers.Forms(Forms), new BundleInfo("A1"), output);
            });
            if (run >= WarmRuns) bundles.Add(took);
        }

        var peak = ProcessFacts.PeakMemory(Environment.ProcessId);
        var size = new FileInfo(file).Length;
        File.Delete(file);

        var singles = new List<double>();
        long largest = 0;
        foreach (var form in DemoPapers.Forms(Singles))
        {
            var clock = Stopwatch.StartNew();
            var printed = printer.Print(form);
            singles.Add(clock.Elapsed.TotalSeconds);
            largest = Math.Max(largest, printed.Bytes.LongLength);
        }

        var lists = new List<double>();
        long listSize = 0;
        for (var run = 0; run < WarmRuns + Runs; run++)
        {
            var list = DemoPapers.List(Forms);
            var clock = Stopwatch.StartNew();
            listSize = printer.Print(list).Bytes.LongLength;
            if (run >= WarmRuns) lists.Add(clock.Elapsed.TotalSeconds);
        }

        Child.Answer(new Answer(
            Numbers.Median(bundles.Select(b => b.Seconds)), Numbers.Median(bundles.Select(b => b.Cpu)), size, peak,
            Numbers.Median(singles), singles.Max(), largest, Numbers.Median(lists), listSize));
    }

    private static async Task<(double Seconds, double Cpu)> TimeAsync(Func<Task> work)
    {
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await work();
        self.Refresh();
        return (clock.Elapsed.TotalSeconds, (self.TotalProcessorTime - cpu).TotalSeconds);
    }
}
