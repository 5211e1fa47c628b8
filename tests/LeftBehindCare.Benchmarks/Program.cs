using System.Globalization;
using System.Runtime.InteropServices;
using LeftBehindCare.Benchmarks;
using LeftBehindCare.Benchmarks.Archives;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Hostile;
using LeftBehindCare.Benchmarks.Imports;
using LeftBehindCare.Benchmarks.Pages;
using LeftBehindCare.Benchmarks.Prints;
using LeftBehindCare.Benchmarks.Starts;
using LeftBehindCare.Demo;

// ./care bench: the figures of README, each measured anew. The verbs are this program's own children.
switch (args)
{
    case [PrintFigures.Verb]:
        await PrintFigures.RunChildAsync();
        return 0;
    case [BareEndpoint.Verb, var connection, var keyFile, var page]:
        await BareEndpoint.RunChildAsync(connection, keyFile, page);
        return 0;
    case ["help" or "--help" or "-h", ..]:
        Console.WriteLine(BenchOptions.Help);
        return 0;
    default:
        break;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
try
{
    var options = BenchOptions.Parse(args);
    var figures = new List<Figure>();
    var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
    foreach (var part in options.Only)
    {
        BenchOptions.Say($"measuring {part}…");
        figures.AddRange(part switch
        {
            "print" => await PrintFigures.MeasureAsync(stop.Token),
            "page" => await PageFigures.MeasureAsync(options, stop.Token),
            "archives" => await ArchiveFigures.MeasureAsync(options, stop.Token),
            "import" => await ImportFigures.MeasureAsync(options, stop.Token),
            "hostile" => await HostileFigures.MeasureAsync(options, stop.Token),
            "start" => await StartFigures.MeasureAsync(options, stop.Token),
            _ => throw new DemoException($"'{part}' is not measured here."),
        });
    }

    Console.WriteLine();
    Console.WriteLine(FigureTable.ForTerminal(figures));
    Console.WriteLine();
    Console.WriteLine(FigureTable.AsMarkdown(figures, Machine(load)));
    return 0;
}
catch (Exception e) when (e is DemoException or InvalidOperationException or HttpRequestException)
{
    await Console.Error.WriteLineAsync($"bench: {e.Message}");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

void OnSignal(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

// What else the machine did is part of what a figure says.
static string Machine(string load) => string.Create(
    CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load average at the start {load}");
