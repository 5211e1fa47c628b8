using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>A cell with the row and column where it begins and the spans that are left after cutting them to the grid.</summary>
internal readonly record struct CellPlace(Cell Cell, int Row, int Column, int RowSpan, int ColumnSpan);

/// <summary>Finds the place of each cell, as HTML does: from left to right, past columns that a cell from above still takes.</summary>
internal static class CellPlaces
{
    /// <summary>The places in reading order; columns that no cell covers become one empty cell per gap.</summary>
    public static IEnumerable<CellPlace> Of(IReadOnlyList<Row> rows, int columns)
    {
        var takenUntil = new int[columns];
        for (var row = 0; row < rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in rows[row].Cells)
            {
                column = NextFree(takenUntil, column, row);
                if (column == columns)
                    throw new ArgumentException($"Row {row + 1} of the grid has more cells than the grid has columns ({columns}).", nameof(rows));
                var span = Math.Min(cell.ColumnSpan, FreeRun(takenUntil, column, row));
                var rowSpan = Math.Min(cell.RowSpan, rows.Count - row);
                yield return Take(takenUntil, new CellPlace(cell, row, column, rowSpan, span));
                column += span;
            }

            for (column = NextFree(takenUntil, 0, row); column < columns; column = NextFree(takenUntil, column, row))
                yield return Take(takenUntil, new CellPlace(Cell.Blank(), row, column, 1, FreeRun(takenUntil, column, row)));
        }
    }

    private static CellPlace Take(int[] takenUntil, CellPlace place)
    {
        Array.Fill(takenUntil, place.Row + place.RowSpan, place.Column, place.ColumnSpan);
        return place;
    }

    private static int NextFree(int[] takenUntil, int column, int row)
    {
        while (column < takenUntil.Length && takenUntil[column] > row)
            column++;
        return column;
    }

    private static int FreeRun(int[] takenUntil, int column, int row)
    {
        var end = column;
        while (end < takenUntil.Length && takenUntil[end] <= row)
            end++;
        return end - column;
    }
}
