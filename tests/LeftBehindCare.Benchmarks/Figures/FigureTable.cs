using System.Globalization;
using System.Text;

namespace LeftBehindCare.Benchmarks.Figures;

/// <summary>The figures for a terminal, and as Markdown to paste into README.</summary>
internal static class FigureTable
{
    private static readonly string[] Heads = ["Figure", "Target", "Measured", "", "How"];

    public static string ForTerminal(IReadOnlyList<Figure> figures)
    {
        var rows = figures.Select(Cells).Prepend(Heads).ToList();
        var widths = Enumerable.Range(0, Heads.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    public static string AsMarkdown(IReadOnlyList<Figure> figures, string machine)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"`./care bench`, {machine}:").AppendLine();
        text.AppendLine("| Figure | Target | Measured | | How |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (var figure in figures)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(figure))} |");
        return text.ToString();
    }

    private static string[] Cells(Figure figure) => [figure.What, figure.Target, figure.Measured, figure.Verdict, figure.How];
}
