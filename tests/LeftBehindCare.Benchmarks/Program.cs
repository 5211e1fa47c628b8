using System.Runtime.InteropServices;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Prints;

// ./care bench: the figures of README, each measured anew. The verbs are this program's own children.
switch (args.FirstOrDefault())
{
    case PrintFigures.Verb:
        await PrintFigures.RunChildAsync();
        return 0;
    case "help" or "--help" or "-h":
        Console.WriteLine("./care bench: prints the figures of README.");
        return 0;
    default:
        break;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
var figures = new List<Figure>();
figures.AddRange(await PrintFigures.MeasureAsync(stop.Token));
Console.WriteLine(FigureTable.ForTerminal(figures));
return 0;
