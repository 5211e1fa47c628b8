using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Benchmarks.Imports;

/// <summary>
/// A roster of 10,000 rows through the pages of a running application into a school that has 73 children: uploaded, mapped,
/// previewed and written by the job worker, then once more, which must change nothing. The database is new each time.
/// </summary>
internal static partial class ImportFigures
{
    private const int Rows = 10_000;
    private const double MostSeconds = 15;
    private const double MostMemory = 400e6;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var file = RosterFile.Build(Rows);
        var folder = options.Scratch("import");
        try
        {
            await using var database = await BenchOptions.OpenAsync(folder, schools: 1, cancellationToken);
            await using var web = await RunningWeb.StartAsync(database, "http://127.0.0.1:0", isDemo: true, cancellationToken);
            using var clerk = new OfficeCaller(web.Address);
            await clerk.LogInAsync(await BenchOptions.AccountAsync(database.Folder, Role.Archivist, cancellationToken), cancellationToken);

            var postmaster = ProcessFacts.Postmaster(database.Folder);
            var (web1, database1) = (ProcessFacts.CpuSeconds(web.ProcessId), ProcessFacts.BackendSeconds(postmaster, DatabaseRoles.App));
            var first = await ImportAsync(clerk, file, cancellationToken);
            var cpu = $"CPU of it all: web {Numbers.Seconds(ProcessFacts.CpuSeconds(web.ProcessId) - web1)}, "
                + $"PostgreSQL {Numbers.Seconds(ProcessFacts.BackendSeconds(postmaster, DatabaseRoles.App) - database1)}";
            var firstPeak = ProcessFacts.PeakMemory(web.ProcessId);
            if (first.Counts != new Counts(Rows, 0, 0) || first.Written != Rows)
                throw new DemoException($"The roster of {Rows} new children was seen as {first.Counts}, and {first.Written} were written.");
            var second = await ImportAsync(clerk, file, cancellationToken);
            var peak = ProcessFacts.PeakMemory(web.ProcessId);

            var both = first.Preview + first.Commit;
            return
            [
                new("Import of 10,000 rows, preview + commit", "≤ 15 s", Numbers.Seconds(both), both <= MostSeconds,
                    $"preview {Numbers.Seconds(first.Preview)}, commit {Numbers.Seconds(first.Commit)}, before them upload {Numbers.Seconds(first.Upload)}; "
                    + $"{cpu}; xlsx of {Numbers.Kilobytes(file.Length)}, first import of a process just started"),
                new("Import of 10,000 rows, memory", "≤ 400 MB", Numbers.Megabytes(firstPeak), firstPeak <= MostMemory, $"peak working set of the web process; {Numbers.Megabytes(peak)} after the second run"),
                new("The same 10,000 rows again", "change nothing", second.Counts.ToString(), second.Counts == new Counts(0, 0, Rows), $"preview {Numbers.Seconds(second.Preview)}"),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Run> ImportAsync(OfficeCaller clerk, byte[] file, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var uploaded = await clerk.UploadAsync("/import", await clerk.GetAsync("/import", cancellationToken), "学籍导出.xlsx", file, cancellationToken);
        var columns = uploaded.Location ?? throw new DemoException($"The roster was refused with {(int)uploaded.Status}.");
        var page = await clerk.GetAsync(columns, cancellationToken);
        var upload = clock.Elapsed.TotalSeconds;

        // The page's own suggestions are sent back as they stand.
        clock.Restart();
        var chosen = Mapped().Matches(page.Body).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(Chosen().Match(m.Groups[2].Value).Groups[1].Value)));
        var show = (await clerk.PostAsync(columns, page, chosen, cancellationToken)).Location ?? throw new DemoException("The mapping was refused.");
        var preview = await WaitAsync(clerk, show, cancellationToken);
        var previewed = clock.Elapsed.TotalSeconds;

        var counts = new Counts(Tab(preview, "new"), Tab(preview, "changed"), Tab(preview, "same"));
        if (counts is { New: 0, Changed: 0 }) return new Run(upload, previewed, 0, counts, 0);

        clock.Restart();
        // All proposed classes are opened: ticked, and the choices kept, as a person does before the button is there.
        var classes = Proposed().Matches(preview.Body).Select(m => KeyValuePair.Create("Classes", m.Groups[1].Value));
        await clerk.PostAsync(show, preview, [.. classes, new("Act", "all")], cancellationToken);
        var result = await WaitAsync(clerk, show, cancellationToken);
        var commit = clock.Elapsed.TotalSeconds;
        if (!result.Location?.EndsWith("/result", StringComparison.Ordinal) ?? true)
            throw new DemoException($"The import was not written: {Problem().Match(result.Body).Groups[1].Value}");
        var done = await clerk.GetAsync(result.Location!, cancellationToken); // has one, see above
        return new Run(upload, previewed, commit, counts, Number(done.Body, WrittenNew()));
    }

    /// <summary>How many rows the preview counts behind one of its tabs.</summary>
    private static int Tab(OfficeCaller.Answer preview, string name) =>
        Number(preview.Body, new Regex($"show={name}\"[^>]*>.*?<b>([0-9]+)</b>", RegexOptions.Singleline));

    /// <summary>The page that the progress bar leads to.</summary>
    private static async Task<OfficeCaller.Answer> WaitAsync(OfficeCaller clerk, string show, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var progress = JsonDocument.Parse((await clerk.GetAsync($"{show}/progress", cancellationToken)).Body);
            if (progress.RootElement.GetProperty("isOver").GetBoolean()) return await clerk.GetAsync(show, cancellationToken);
            if (clock.Elapsed > Limit) throw new DemoException($"The import was not ready after {Limit.TotalMinutes:0} minutes.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static int Number(string body, Regex where) =>
        where.Match(body) is { Success: true } found ? int.Parse(found.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The page does not say {where}.");

    [GeneratedRegex("<select[^>]*name=\"(Columns\\[[A-Za-z0-9]+\\])\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Mapped();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Chosen();

    [GeneratedRegex("name=\"Classes\" value=\"([^\"]+)\"")]
    private static partial Regex Proposed();

    [GeneratedRegex("<div class=\"lb-note[^>]*>(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex Problem();

    [GeneratedRegex("新增([0-9]+)、更新")]
    private static partial Regex WrittenNew();

    private sealed record Run(double Upload, double Preview, double Commit, Counts Counts, int Written);

    private sealed record Counts(int New, int Changed, int Same)
    {
        public override string ToString() => $"{New} new, {Changed} changed, {Same} same";
    }
}
