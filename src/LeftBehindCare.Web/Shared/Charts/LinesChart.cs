using System.Globalization;

namespace LeftBehindCare.Web.Shared.Charts;

/// <summary>How something moves: a child's height term by term, the children of a school week by week. At most five lines of one unit.</summary>
public sealed record LinesChart : Chart
{
    /// <summary>What a point is: 学期, 周.</summary>
    public required string RowHead { get; init; }

    /// <summary>人, cm, %, or empty: one for all lines. Another unit is another chart.</summary>
    public required string Unit { get; init; }

    /// <summary>How many decimals are written; as many as a value has where it is null.</summary>
    public int? Digits { get; init; }

    /// <summary>Names of the points, from left to right.</summary>
    public required IReadOnlyList<string> Points { get; init; }

    public required IReadOnlyList<ChartSeries> Lines { get; init; }

    public ChartMark? Mark { get; init; }

    /// <summary>The axis begins at 0, as it should where shares and heads are counted; off for a height or a weight.</summary>
    public bool FromZero { get; init; }

    public override string Finding => $"{Title}：{string.Join('；', Lines.Select(Told))}{(Mark is null ? "" : $"；{Mark.Name}")}";

    public override ChartTable Table => new(
        [RowHead, .. Lines.Select(l => Unit == "" ? l.Name : $"{l.Name}（{Unit}）")],
        [.. Points.Select((point, i) => new ChartTableRow(point, [.. Lines.Select(l => new ChartCell(l.Values[i] is { } value ? Written(value) : "—"))]))]);

    public override object Drawing => new { Kind = "lines", Unit, Digits, Points, Lines, Mark, FromZero };

    private string Told(ChartSeries line)
    {
        var known = Points.Zip(line.Values).Where(p => p.Second is not null).ToList();
        if (known.Count == 0) return $"{line.Name}还没有数";
        var (from, to) = (known[0], known[^1]);
        return known.Count == 1
            ? $"{line.Name}{to.First}{Written(to.Second)}{Unit}"
            : $"{line.Name}从{from.First}的{Written(from.Second)}{Unit}到{to.First}的{Written(to.Second)}{Unit}";
    }

    private string Written(decimal? value) => value?.ToString(Digits is { } digits ? $"F{digits}" : null, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One line.</summary>
/// <param name="Name">Written at its end.</param>
/// <param name="Values">One for each point; null where nothing was measured, which leaves a gap.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
