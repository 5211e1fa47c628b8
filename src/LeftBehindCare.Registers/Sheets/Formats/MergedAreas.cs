namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Spreads the value of merged areas over all their cells while rows go by.</summary>
internal sealed class MergedAreas
{
    /// <summary>More than any real roster has; the list lies in memory.</summary>
    private const int Most = 200_000;

    private readonly List<Area> areas = [];

    /// <summary>Adds an area; rows from 1, columns from 0, both ends included.</summary>
    public void Add(int top, int bottom, int left, int right, int maxColumns)
    {
        right = Math.Min(right, maxColumns - 1);
        if (top < 1 || bottom < top || left < 0 || right < left || (top == bottom && left == right)) return;
        if (areas.Count >= Most) throw Refuse.Hostile("合并的单元格多得异常");
        areas.Add(new Area(top, bottom, left, right));
    }

    public IEnumerable<TableRow> Spread(IEnumerable<TableRow> rows, int maxColumns)
    {
        if (areas.Count == 0)
        {
            foreach (var row in rows) yield return row;
            yield break;
        }

        areas.Sort((a, b) => a.Top != b.Top ? a.Top.CompareTo(b.Top) : a.Left.CompareTo(b.Left));
        // Areas of a sound file never overlap, so a column has at most one at a time; a second one is ignored.
        var active = new (int Bottom, CellValue Value)[maxColumns];
        var next = 0;
        foreach (var row in rows)
        {
            for (; next < areas.Count && areas[next].Top <= row.Number; next++)
            {
                var area = areas[next];
                if (area.Bottom < row.Number) continue;
                var value = area.Top == row.Number ? row[area.Left].Spread() : CellValue.Empty;
                for (var column = area.Left; column <= area.Right; column++)
                {
                    if (active[column].Bottom < row.Number) active[column] = (area.Bottom, value);
                }
            }

            yield return Fill(row, active);
        }
    }

    private static TableRow Fill(TableRow row, (int Bottom, CellValue Value)[] active)
    {
        CellValue[]? filled = null;
        for (var column = 0; column < active.Length; column++)
        {
            if (active[column].Bottom < row.Number || active[column].Value.IsEmpty || !row[column].IsEmpty) continue;
            filled ??= Copy(row, active.Length);
            filled[column] = active[column].Value;
        }

        if (filled is null) return row;
        var width = filled.Length;
        while (width > 0 && filled[width - 1].IsEmpty) width--;
        return new TableRow(row.Number, filled[..width]);
    }

    private static CellValue[] Copy(TableRow row, int width)
    {
        var cells = new CellValue[width];
        row.Cells().CopyTo(cells);
        return cells;
    }

    private readonly record struct Area(int Top, int Bottom, int Left, int Right);
}
