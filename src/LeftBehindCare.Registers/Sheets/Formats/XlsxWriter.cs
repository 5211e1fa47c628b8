using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Writes the few parts an .xlsx needs straight into the zip. Texts are inline strings: nothing is held back.</summary>
internal sealed class XlsxWriter : SheetWriter
{
    private const int LongestCell = 32_767;
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    // Places in the styles part below.
    private const int TextStyle = 1, HeaderStyle = 2, DateStyle = 3, MomentStyle = 4, RedStyle = 5, TitleStyle = 6, NumberStyle = 7;

    private static readonly SearchValues<char> Marks = SearchValues.Create("&<>\"\r_");
    private static readonly int ZeroDay = new DateOnly(1899, 12, 30).DayNumber;

    private readonly ZipArchive zip;
    private readonly StreamWriter sheet;
    private readonly string sheetName;
    private readonly string[] letters;
    private readonly int headerRow;
    private readonly bool hasTitle;
    private int row;

    public XlsxWriter(Stream stream, string sheetName, IReadOnlyList<SheetColumnLayout> columns, string? title)
        : base(columns)
    {
        zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        this.sheetName = Tab(sheetName);
        letters = [.. Enumerable.Range(0, columns.Count).Select(SheetColumn.LetterOf)];
        hasTitle = title is not null;
        headerRow = hasTitle ? 2 : 1;

        sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 15);
        Begin();
        if (title is not null) WriteRow([SheetCell.Of(title)], TitleStyle, 30);
        WriteRow([.. columns.Select(c => SheetCell.Of(c.Title))], HeaderStyle, 24);
    }

    private protected override void Write(ReadOnlySpan<SheetCell> cells, int redFrom)
    {
        BeginRow(null);
        for (var i = 0; i < cells.Length; i++) WriteCell(i, cells[i].Value, i >= redFrom ? RedStyle : null);
        sheet.Write("</row>");
    }

    private protected override void Finish()
    {
        sheet.Write("</sheetData>");
        var last = letters[^1];
        sheet.Write($"<autoFilter ref=\"A{headerRow}:{last}{Math.Max(row, headerRow)}\"/>");
        if (hasTitle && letters.Length > 1) sheet.Write($"<mergeCells count=\"1\"><mergeCell ref=\"A1:{last}1\"/></mergeCells>");
        sheet.Write("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        sheet.Write("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>");
        sheet.Write("<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>");
        sheet.Dispose();

        Part("[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        var quoted = Escape(sheetName.Replace("'", "''", StringComparison.Ordinal));
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Escape(sheetName)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'{quoted}'!$A${headerRow}:${last}${Math.Max(row, headerRow)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'{quoted}'!${headerRow}:${headerRow}</definedName></definedNames></workbook>""");
        Part("xl/styles.xml", Styles);
        zip.Dispose();
    }

    private void Begin()
    {
        sheet.Write($"{Head}<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        sheet.Write($"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{headerRow}\" topLeftCell=\"A{headerRow + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        sheet.Write("<sheetFormatPr defaultRowHeight=\"16\"/><cols>");
        for (var i = 0; i < Columns.Count; i++)
        {
            var width = Math.Clamp(Columns[i].Width, 3, 120).ToString("0.##", CultureInfo.InvariantCulture);
            sheet.Write($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width}\" customWidth=\"1\" style=\"{TextStyle}\"/>");
        }

        sheet.Write("</cols><sheetData>");
    }

    private void WriteRow(ReadOnlySpan<SheetCell> cells, int style, int height)
    {
        BeginRow(height);
        for (var i = 0; i < cells.Length; i++) WriteCell(i, cells[i].Value, style);
        sheet.Write("</row>");
    }

    private void BeginRow(int? height)
    {
        sheet.Write("<row r=\"");
        sheet.Write(++row);
        sheet.Write(height is null ? "\">" : $"\" ht=\"{height}\" customHeight=\"1\">");
    }

    private void WriteCell(int column, object? value, int? style)
    {
        switch (value)
        {
            case null:
                return;
            case decimal number:
                Open(column, style ?? NumberStyle, "\"><v>");
                sheet.Write(number.ToString(CultureInfo.InvariantCulture));
                sheet.Write("</v></c>");
                break;
            // Before March 1900 Excel's calendar is wrong (it has a 29 February); such dates go out as text.
            case DateOnly { Year: > 1900 } date:
                Open(column, style ?? DateStyle, "\"><v>");
                sheet.Write(date.DayNumber - ZeroDay);
                sheet.Write("</v></c>");
                break;
            case DateTime { Year: > 1900 } moment:
                Open(column, style ?? MomentStyle, "\"><v>");
                sheet.Write(moment.ToOADate().ToString("R", CultureInfo.InvariantCulture));
                sheet.Write("</v></c>");
                break;
            case DateOnly early:
                Text(column, style, early.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime early:
                Text(column, style, early.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            default:
                Text(column, style, value.ToString()!);
                break;
        }
    }

    private void Text(int column, int? style, string text)
    {
        Open(column, style ?? TextStyle, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        sheet.Write(Escape(text.Length <= LongestCell ? text : text[..(char.IsHighSurrogate(text[LongestCell - 1]) ? LongestCell - 1 : LongestCell)]));
        sheet.Write("</t></is></c>");
    }

    private void Open(int column, int style, string rest)
    {
        sheet.Write("<c r=\"");
        sheet.Write(letters[column]);
        sheet.Write(row);
        sheet.Write("\" s=\"");
        sheet.Write(style);
        sheet.Write(rest);
    }

    private void Part(string name, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write(Head);
        part.Write(xml);
    }

    /// <summary>Text for XML: marks escaped, characters that XML cannot hold left out, _x0041_ kept from being resolved.</summary>
    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks) && !NeedsCare(text)) return text;

        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\r': safe.Append("&#13;"); break;
                case '_' when i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_': safe.Append("_x005F_"); break;
                case '\t' or '\n': safe.Append(c); break;
                case < ' ' or '\uFFFE' or '\uFFFF': break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) safe.Append(c).Append(text[++i]);
                    else safe.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
                    break;
            }
        }

        return safe.ToString();
    }

    private static bool NeedsCare(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or >= '\uFFFE' || char.IsSurrogate(c)) return true;
        }

        return false;
    }

    private static string Tab(string name)
    {
        var tab = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (tab.Length + rune.Utf16SequenceLength > 31) break;
            tab.Append(rune.Value is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or < ' ' ? "_" : rune.ToString());
        }

        var trimmed = tab.ToString().Trim('\'', ' ');
        return trimmed.Length == 0 ? "名册" : trimmed;
    }

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>
        <fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="11"/><color rgb="FF9C0006"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts>
        <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills>
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>
        <xf numFmtId="49" fontId="2" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>
        <cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;
}
