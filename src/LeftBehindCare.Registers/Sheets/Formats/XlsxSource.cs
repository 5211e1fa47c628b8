using System.Globalization;
using System.IO.Compression;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>
/// Reads .xlsx (ECMA-376, transitional and strict) straight from the zip, row by row. Written for rosters and against
/// hostile files: libraries that build the whole workbook take 1.3 GB for a bomb of 15 MB.
/// </summary>
internal sealed class XlsxSource : SheetSource
{
    private readonly ZipArchive zip;
    private readonly TableLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, bool IsHidden, ZipArchiveEntry Part)> sheets = [];
    private readonly List<string> strings = [];
    private readonly NumberFormats formats = new();
    private readonly Dictionary<int, MergedAreas> merges = [];
    private readonly UnpackBudget budget;

    public XlsxSource(byte[] file, TableLimits limits)
    {
        this.limits = limits;
        budget = new UnpackBudget(limits.MaxUnpackedBytes);
        ZipDirectory.Check(file);
        zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        long declared = 0;
        foreach (var part in zip.Entries)
        {
            parts.TryAdd(part.FullName.Replace('\\', '/').TrimStart('/'), part);
            declared += part.Length;
        }

        RefuseOthers();
        if (declared > limits.MaxUnpackedBytes) throw Refuse.Unpacked(limits.MaxUnpackedBytes);
        ReadWorkbook();
        ReadStyles();
        ReadStrings();
    }

    public override IReadOnlyList<(string Name, bool IsHidden)> Sheets => [.. sheets.Select(s => (s.Name, s.IsHidden))];

    public override int Check(int sheet)
    {
        var areas = new MergedAreas();
        var count = 0;
        foreach (var _ in Rows(sheet, budget, areas)) count++;
        merges[sheet] = areas;
        return count;
    }

    public override IEnumerable<TableRow> Rows(int sheet)
    {
        if (!merges.TryGetValue(sheet, out var areas))
        {
            Check(sheet);
            areas = merges[sheet];
        }

        return areas.Spread(Rows(sheet, new UnpackBudget(limits.MaxUnpackedBytes), null), limits.MaxColumns);
    }

    public override void Dispose() => zip.Dispose();

    private IEnumerable<TableRow> Rows(int sheet, UnpackBudget spending, MergedAreas? areas)
    {
        var (name, _, part) = sheets[sheet];
        using var reader = new PartReader(part, spending);
        var cells = new List<CellValue>();
        int row = 0, found = 0;
        while (reader.Read())
        {
            if (!reader.IsElement) continue;
            if (reader.Name == "mergeCell" && areas is not null) AddArea(areas, reader.Xml.GetAttribute("ref"));
            if (reader.Name != "row") continue;

            row = RowNumber(reader.Xml.GetAttribute("r"), row);
            cells.Clear();
            ReadCells(reader, cells, name, row);
            if (cells.Count == 0) continue;
            if (++found > limits.MaxRows + TableLimits.RowsAround) throw Refuse.TooManyRows(name, limits.MaxRows);
            yield return new TableRow(row, [.. cells]);
        }
    }

    /// <summary>Reads the cells of the current row; empty styled ones are passed over, so they cost nothing.</summary>
    private void ReadCells(PartReader reader, List<CellValue> cells, string sheet, int row)
    {
        if (reader.Xml.IsEmptyElement) return;
        var depth = reader.Xml.Depth;
        var column = -1;
        while (reader.ReadInside(depth))
        {
            if (!reader.IsElement || reader.Name != "c") continue;
            // A file may leave out the coordinates; its cells then follow each other from the left.
            column = ColumnOf(reader.Xml.GetAttribute("r")) is { } given ? given : column + 1;
            var value = ReadCell(reader, row);
            if (value.IsEmpty) continue;
            if (column >= limits.MaxColumns) throw Refuse.TooManyColumns(sheet, row, limits.MaxColumns);
            while (cells.Count <= column) cells.Add(CellValue.Empty);
            cells[column] = value;
        }
    }

    private CellValue ReadCell(PartReader reader, int row)
    {
        if (reader.Xml.IsEmptyElement) return CellValue.Empty;
        var type = reader.Xml.GetAttribute("t");
        var style = int.TryParse(reader.Xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        var depth = reader.Xml.Depth;
        string? value = null, inline = null;
        while (reader.ReadInside(depth))
        {
            if (!reader.IsElement) continue;
            if (reader.Name == "v") value = reader.Content();
            else if (reader.Name == "is") inline = reader.StringItem();
        }

        if ((inline ?? value) is not { } raw) return CellValue.Empty;
        if (raw.Length > limits.MaxCellChars) throw Refuse.CellTooLong(row, limits.MaxCellChars);
        return type switch
        {
            "s" => int.TryParse(raw, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
                && (uint)index < (uint)strings.Count ? CellValue.OfText(strings[index]) : throw Refuse.Damaged(),
            "str" => CellValue.OfText(PartReader.Unescape(raw)),
            "inlineStr" => CellValue.OfText(raw),
            "b" => raw.Trim() is "1" or "true" ? CellValue.OfBoolean(true) : CellValue.OfBoolean(false),
            "e" => CellValue.OfError(raw.Trim()),
            "d" when DateTime.TryParse(raw, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year >= 1900
                => CellValue.OfSerial(moment.ToOADate()),
            _ when inline is not null => CellValue.OfText(inline),
            _ => double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? formats.Cell(number, style) : CellValue.OfText(raw),
        };
    }

    private void AddArea(MergedAreas areas, string? reference)
    {
        if (reference?.Split(':') is not [var from, var to]) return;
        if (ColumnOf(from) is not { } left || ColumnOf(to) is not { } right) return;
        areas.Add(RowOf(from), RowOf(to), left, right, limits.MaxColumns);
    }

    private void RefuseOthers()
    {
        if (parts.ContainsKey("xl/workbook.bin")) throw Refuse.Other("二进制工作簿（.xlsb）");
        if (parts.ContainsKey("content.xml") && parts.ContainsKey("mimetype")) throw Refuse.Other("开放文档（.ods 等）");
        if (parts.ContainsKey("word/document.xml")) throw Refuse.WrongType("Word 文档");
        if (parts.ContainsKey("ppt/presentation.xml")) throw Refuse.WrongType("演示文稿");
        if (!parts.Keys.Any(p => p.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
            throw parts.ContainsKey("[Content_Types].xml") ? Refuse.Damaged() : Refuse.WrongType("压缩包");
    }

    private void ReadWorkbook()
    {
        var path = Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target ?? "xl/workbook.xml";
        if (!parts.TryGetValue(path, out var part)) throw Refuse.Damaged();

        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, _, target) in Relations(path)) targets.TryAdd(id, target);
        using var reader = new PartReader(part, budget);
        while (reader.Read())
        {
            if (!reader.IsElement) continue;
            if (reader.Name == "workbookPr") formats.From1904 = reader.Xml.GetAttribute("date1904") is "1" or "true" or "on";
            if (reader.Name != "sheet") continue;
            var target = reader.Attribute("id") is { } id && targets.TryGetValue(id, out var found) ? found : $"xl/worksheets/sheet{sheets.Count + 1}.xml";
            // Chart sheets have no rows; a target outside of worksheets/ is one of those.
            if (!target.Contains("worksheets/", StringComparison.OrdinalIgnoreCase)) continue;
            if (!parts.TryGetValue(target, out var sheet)) throw Refuse.Damaged();
            if (sheets.Count >= 256) throw Refuse.TooMuchText();
            sheets.Add((reader.Xml.GetAttribute("name") ?? target, reader.Xml.GetAttribute("state") is "hidden" or "veryHidden", sheet));
        }
    }

    private List<(string Id, string Type, string Target)> Relations(string path)
    {
        var slash = path.LastIndexOf('/') + 1;
        var result = new List<(string, string, string)>();
        if (!parts.TryGetValue($"{path[..slash]}_rels/{path[slash..]}.rels", out var part)) return result;

        using var reader = new PartReader(part, budget);
        while (reader.Read())
        {
            if (!reader.IsElement || reader.Name != "Relationship" || result.Count >= 5_000) continue;
            if (reader.Xml.GetAttribute("Target") is not { Length: < 500 } target || reader.Xml.GetAttribute("Id") is not { } id) continue;
            result.Add((id, reader.Xml.GetAttribute("Type") ?? "", Resolve(path[..slash], target)));
        }

        return result;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target.TrimStart('/');
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Replace('\\', '/').Split('/'))
        {
            if (step == ".." && steps.Count > 0) steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".." or "")) steps.Add(step);
        }

        return string.Join('/', steps);
    }

    private void ReadStyles()
    {
        if (Part("styles.xml") is not { } part) return;
        using var reader = new PartReader(part, budget);
        var inCells = false;
        while (reader.Read())
        {
            if (reader.Name == "cellXfs") inCells = reader.IsElement && !reader.Xml.IsEmptyElement;
            if (!reader.IsElement) continue;
            if (reader.Name == "numFmt" && Int(reader.Xml.GetAttribute("numFmtId")) is { } id && reader.Xml.GetAttribute("formatCode") is { Length: < 1_000 } code)
            {
                formats.AddCode(id, code);
            }
            else if (inCells && reader.Name == "xf")
            {
                if (formats.StyleCount > 100_000) throw Refuse.TooMuchText();
                formats.AddStyle(Int(reader.Xml.GetAttribute("numFmtId")) ?? 0);
            }
        }
    }

    private void ReadStrings()
    {
        if (Part("sharedStrings.xml") is not { } part) return;
        using var reader = new PartReader(part, budget);
        long chars = 0;
        while (reader.Read())
        {
            if (!reader.IsElement || reader.Name != "si") continue;
            var item = reader.StringItem();
            if (item.Length > limits.MaxCellChars || (chars += item.Length) > limits.MaxTextChars || strings.Count >= limits.MaxTexts)
                throw Refuse.TooMuchText();
            strings.Add(item);
        }
    }

    private ZipArchiveEntry? Part(string name) =>
        parts.TryGetValue("xl/" + name, out var usual) ? usual
        : parts.FirstOrDefault(p => p.Key.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase)).Value;

    private static int? Int(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int RowNumber(string? given, int previous) => Int(given) is { } number && number > previous && number <= 1_048_576 ? number : previous + 1;

    private static int RowOf(string reference)
    {
        var digits = reference.AsSpan().TrimStart('$').TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ").TrimStart('$');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
    }

    /// <summary>Column of a reference such as AB12, from 0; nothing when it names no column.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.AsSpan().TrimStart('$'))
        {
            var letter = c is >= 'a' and <= 'z' ? c - 32 : c;
            if (letter is < 'A' or > 'Z' || column > 100_000) break;
            column = column * 26 + letter - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
