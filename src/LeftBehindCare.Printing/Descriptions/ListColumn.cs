namespace LeftBehindCare.Printing.Descriptions;

/// <summary>One column of a printed list; see <see cref="Grid.List{T}"/>.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Title">The column head.</param>
/// <param name="Weight">The column's share of the width.</param>
/// <param name="Text">The item's text in this column; null prints nothing.</param>
public sealed record ListColumn<T>(string Title, double Weight, Func<T, string?> Text)
{
    /// <summary>The head shared with neighbouring columns of the same group, such as 父 over 姓名, 务工地, 电话.</summary>
    public string? Group { get; init; }

    /// <summary>Where the texts lie.</summary>
    public Align Across { get; init; } = Align.Centre;

    /// <summary>Whether the column counts 1, 2, 3 … instead of asking the item.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether texts wrap at full size instead of shrinking; long ones may go on over the page.</summary>
    public bool IsLong { get; init; }

    internal Cell CellOf(T item, int number)
    {
        var text = IsNumber ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Text(item);
        var cell = IsLong ? Cell.LongText(text) : Cell.Value(text);
        return cell with { Across = Across };
    }
}

/// <summary>Ready-made columns of a printed list.</summary>
public static class ListColumn
{
    /// <summary>The column 序号, which counts 1, 2, 3 ….</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="weight">The column's share of the width.</param>
    /// <returns>The column.</returns>
    public static ListColumn<T> Number<T>(double weight) => new("序号", weight, _ => null) { IsNumber = true };

    /// <summary>The one or two header rows of a list.</summary>
    internal static IReadOnlyList<Row> HeaderOf<T>(IReadOnlyList<ListColumn<T>> columns)
    {
        if (columns.All(column => column.Group is null))
            return [new Row { Cells = [.. columns.Select(column => Head(column.Title))] }];

        List<Cell> upper = [], lower = [];
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Group is not { } group)
            {
                upper.Add(Head(columns[i].Title).Tall(2));
                continue;
            }

            var last = i;
            while (last + 1 < columns.Count && columns[last + 1].Group == group)
                last++;
            upper.Add(Head(group).Span(last - i + 1));
            for (; i <= last; i++)
                lower.Add(Head(columns[i].Title));
            i--;
        }

        return [new Row { Cells = upper }, new Row { Cells = lower }];
    }

    private static Cell Head(string text) => Cell.Label(text).Bold();
}
