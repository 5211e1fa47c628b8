namespace LeftBehindCare.Registers.Sheets;

/// <summary>One row of an uploaded table that has at least one cell with content.</summary>
/// <param name="number">Row number as the spreadsheet shows it, from 1.</param>
/// <param name="cells">Cells from column A on; trailing empty ones may be left out.</param>
public sealed class TableRow(int number, CellValue[] cells)
{
    /// <summary>Row number as the spreadsheet shows it, from 1. In a CSV file: the record's place.</summary>
    public int Number { get; } = number;

    /// <summary>How many cells are stored; cells beyond are empty.</summary>
    public int Width => cells.Length;

    /// <summary>The cell of a column.</summary>
    /// <param name="column">Column, 0 for A.</param>
    /// <returns>The cell; empty when the row is shorter.</returns>
    public CellValue this[int column] => (uint)column < (uint)cells.Length ? cells[column] : CellValue.Empty;

    /// <summary>The stored cells from column A on.</summary>
    /// <returns>The cells.</returns>
    public ReadOnlySpan<CellValue> Cells() => cells;
}
