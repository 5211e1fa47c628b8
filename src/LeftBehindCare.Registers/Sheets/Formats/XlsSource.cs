using System.Buffers.Binary;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Reads .xls of Excel 97–2003 (BIFF8, [MS-XLS]); older ones are refused with the way to mend it.</summary>
internal sealed class XlsSource : SheetSource
{
    private const int Bof = 0x809, Eof = 0x0A, Continue = 0x3C, FilePass = 0x2F, BoundSheet = 0x85, Sst = 0xFC, Xf = 0xE0,
        FormatCode = 0x41E, DateMode = 0x22, LabelSst = 0xFD, Label = 0x204, RString = 0xD6, Rk = 0x27E, MulRk = 0xBD, Number = 0x203,
        Formula = 0x06, StringResult = 0x207, BoolErr = 0x205, MergeCells = 0xE5;

    /// <summary>Cells of one sheet, which are held in memory because an .xls may store them in any order.</summary>
    private const int MostCells = 2_500_000;

    private readonly byte[] book;
    private readonly TableLimits limits;
    private readonly NumberFormats formats = new();
    private readonly List<string> strings = [];
    private readonly List<(string Name, bool IsHidden, int Start)> sheets = [];
    private long walked;

    public XlsSource(byte[] file, TableLimits limits)
    {
        this.limits = limits;
        var container = new CompoundFile(file);
        if (container.Has("EncryptedPackage") || container.Has("EncryptionInfo")) throw Refuse.Encrypted();
        if (container.Has("WordDocument")) throw Refuse.WrongType("Word 文档");
        if (container.Has("PowerPoint Document")) throw Refuse.WrongType("演示文稿");
        if (container.Stream("Workbook") is not { } workbook)
            throw container.Has("Book") ? Refuse.Other("Excel 95 或更早的 .xls") : Refuse.WrongType("其他程序的文件");
        book = workbook;
        ReadGlobals();
    }

    public override IReadOnlyList<(string Name, bool IsHidden)> Sheets => [.. sheets.Select(s => (s.Name, s.IsHidden))];

    public override int Check(int sheet)
    {
        var count = Collect(sheet, new MergedAreas(), out var bytes).Count;
        // Sheets of a sound file share no bytes; a forged directory could send us over the same ones again and again.
        if ((walked += bytes) > 2L * book.Length) throw Refuse.Hostile("工作表互相重叠");
        return count;
    }

    public override IEnumerable<TableRow> Rows(int sheet)
    {
        var areas = new MergedAreas();
        return areas.Spread(Collect(sheet, areas, out _), limits.MaxColumns);
    }

    public override void Dispose()
    {
    }

    private void ReadGlobals()
    {
        if (book.Length < 8 || Word(0) != Bof) throw Refuse.Damaged();
        if (Word(4) != 0x600) throw Refuse.Other("Excel 95 或更早的 .xls");
        for (var at = 0; Next(at, out var type, out var start, out var length); at = start + length)
        {
            switch (type)
            {
                case Eof:
                    return;
                case FilePass:
                    throw Refuse.Encrypted();
                case DateMode when length >= 2:
                    formats.From1904 = Word(start) == 1;
                    break;
                case BoundSheet when length >= 8:
                    // Only worksheets (type 0) have rows; the others are charts and macros.
                    if (sheets.Count >= 256) throw Refuse.TooMuchText();
                    if (book[start + 5] == 0)
                        sheets.Add((Text(start + 6, length - 6, longLength: false), (book[start + 4] & 3) != 0, BinaryPrimitives.ReadInt32LittleEndian(book.AsSpan(start))));
                    break;
                case FormatCode when length >= 5:
                    formats.AddCode(Word(start), Text(start + 2, length - 2, longLength: true));
                    break;
                case Xf when length >= 4:
                    formats.AddStyle(Word(start + 2));
                    break;
                case Sst when length >= 8:
                    ReadStrings(start, length);
                    break;
            }
        }
    }

    private void ReadStrings(int start, int length)
    {
        var segments = Segments(start, length);
        var reader = new BiffText(book, segments);
        reader.Skip(4);
        var count = reader.UInt32();
        long chars = 0;
        for (uint i = 0; i < count && !reader.AtEnd; i++)
        {
            var text = reader.String(reader.UInt16());
            if ((chars += text.Length) > limits.MaxTextChars || strings.Count >= limits.MaxTexts) throw Refuse.TooMuchText();
            strings.Add(text);
        }
    }

    /// <summary>A record and the records that continue it.</summary>
    private List<(int Start, int Length)> Segments(int start, int length)
    {
        var segments = new List<(int, int)> { (start, length) };
        for (var at = start + length; Next(at, out var type, out var more, out var size) && type == Continue; at = more + size) segments.Add((more, size));
        return segments;
    }

    private List<TableRow> Collect(int sheet, MergedAreas areas, out long bytes)
    {
        var (name, _, first) = sheets[sheet];
        if (first < 0 || first + 8 > book.Length || Word(first) != Bof) throw Refuse.Damaged();

        var rows = new SortedDictionary<int, CellValue[]>();
        (int Row, int Column)? awaited = null;
        int depth = 0, found = 0;
        bytes = 0;
        for (var at = first; Next(at, out var type, out var start, out var length); at = start + length)
        {
            bytes = start + length - first;
            if (type == Bof) depth++;
            // Embedded charts bring a stream of their own inside the sheet's.
            if (type == Eof && --depth <= 0) break;
            if (depth != 1) continue;

            var data = book.AsSpan(start, length);
            if (type == StringResult && awaited is { } cell && length >= 3)
            {
                Set(cell.Row, cell.Column, CellValue.OfText(LongText(Segments(start, length))));
                awaited = null;
            }
            else if (type == MergeCells && length >= 2)
            {
                for (var i = 2; i + 8 <= length; i += 8)
                    areas.Add(U16(data, i) + 1, U16(data, i + 2) + 1, U16(data, i + 4), U16(data, i + 6), limits.MaxColumns);
            }
            else if (type is LabelSst or Label or RString or Rk or MulRk or Number or Formula or BoolErr && length >= 7)
            {
                awaited = ReadCell(type, data, start, Set);
            }
        }

        return [.. rows.Select(r => new TableRow(r.Key + 1, r.Value))];

        void Set(int row, int column, CellValue value)
        {
            if (value.IsEmpty) return;
            if (++found > MostCells) throw Refuse.TooMuchText();
            if (value.Kind == CellKind.Text && value.Text.Length > limits.MaxCellChars) throw Refuse.CellTooLong(row + 1, limits.MaxCellChars);
            if (column >= limits.MaxColumns) throw Refuse.TooManyColumns(name, row + 1, limits.MaxColumns);
            if (!rows.TryGetValue(row, out var cells))
            {
                if (rows.Count >= limits.MaxRows + TableLimits.RowsAround) throw Refuse.TooManyRows(name, limits.MaxRows);
                rows[row] = cells = [];
            }

            if (column >= cells.Length)
            {
                Array.Resize(ref cells, Math.Max(column + 1, Math.Min(limits.MaxColumns, cells.Length * 2)));
                rows[row] = cells;
            }

            cells[column] = value;
        }
    }

    /// <summary>Reads one cell record; gives the place of a formula whose text follows in a record of its own.</summary>
    private (int Row, int Column)? ReadCell(int type, ReadOnlySpan<byte> data, int start, Action<int, int, CellValue> set)
    {
        int row = U16(data, 0), column = U16(data, 2), style = U16(data, 4);
        switch (type)
        {
            case LabelSst when data.Length >= 10:
                var index = BinaryPrimitives.ReadUInt32LittleEndian(data[6..]);
                set(row, column, index < strings.Count ? CellValue.OfText(strings[(int)index]) : throw Refuse.Damaged());
                break;
            case Label or RString when data.Length >= 9:
                set(row, column, CellValue.OfText(Text(start + 6, data.Length - 6, longLength: true)));
                break;
            case Rk when data.Length >= 10:
                set(row, column, formats.Cell(BiffText.Rk(data[6..]), style));
                break;
            case MulRk:
                for (var i = 4; i + 6 <= data.Length - 2; i += 6, column++)
                    set(row, column, formats.Cell(BiffText.Rk(data[(i + 2)..]), U16(data, i)));
                break;
            case Number when data.Length >= 14:
                set(row, column, formats.Cell(BinaryPrimitives.ReadDoubleLittleEndian(data[6..]), style));
                break;
            case BoolErr when data.Length >= 8:
                set(row, column, BoolOrError(data[6], data[7] != 0));
                break;
            case Formula when data.Length >= 14:
                if (U16(data, 12) != 0xFFFF) set(row, column, formats.Cell(BinaryPrimitives.ReadDoubleLittleEndian(data[6..]), style));
                else if (data[6] == 0) return (row, column);
                else if (data[6] is 1 or 2) set(row, column, BoolOrError(data[8], data[6] == 2));
                break;
        }

        return null;
    }

    private static CellValue BoolOrError(byte value, bool isError) =>
        isError ? CellValue.OfError(ErrorName(value)) : CellValue.OfBoolean(value != 0);

    private static string ErrorName(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    private string Text(int start, int length, bool longLength)
    {
        var reader = new BiffText(book, [(start, length)]);
        return reader.String(longLength ? reader.UInt16() : reader.Byte());
    }

    private string LongText(List<(int Start, int Length)> segments)
    {
        var reader = new BiffText(book, segments);
        return reader.String(reader.UInt16());
    }

    private bool Next(int at, out int type, out int start, out int length)
    {
        type = start = length = 0;
        if (at < 0 || at + 4 > book.Length) return false;
        type = Word(at);
        length = Word(at + 2);
        start = at + 4;
        return start + length <= book.Length ? true : throw Refuse.Damaged();
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at));

    private static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
}
