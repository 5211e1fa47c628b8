using LeftBehindCare.Registers.Sheets.Formats;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>Finds the header among title rows, remarks and data.</summary>
internal static class HeaderFinder
{
    /// <summary>The header of a real roster stands in the first dozen rows.</summary>
    public const int RowsLookedAt = 60;

    private const int TallestHeader = 4;

    internal sealed record Header(int First, int Last, IReadOnlyList<SheetColumn> Columns, double Score);

    public static Header? Find(List<TableRow> rows, IReadOnlyList<ColumnSpec> specs)
    {
        var names = specs.Select(s => new SpecNames(s)).ToList();
        Header? best = null;
        for (var first = 0; first < Math.Min(rows.Count, 40); first++)
        {
            // Nor does a header begin in the middle of a cell that is merged downwards.
            if (first > 0 && GoesOn(rows[first - 1], rows[first])) continue;
            for (var height = 1; height <= TallestHeader && first + height <= rows.Count; height++)
            {
                var header = rows.GetRange(first, height);
                if (header[^1].Number - header[0].Number >= height) break;
                var columns = Columns(header);
                if (columns.Select(c => c.Title).Distinct().Count() < 2 && names.Count > 1) continue;
                // A cell merged downwards out of the header says that the header goes on.
                if (first + height < rows.Count && GoesOn(header[^1], rows[first + height])) continue;

                var score = Fit(columns, names) - 0.6 * header.Sum(DataCells) - 0.05 * (height - 1) - 0.001 * first;
                if (score > 0.5 && (best is null || score > best.Score)) best = new Header(header[0].Number, header[^1].Number, columns, score);
            }
        }

        return best ?? ByShape(rows);
    }

    /// <summary>The columns below given header rows.</summary>
    public static IReadOnlyList<SheetColumn> Columns(IReadOnlyList<TableRow> header)
    {
        var columns = new List<SheetColumn>();
        var seen = new Dictionary<string, int>();
        for (var index = 0; index < header.Select(r => r.Width).DefaultIfEmpty().Max(); index++)
        {
            var parts = new List<string>();
            foreach (var row in header)
            {
                var text = Refuse.Short(SheetText.Clean(row[index].Text).Replace("\n", "", StringComparison.Ordinal));
                if (text.Length > 0 && !parts.Contains(text)) parts.Add(text);
            }

            if (parts.Count == 0) continue;
            var title = string.Join(' ', parts);
            var times = seen[title] = seen.GetValueOrDefault(title) + 1;
            columns.Add(new SheetColumn(index, title, times == 1 ? title : $"{title}#{times}", parts));
        }

        return columns;
    }

    private static bool GoesOn(TableRow header, TableRow next)
    {
        for (var column = 0; column < next.Width; column++)
        {
            if (next[column].FromMerge && next[column].Text == header[column].Text
                && (column == 0 || next[column - 1].Text != next[column].Text || header[column - 1].Text != header[column].Text || !next[column - 1].FromMerge))
                return true;
        }

        return false;
    }

    private static double Fit(IReadOnlyList<SheetColumn> columns, List<SpecNames> specs)
    {
        var open = new HashSet<SpecNames>(specs);
        double sum = 0;
        foreach (var column in columns)
        {
            var keys = new ColumnKeys(column);
            var (best, score) = open.Select(s => (s, s.Score(keys))).DefaultIfEmpty().MaxBy(p => p.Item2);
            if (best is null || score < 0.5) continue;
            open.Remove(best);
            sum += score;
        }

        return sum;
    }

    private static int DataCells(TableRow row)
    {
        var count = 0;
        foreach (var cell in row.Cells())
        {
            if (cell.FromMerge || cell.IsEmpty) continue;
            if (cell.Kind != CellKind.Text || cell.Text.Count(char.IsAsciiDigit) >= 6) count++;
        }

        return count;
    }

    /// <summary>With no title known, the header is the first row of several short texts that is as wide as those below it.</summary>
    private static Header? ByShape(List<TableRow> rows)
    {
        var usual = rows.Select(Filled).OrderDescending().ElementAtOrDefault(rows.Count / 4);
        foreach (var row in rows)
        {
            var columns = Columns([row]);
            if (Filled(row) < 2 || Filled(row) * 10 < usual * 6 || DataCells(row) > 0) continue;
            return new Header(row.Number, row.Number, columns, 0);
        }

        return null;
    }

    private static int Filled(TableRow row)
    {
        var distinct = new HashSet<string>();
        foreach (var cell in row.Cells())
        {
            if (!cell.IsEmpty && !cell.FromMerge) distinct.Add(cell.Text);
        }

        return distinct.Count;
    }
}
