namespace LeftBehindCare.Printing.Descriptions;

/// <summary>
/// A ruled table: thick outer border, thin inner lines. All rows share the columns; a form uses many narrow columns and spans.
/// </summary>
public sealed record Grid : Block
{
    /// <summary>The columns' shares of the width (any unit: 1, 2, 1 or millimetres). At least one, all above 0.</summary>
    public required IReadOnlyList<double> Columns { get; init; }

    /// <summary>The rows with the column heads, repeated on every page that the grid reaches.</summary>
    public IReadOnlyList<Row> Header { get; init; } = [];

    /// <summary>The rows.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>The least height of a row in millimetres (P0: 行高 ≥ 8 mm).</summary>
    public double MinRowHeight { get; init; } = 8;

    /// <summary>Type size in points; null takes the sheet's.</summary>
    public double? Size { get; init; }

    /// <summary>Whether lines are drawn; an unruled grid only puts texts side by side.</summary>
    public bool IsRuled { get; init; } = true;

    /// <summary>A list: one row for each item, column heads on every page, empty rows up to <paramref name="fillTo"/>.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items in the order of print.</param>
    /// <param name="columns">The columns; neighbours with the same <see cref="ListColumn{T}.Group"/> share a head.</param>
    /// <param name="fillTo">Empty rows are added up to this number (P0: 列表补足 20 空行).</param>
    /// <returns>The grid.</returns>
    public static Grid List<T>(IEnumerable<T> items, IReadOnlyList<ListColumn<T>> columns, int fillTo = 20)
    {
        var rows = items.Select((item, index) => new Row { Cells = [.. columns.Select(column => column.CellOf(item, index + 1))] }).ToList();
        while (rows.Count < fillTo)
            rows.Add(new Row { Cells = [.. columns.Select(_ => Cell.Blank())] });

        return new Grid { Columns = [.. columns.Select(column => column.Weight)], Header = ListColumn.HeaderOf(columns), Rows = rows };
    }
}
