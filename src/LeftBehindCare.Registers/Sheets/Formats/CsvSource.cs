using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Reads CSV and TSV in the encodings that Chinese offices use: UTF-8, GB 18030 (with GBK), UTF-16.</summary>
internal sealed class CsvSource : SheetSource
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private readonly byte[] file;
    private readonly string name;
    private readonly TableLimits limits;
    private readonly Encoding encoding;
    private readonly char separator;

    public CsvSource(byte[] file, string name, TableLimits limits)
    {
        this.file = file;
        this.name = name;
        this.limits = limits;
        encoding = Recognise(file);
        var head = Head();
        RefuseOthers(head);
        separator = Separator(head);
    }

    public override IReadOnlyList<(string Name, bool IsHidden)> Sheets => [(name, false)];

    public override int Check(int sheet) => Rows(sheet).Count();

    public override IEnumerable<TableRow> Rows(int sheet)
    {
        using var reader = Open();
        var found = 0;
        var cells = new List<CellValue>();
        var field = new StringBuilder();
        for (var number = 1; ReadRecord(reader, field, cells, number); number++)
        {
            if (cells.Count == 0) continue;
            if (++found > limits.MaxRows + TableLimits.RowsAround) throw Refuse.TooManyRows(name, limits.MaxRows);
            yield return new TableRow(number, [.. cells]);
        }
    }

    public override void Dispose()
    {
    }

    private StreamReader Open() => new(new MemoryStream(file, writable: false), encoding, detectEncodingFromByteOrderMarks: true, 1 << 15);

    /// <summary>One record by RFC 4180, which may span lines; its empty cells at the end are dropped.</summary>
    private bool ReadRecord(StreamReader reader, StringBuilder field, List<CellValue> cells, int number)
    {
        cells.Clear();
        field.Clear();
        bool quoted = false, wasQuoted = false, any = false;
        var column = 0;
        while (true)
        {
            var c = reader.Read();
            if (c < 0 || (!quoted && c is '\n' or '\r'))
            {
                if (c < 0 && !any) return false;
                if (c == '\r' && reader.Peek() == '\n') reader.Read();
                Finish();
                return true;
            }

            any = true;
            if (quoted)
            {
                if (c != '"') field.Append((char)c);
                else if (reader.Peek() == '"') field.Append((char)reader.Read());
                else quoted = false;
            }
            else if (c == '"' && !wasQuoted && IsBlankOrEquals(field))
            {
                // ="430…" is how many exports keep Excel from turning a long number into 4.3E+17.
                field.Clear();
                quoted = wasQuoted = true;
            }
            else if (c == separator)
            {
                Finish();
            }
            else
            {
                field.Append((char)c);
            }

            if (field.Length > limits.MaxCellChars) throw Refuse.CellTooLong(number, limits.MaxCellChars);
        }

        void Finish()
        {
            var value = CellValue.OfText(FormulaGuard.Remove(field.ToString()));
            field.Clear();
            wasQuoted = false;
            if (!value.IsEmpty)
            {
                if (column >= limits.MaxColumns) throw Refuse.TooManyColumns(name, number, limits.MaxColumns);
                while (cells.Count <= column) cells.Add(CellValue.Empty);
                cells[column] = value;
            }

            column++;
        }
    }

    private static bool IsBlankOrEquals(StringBuilder field)
    {
        if (field.Length > 8) return false;
        var text = field.ToString().Trim();
        return text is "" or "=";
    }

    private string Head()
    {
        using var reader = Open();
        var buffer = new char[1 << 16];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }

    private static void RefuseOthers(string head)
    {
        var start = head.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.StartsWith("<"))
        {
            if (head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase)) throw Refuse.Other("“XML 表格 2003”");
            if (start.StartsWith("<!") || head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<table", StringComparison.OrdinalIgnoreCase))
                throw Refuse.WebPage();
            throw Refuse.WrongType("XML 或网页文件");
        }

        if (start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)) throw Refuse.WebPage();
        if (start.StartsWith("{\\rtf")) throw Refuse.WrongType("写字板文档（RTF）");
        if (start.StartsWith("%PDF")) throw Refuse.WrongType("PDF");
        var strange = 0;
        foreach (var c in head)
        {
            if (c is '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))) strange++;
        }

        if (strange > 2 + head.Length / 200) throw Refuse.WrongType("图片、程序或其他数据");
    }

    /// <summary>The separator that occurs most on the first lines, outside of quotes.</summary>
    private static char Separator(string head)
    {
        Span<char> candidates = [',', '\t', ';', '|', '，'];
        Span<int> counts = stackalloc int[candidates.Length];
        var quoted = false;
        var lines = 0;
        foreach (var c in head)
        {
            if (c == '"') quoted = !quoted;
            if (c == '\n' && ++lines >= 50) break;
            if (quoted) continue;
            var which = candidates.IndexOf(c);
            if (which >= 0) counts[which]++;
        }

        // A tab is never typed into a cell, so a few of them say more than commas in an address.
        if (counts[1] > 0 && counts[1] * 2 >= counts[0]) return '\t';
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return candidates[best];
    }

    private static Encoding Recognise(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;

        // UTF-16 without a mark: commas, digits and line ends have a zero byte, always on the same side.
        int even = 0, odd = 0;
        var head = file[..Math.Min(file.Length, 1 << 14)];
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        if (odd > head.Length / 20 && even <= odd / 10) return Encoding.Unicode;
        if (even > head.Length / 20 && odd <= even / 10) return Encoding.BigEndianUnicode;
        return System.Text.Unicode.Utf8.IsValid(file) || IsCutUtf8(file) ? Encoding.UTF8 : Gb18030;
    }

    /// <summary>UTF-8 that was cut off inside its last character is still UTF-8.</summary>
    private static bool IsCutUtf8(ReadOnlySpan<byte> file)
    {
        for (var cut = 1; cut <= 3 && file.Length - cut > 8; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(file[..^cut])) return true;
        }

        return false;
    }
}
