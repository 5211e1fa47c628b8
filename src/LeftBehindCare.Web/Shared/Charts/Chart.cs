namespace LeftBehindCare.Web.Shared.Charts;

/// <summary>
/// What a chart says: numbers, names and where they lead. <c>&lt;lb-chart&gt;</c> writes it as a table and as data;
/// <c>js/chart.js</c> draws the data. How it looks is decided there, once for all pages.
/// </summary>
public abstract record Chart
{
    /// <summary>Unique on its page.</summary>
    public required string Id { get; init; }

    /// <summary>Headline of its card.</summary>
    public required string Title { get; init; }

    /// <summary>A few words beside the headline.</summary>
    public string? Note { get; init; }

    /// <summary>Takes two places beside others, where there is room.</summary>
    public bool IsWide { get; init; }

    /// <summary>What the picture shows, in a sentence: for who hears it.</summary>
    public abstract string Finding { get; }

    /// <summary>The same numbers, to be read.</summary>
    public abstract ChartTable Table { get; }

    /// <summary>
    /// The same numbers as <c>js/chart.js</c> takes them, written as JSON; <c>Kind</c> names its way to draw. Without addresses: a
    /// part of the picture opens what its place in the table opens.
    /// </summary>
    public abstract object Drawing { get; }
}

/// <summary>A chart's numbers as a table; the first head is that of the rows' names.</summary>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<ChartTableRow> Rows);

/// <summary>One row of the table.</summary>
public sealed record ChartTableRow(string Name, IReadOnlyList<ChartCell> Cells);

/// <summary>A number, and the page with its rows.</summary>
public sealed record ChartCell(string Text, string? Url = null);

/// <summary>A value that bars or lines are held against: 目标, 时间进度, 全校.</summary>
/// <param name="Name">Written beside it, with the value: 目标100%.</param>
/// <param name="At">On the axis.</param>
public sealed record ChartMark(string Name, decimal At);
