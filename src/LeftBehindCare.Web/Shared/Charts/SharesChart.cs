using LeftBehindCare.Registers.Publishing;

namespace LeftBehindCare.Web.Shared.Charts;

/// <summary>How a whole is made up, and how its parts are: 双亲、单亲外出 of the school, and class by class. Two to five parts.</summary>
public sealed record SharesChart : Chart
{
    /// <summary>What a row is: 班.</summary>
    public required string RowHead { get; init; }

    /// <summary>What is counted: 人.</summary>
    public required string Unit { get; init; }

    /// <summary>Names of the parts, in the order of their colours.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The whole, whose parts are named in the picture.</summary>
    public required ShareRow Whole { get; init; }

    /// <summary>What it is made of, in the order of the table; none for a whole that is not divided further.</summary>
    public IReadOnlyList<ShareRow> Rows { get; init; } = [];

    public override string Finding
    {
        get
        {
            var parts = Parts.Select((part, i) => $"{part}{Whole.Counts[i]}{Unit}，占{new Share(Whole.Counts[i], Whole.Total).Percent}");
            return $"{Title}：{Whole.Name}{Whole.Total}{Unit}，{string.Join('；', parts)}";
        }
    }

    public override ChartTable Table => Rows.Count == 0
        ? new([RowHead, $"{Unit}数", "占比"], [.. Parts.Select((part, i) => new ChartTableRow(part, [Cell(Whole, i), new(new Share(Whole.Counts[i], Whole.Total).Percent)]))])
        : new([RowHead, .. Parts, "合计"], [.. Rows.Append(Whole).Select(row => new ChartTableRow(row.Name, [.. Parts.Select((_, i) => Cell(row, i)), new($"{row.Total}")]))]);

    public override object Drawing => new { Kind = "shares", Unit, Parts, Whole = Drawn(Whole), Rows = Rows.Select(Drawn) };

    private static object Drawn(ShareRow row) => new { row.Name, row.Counts, row.Total };

    private static ChartCell Cell(ShareRow row, int part) => new($"{row.Counts[part]}", row.Counts[part] == 0 ? null : row.Urls?[part]);
}

/// <summary>One row of shares.</summary>
/// <param name="Name">四年级1班.</param>
/// <param name="Counts">One for each part.</param>
/// <param name="Urls">Where each part opens to; null where nothing does.</param>
public sealed record ShareRow(string Name, IReadOnlyList<int> Counts, IReadOnlyList<string?>? Urls = null)
{
    public int Total => Counts.Sum();
}
