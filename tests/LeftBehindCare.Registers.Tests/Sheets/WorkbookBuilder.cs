using System.IO.Compression;
using System.Text;

namespace LeftBehindCare.Registers.Tests.Sheets;

/// <summary>Makes small .xlsx files part by part, so that tests can make the ones that no writer would.</summary>
internal sealed class WorkbookBuilder
{
    private readonly Dictionary<string, string> parts = [];
    private readonly List<(string Name, string State)> sheets = [];

    public string WorkbookProperties { get; set; } = "";

    public WorkbookBuilder Sheet(string sheetData, string name = "名册", string after = "", string state = "visible")
    {
        sheets.Add((name, state));
        return Part($"xl/worksheets/sheet{sheets.Count}.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheetData}</sheetData>{after}</worksheet>");
    }

    public WorkbookBuilder Strings(params string[] items) =>
        Part("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(items.Select(i => $"<si>{i}</si>"))}</sst>");

    /// <summary>Styles 0, 1, 2… with these format codes.</summary>
    public WorkbookBuilder Formats(params string[] codes) =>
        Part("xl/styles.xml", $"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts>{string.Concat(codes.Select((c, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(c)}\"/>"))}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>{string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))}</cellXfs></styleSheet>");

    public WorkbookBuilder Part(string path, string xml)
    {
        parts[path] = xml;
        return this;
    }

    /// <summary>A sheet of plain texts; nothing for an empty cell.</summary>
    public WorkbookBuilder Texts(string name, params string?[][] rows) => Sheet(RowsOf(rows), name);

    public static string RowsOf(params string?[][] rows) => string.Concat(rows.Select((row, r) =>
        $"<row r=\"{r + 1}\">{string.Concat(row.Select((cell, c) => cell is null ? "" : $"<c r=\"{Letter(c)}{r + 1}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(cell)}</t></is></c>"))}</row>"));

    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"x/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>");
            if (!parts.ContainsKey("xl/workbook.xml"))
                Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{WorkbookProperties}<sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>");
            foreach (var (path, xml) in parts) Write(zip, path, xml);
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static string Letter(int column) => LeftBehindCare.Registers.Sheets.SheetColumn.LetterOf(column);
}
