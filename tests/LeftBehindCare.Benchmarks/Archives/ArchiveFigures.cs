using System.Diagnostics;
using System.Text.RegularExpressions;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;

namespace LeftBehindCare.Benchmarks.Archives;

/// <summary>八档总览 and 一童一档 of the county's largest school (792 children, 360 of them 留守), and 500 growth cards.</summary>
internal static partial class ArchiveFigures
{
    private const int Largest = 2;
    private const int Cards = 500;
    private const int Warm = 40;
    private const int Runs = 40;
    private const int Bound = 7;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Scratch("archives");
        try
        {
            await using var database = await BenchOptions.OpenAsync(folder, schools: Largest + 1, cancellationToken, withLarge: true);
            await using var web = await RunningWeb.StartAsync(database, "http://127.0.0.1:0", isDemo: true, cancellationToken);
            using var principal = new OfficeCaller(web.Address);
            var login = CountyPlan.Accounts(Largest).First(a => a.Role == Role.Principal).Login;
            await principal.LogInAsync((await DemoAccounts.ReadAsync(folder, cancellationToken)).First(a => a.Login == login), cancellationToken);
            var postmaster = ProcessFacts.Postmaster(database.Folder);

            var overview = await CpuAsync("/archives");
            var home = await CpuAsync("/");
            var large = await LargeAsync();
            var dossier = await DossierSecondsAsync(principal, cancellationToken);
            var cards = await CardsAsync(cancellationToken);
            return
            [
                new("儿童×八档 of 792 children, CPU per page", "≤ 150 ms", Numbers.Milliseconds(overview.Web * 1000), overview.Web <= 0.150,
                    $"web process, mean of {Runs} warm requests; PostgreSQL {Numbers.Milliseconds(overview.Database * 1000)} beside it; first 100 of 360 children, {Numbers.Kilobytes(overview.Bytes)}"),
                new("Home page with M01–M08 of the same school, CPU", "", Numbers.Milliseconds((home.Web + home.Database) * 1000), null,
                    $"web process and PostgreSQL, mean of {Runs}; tasks and campuses included"),
                new("M01–M08 of a school of 2,016 children, time", "≤ 200 ms", Numbers.Milliseconds(large * 1000), large <= 0.200,
                    $"the principal's whole home page with them, its tasks and 42 classes included; median of {Runs} warm requests"),
                new("一童一档 of two terms, time", "≤ 1 s", Numbers.Seconds(dossier), dossier <= 1, $"from the button to the whole file, median of {Bound}"),
                new($"{Cards} growth cards (two sides) in one PDF, time", "≤ 4 s", Numbers.Seconds(cards.Seconds), cards.Seconds <= 4, $"warm, median of {Bound}; {Numbers.Megabytes(cards.Bytes)}"),
            ];

            async Task<double> LargeAsync()
            {
                using var head = new OfficeCaller(web.Address);
                var name = CountyPlan.Accounts(CountyPlan.LargeSchool).First(a => a.Role == Role.Principal).Login;
                await head.LogInAsync((await DemoAccounts.ReadAsync(folder, cancellationToken)).First(a => a.Login == name), cancellationToken);
                var times = new List<double>();
                for (var i = 0; i < Warm + Runs; i++)
                {
                    var clock = Stopwatch.StartNew();
                    await head.GetAsync("/", cancellationToken);
                    if (i >= Warm) times.Add(clock.Elapsed.TotalSeconds);
                }

                return Numbers.Median(times);
            }

            async Task<(double Web, double Database, long Bytes)> CpuAsync(string path)
            {
                long bytes = 0;
                for (var i = 0; i < Warm; i++) bytes = (await principal.GetAsync(path, cancellationToken)).Body.Length;
                var (before, stored) = (ProcessFacts.CpuSeconds(web.ProcessId), ProcessFacts.BackendSeconds(postmaster, DatabaseRoles.App));
                for (var i = 0; i < Runs; i++) await principal.GetAsync(path, cancellationToken);
                return ((ProcessFacts.CpuSeconds(web.ProcessId) - before) / Runs, (ProcessFacts.BackendSeconds(postmaster, DatabaseRoles.App) - stored) / Runs, bytes);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> DossierSecondsAsync(OfficeCaller principal, CancellationToken cancellationToken)
    {
        var list = await principal.GetAsync("/archives", cancellationToken);
        var path = Child().Match(list.Body) is { Success: true } child ? child.Value : throw new DemoException("The overview lists no child.");
        var page = await principal.GetAsync(path, cancellationToken);
        var times = new List<double>();
        for (var run = 0; run < Bound + 2; run++)
        {
            var clock = Stopwatch.StartNew();
            var file = await principal.PostAsync($"{path}/print", page, [], cancellationToken);
            if (run >= 2) times.Add(clock.Elapsed.TotalSeconds);
            if (!file.Body.StartsWith("%PDF-", StringComparison.Ordinal)) throw new DemoException($"{path}/print answered {(int)file.Status}.");
        }

        return Numbers.Median(times);
    }

    private static async Task<(double Seconds, long Bytes)> CardsAsync(CancellationToken cancellationToken)
    {
        var school = CountyPlan.For(Largest);
        var children = school.Children.ToDictionary(c => c.Row.Id, c => c.Row);
        var frame = new PaperFrame(school.School.Name, "2026–2027学年第一学期", school.Day, new Stamp { Notice = "演示数据", Watermark = "演示数据" });
        var printer = new FormPrinter(new FontLibrary(FontSources.Standard()));
        var times = new List<double>();
        long bytes = 0;
        for (var run = 0; run < Bound + 2; run++)
        {
            using var output = new MemoryStream();
            var clock = Stopwatch.StartNew();
            await printer.PrintAllAsync(
                school.GrowthCards.Take(Cards).Select(c => (Card: c, Child: children[c.ChildId])).Select(c => GrowthSheet.Describe(
                    new GrowthOnPaper(c.Card, c.Child.Name, CodeSets.All.NameOf("Sex", c.Child.Sex), c.Child.BirthDate, "四年级1班", frame.Term, 4), frame)),
                new BundleInfo("A3"), output, null, cancellationToken);
            if (run >= 2) times.Add(clock.Elapsed.TotalSeconds);
            bytes = output.Length;
        }

        return (Numbers.Median(times), bytes);
    }

    [GeneratedRegex(@"/dossiers/[0-9a-f-]{36}")]
    private static partial Regex Child();
}
