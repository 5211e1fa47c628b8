namespace LeftBehindCare.Registers.Sheets;

/// <summary>A column of a sheet to be written.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Width">Width in characters of the usual font; a Chinese character takes two.</param>
public sealed record SheetColumnLayout(string Title, double Width = 14);

/// <summary>
/// Writes a list row by row, as .xlsx or CSV. Rows go out at once, so memory stays flat; writing is synchronous, so write
/// to a file or to memory and not to a response. Dispose finishes the file; the stream stays open.
/// </summary>
public abstract class SheetWriter : IDisposable
{
    private bool disposed;

    /// <summary>Titles and widths, from left to right.</summary>
    public IReadOnlyList<SheetColumnLayout> Columns { get; }

    private protected SheetWriter(IReadOnlyList<SheetColumnLayout> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count is 0 or > 16_384) throw new ArgumentException("A sheet has 1 to 16,384 columns.", nameof(columns));
        Columns = columns;
    }

    /// <summary>Begins an .xlsx with one sheet: bold header, frozen, repeated on each printed page, A4 across.</summary>
    /// <param name="stream">Where it goes; needs no seeking.</param>
    /// <param name="sheetName">Name on the tab; characters that Excel forbids are replaced.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="title">A line above the header, such as the school's name and the list's; <see langword="null"/> for none.</param>
    /// <returns>The writer.</returns>
    public static SheetWriter Xlsx(Stream stream, string sheetName, IReadOnlyList<SheetColumnLayout> columns, string? title = null) =>
        new Formats.XlsxWriter(stream, sheetName, columns, title);

    /// <summary>Begins a CSV file: UTF-8 with a mark so that Excel reads Chinese, formulas disarmed.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>The writer.</returns>
    public static SheetWriter Csv(Stream stream, IReadOnlyList<SheetColumnLayout> columns) => new Formats.CsvWriter(stream, columns);

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Its cells from the left; missing ones at the end are empty.</param>
    public void Append(params ReadOnlySpan<SheetCell> cells)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (cells.Length > Columns.Count) throw new ArgumentException($"The row has {cells.Length} cells, the sheet {Columns.Count} columns.", nameof(cells));
        Write(cells, int.MaxValue);
    }

    /// <summary>Writes a row whose cells from a column on are marked as problems (red).</summary>
    /// <param name="cells">Its cells from the left.</param>
    /// <param name="redFrom">First red column, from 0.</param>
    internal void AppendProblem(ReadOnlySpan<SheetCell> cells, int redFrom) => Write(cells, redFrom);

    /// <summary>Finishes the file. The stream stays open.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Finish();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Write(ReadOnlySpan<SheetCell> cells, int redFrom);

    private protected abstract void Finish();
}
