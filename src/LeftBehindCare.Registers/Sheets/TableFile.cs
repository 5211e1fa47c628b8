using System.Xml;
using LeftBehindCare.Registers.Sheets.Formats;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>
/// An uploaded table: .xlsx, .xls (97–2003), CSV or TSV (UTF-8, GB 18030, UTF-16). What it is shows from its content, not
/// from its name. Opening reads the whole file once, so that a hostile or broken one is refused before anything is done
/// with it; rows are streamed afterwards and may be read again. Not safe for several threads at once.
/// </summary>
public sealed class TableFile : IDisposable
{
    private readonly SheetSource source;

    private TableFile(SheetSource source, string fileName)
    {
        this.source = source;
        FileName = fileName;
        Sheets = [.. source.Sheets.Select((s, i) => new SheetInfo(i, s.Name, s.IsHidden, source.Check(i)))];
    }

    /// <summary>Name of the uploaded file without folders.</summary>
    public string FileName { get; }

    /// <summary>All sheets, the hidden ones included.</summary>
    public IReadOnlyList<SheetInfo> Sheets { get; }

    /// <summary>Opens an uploaded file.</summary>
    /// <param name="content">The bytes; read to the end and not closed. Small memory: at most the file limit is held.</param>
    /// <param name="fileName">Name under which it was uploaded; only shown.</param>
    /// <param name="limits">How big it may be; <see langword="null"/> for the usual limits.</param>
    /// <returns>The opened file; dispose it.</returns>
    /// <exception cref="TableRefusedException">It is no table, or broken, or too big, or harmful; the message says it in Chinese.</exception>
    public static TableFile Open(Stream content, string fileName, TableLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);

        limits ??= TableLimits.Default;
        var bytes = ReadAll(content, limits.MaxFileBytes);
        SheetSource? source = null;
        try
        {
            source = Recognise(bytes, Path.GetFileName(fileName), limits);
            var file = new TableFile(source, Path.GetFileName(fileName));
            if (file.Sheets.All(s => s.RowCount == 0)) throw Refuse.NoRows();
            source = null;
            return file;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or IOException or OverflowException)
        {
            throw Refuse.Damaged(e);
        }
        finally
        {
            source?.Dispose();
        }
    }

    /// <summary>All rows of a sheet that have content, merged areas spread, straight from the file.</summary>
    /// <param name="sheet">Place of the sheet, from 0.</param>
    /// <returns>The rows, streamed.</returns>
    public IEnumerable<TableRow> Rows(int sheet) => source.Rows(sheet);

    /// <summary>Chooses the visible sheet whose header fits best, and finds that header.</summary>
    /// <param name="specs">The columns that are looked for.</param>
    /// <returns>The table; <see langword="null"/> when no visible sheet has anything like a header.</returns>
    public SheetTable? FindTable(IReadOnlyList<ColumnSpec> specs)
    {
        ArgumentNullException.ThrowIfNull(specs);

        SheetTable? best = null;
        foreach (var sheet in Sheets)
        {
            if (sheet.IsHidden || sheet.RowCount == 0) continue;
            if (FindTable(sheet.Index, specs) is { } table && (best is null || table.HeaderScore > best.HeaderScore)) best = table;
        }

        return best;
    }

    /// <summary>Finds the header on a given sheet.</summary>
    /// <param name="sheet">Place of the sheet, from 0.</param>
    /// <param name="specs">The columns that are looked for.</param>
    /// <returns>The table; <see langword="null"/> when there is nothing like a header.</returns>
    public SheetTable? FindTable(int sheet, IReadOnlyList<ColumnSpec> specs)
    {
        ArgumentNullException.ThrowIfNull(specs);

        var sample = Rows(sheet).Take(HeaderFinder.RowsLookedAt).ToList();
        return HeaderFinder.Find(sample, specs) is { } header
            ? new SheetTable(Sheets[sheet], header.First, header.Last, header.Columns, header.Score, () => Rows(sheet))
            : null;
    }

    /// <summary>Takes the rows that a person points at as the header.</summary>
    /// <param name="sheet">Place of the sheet, from 0.</param>
    /// <param name="firstHeaderRow">First row of the header as the spreadsheet numbers it.</param>
    /// <param name="lastHeaderRow">Last row of the header.</param>
    /// <returns>The table; <see langword="null"/> when those rows are empty.</returns>
    public SheetTable? TableAt(int sheet, int firstHeaderRow, int lastHeaderRow)
    {
        var header = Rows(sheet).SkipWhile(r => r.Number < firstHeaderRow).TakeWhile(r => r.Number <= lastHeaderRow).Take(10).ToList();
        var columns = HeaderFinder.Columns(header);
        return columns.Count == 0 ? null : new SheetTable(Sheets[sheet], firstHeaderRow, lastHeaderRow, columns, 0, () => Rows(sheet));
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private static SheetSource Recognise(byte[] bytes, string fileName, TableLimits limits)
    {
        ReadOnlySpan<byte> head = bytes;
        if (head.IndexOfAnyExcept("\0 \r\n\t"u8) < 0) throw Refuse.Empty();
        if (head.StartsWith("PK"u8)) return new XlsxSource(bytes, limits);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return new XlsSource(bytes, limits);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x08]) || head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x04]) || head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x02]) || head.StartsWith((ReadOnlySpan<byte>)[0x09, 0x00, 0x04, 0x00]))
            throw Refuse.Other("Excel 95 或更早的 .xls");
        if (head.StartsWith("ID;P"u8)) throw Refuse.Other("“SYLK 表格”（.slk）");
        if (head.StartsWith("%PDF"u8)) throw Refuse.WrongType("PDF");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || head.StartsWith("GIF8"u8))
            throw Refuse.WrongType("图片");
        if (head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) throw Refuse.WrongType("压缩包");
        return new CsvSource(bytes, fileName, limits);
    }

    private static byte[] ReadAll(Stream content, long max)
    {
        using var copy = new MemoryStream(content.CanSeek ? (int)Math.Clamp(content.Length - content.Position, 0, max) : 0);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            if (copy.Length + read > max) throw Refuse.FileTooBig(max);
            copy.Write(buffer, 0, read);
        }

        return copy.Length == copy.Capacity ? copy.GetBuffer() : copy.ToArray();
    }
}
