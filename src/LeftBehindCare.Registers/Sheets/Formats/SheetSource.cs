namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>A file whose sheets can be read row by row, as often as wanted.</summary>
internal abstract class SheetSource : IDisposable
{
    /// <summary>Name and visibility of each sheet, in the file's order.</summary>
    public abstract IReadOnlyList<(string Name, bool IsHidden)> Sheets { get; }

    /// <summary>The rows with content. The first reading may refuse the file; later ones give the same rows.</summary>
    /// <param name="sheet">Place of the sheet.</param>
    /// <returns>Rows in ascending order, merged areas spread.</returns>
    public abstract IEnumerable<TableRow> Rows(int sheet);

    /// <summary>Reads a sheet to its end so that everything that is wrong with it shows now.</summary>
    /// <param name="sheet">Place of the sheet.</param>
    /// <returns>How many rows have content.</returns>
    public abstract int Check(int sheet);

    public abstract void Dispose();
}
