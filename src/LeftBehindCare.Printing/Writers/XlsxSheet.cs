using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using PaperCell = LeftBehindCare.Printing.Descriptions.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;
using Sheet = LeftBehindCare.Printing.Descriptions.Sheet;

namespace LeftBehindCare.Printing.Writers;

/// <summary>One sheet of paper as the rows of a worksheet.</summary>
internal sealed class XlsxSheet
{
    private readonly Sheet _sheet;
    private readonly XlsxStyles _styles;
    private readonly XlsxColumns _columns;
    private readonly SortedDictionary<int, Row> _rows = [];
    private readonly List<string> _merges = [];
    private readonly double _contentWidth;
    private int _next = 1;

    public XlsxSheet(Sheet sheet, XlsxStyles styles)
    {
        _sheet = sheet;
        _styles = styles;
        _columns = new XlsxColumns(sheet);
        _contentWidth = sheet.Paper.Width - sheet.Margins.Left - sheet.Margins.Right;
        WriteLine(sheet.Title, new XlsxLook(sheet.TitleSize, true, Align.Centre, VerticalAlign.Middle));
        if (sheet.Head.Count > 0)
            WriteLine(string.Join("　　", sheet.Head.Select(PlainText.Of)), Line(Align.Left));
        foreach (var block in sheet.Blocks)
            Write(block);
        if (sheet.Signatures.Count > 0)
            WriteLine(string.Join("　　　　　　　　", sheet.Signatures.Select(caption => caption + "：")), Line(Align.Left));
    }

    /// <summary>The rows with column heads to repeat on each page, counted from 1; null if the first grid has none.</summary>
    public (int First, int Last)? Heads { get; private set; }

    public Worksheet Build()
    {
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(ViewOf()),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            ColumnsOf(),
            new SheetData(_rows.Values));
        if (_merges.Count > 0)
            worksheet.Append(new MergeCells(_merges.Select(range => new MergeCell { Reference = range })) { Count = (uint)_merges.Count });
        worksheet.Append(MarginsOf(), SetupOf(), FooterOf());
        return worksheet;
    }

    private static string Reference(int column, int row)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + ((n - 1) % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private static double Inches(double millimetres) => Math.Round(millimetres / 25.4, 3);

    private XlsxLook Line(Align across) => new(_sheet.Size, false, across, VerticalAlign.Middle);

    private void Write(Block block)
    {
        switch (block)
        {
            case Grid grid:
                var first = _next;
                WriteRows(grid, grid.Header, isFirst: true, isLast: grid.Rows.Count == 0);
                if (grid.Header.Count > 0)
                    Heads ??= (first, _next - 1);
                WriteRows(grid, grid.Rows, isFirst: grid.Header.Count == 0, isLast: true);
                break;
            case Paragraph paragraph:
                WriteLine(paragraph.Text, new XlsxLook(paragraph.Size ?? _sheet.Size, paragraph.IsBold, paragraph.Across, VerticalAlign.Middle));
                break;
            case CutLine cut:
                WriteLine($"- - - - - - - - {cut.Text} - - - - - - - -", Line(Align.Centre));
                break;
        }
    }

    /// <summary>A text over the whole width.</summary>
    private void WriteLine(string text, XlsxLook look)
    {
        WriteArea(_next, 0, 1, _columns.Count, text, _ => look);
        Row(_next).Height = Math.Max(15, LinesOf(text, 1, look.Size) * look.Size * 1.4);
        Row(_next).CustomHeight = true;
        _next++;
    }

    private void WriteRows(Grid grid, IReadOnlyList<Descriptions.Row> rows, bool isFirst, bool isLast)
    {
        var edges = ColumnEdges.Of(grid.Columns, 1);
        var size = grid.Size ?? _sheet.Size;
        var heights = rows.Select(row => Units.Points(row.MinHeight ?? grid.MinRowHeight)).ToArray();
        foreach (var place in CellPlaces.Of(rows, grid.Columns.Count))
        {
            var (left, right) = (_columns.At(edges[place.Column]), _columns.At(edges[place.Column + place.ColumnSpan]));
            var (top, bottom) = (isFirst && place.Row == 0, isLast && place.Row + place.RowSpan == rows.Count);
            var text = PlainText.Of(place.Cell.Content);
            var share = edges[place.Column + place.ColumnSpan] - edges[place.Column];
            var cellSize = place.Cell.Size ?? size;
            WriteArea(_next + place.Row, left, place.RowSpan, right - left, text, part => LookOf(place.Cell, cellSize) with
            {
                Edges = new XlsxEdges(
                    grid.IsRuled,
                    part.Column == 0,
                    part.Column == _columns.Count - 1,
                    top && part.Row == _next + place.Row,
                    bottom && part.Row == _next + place.Row + place.RowSpan - 1),
            });
            if (place.Cell.Content is not LabelContent { Vertical: true })
                Raise(heights, place, LinesOf(text, share, cellSize) * cellSize * 1.35);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Row(_next + i).Height = Math.Min(409, Math.Round(heights[i], 1));
            Row(_next + i).CustomHeight = true;
        }

        _next += rows.Count;
    }

    private static void Raise(double[] heights, CellPlace place, double wanted)
    {
        var lacking = wanted - heights[place.Row..(place.Row + place.RowSpan)].Sum();
        for (var row = place.Row; lacking > 0 && row < place.Row + place.RowSpan; row++)
            heights[row] += lacking / place.RowSpan;
    }

    private static XlsxLook LookOf(PaperCell cell, double size) => new(
        size, cell.IsBold, CellDefaults.AcrossOf(cell), CellDefaults.DownOf(cell), cell.IsShaded, cell.Content is LabelContent { Vertical: true });

    /// <summary>Excel does not fit the height of merged cells, so the lines are estimated: a Chinese character is one em, a Latin one half.</summary>
    private double LinesOf(string text, double share, double size)
    {
        var ems = Math.Max(1, (Units.Points(_contentWidth * share) - 6) / size);
        return text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Sum(character => character < 0x2E80 ? 0.55 : 1) / ems)));
    }

    private void WriteArea(int row, int column, int rows, int columns, string text, Func<(int Row, int Column), XlsxLook> look)
    {
        for (var r = row; r < row + rows; r++)
        {
            for (var c = column; c < column + columns; c++)
            {
                var cell = new Cell { CellReference = Reference(c, r), StyleIndex = _styles.IndexOf(look((r, c))) };
                if (r == row && c == column && text.Length > 0)
                {
                    // Always text, whatever it looks like: a name that begins with = must never be a formula.
                    cell.DataType = CellValues.InlineString;
                    cell.Append(new InlineString(new Text(PlainText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
                }

                Insert(Row(r), cell, c);
            }
        }

        if (rows > 1 || columns > 1)
            _merges.Add($"{Reference(column, row)}:{Reference(column + columns - 1, row + rows - 1)}");
    }

    private Row Row(int number)
    {
        if (!_rows.TryGetValue(number, out var row))
            _rows.Add(number, row = new Row { RowIndex = (uint)number });
        return row;
    }

    /// <summary>Cells must stand in the order of their columns, and cells from rows above were written earlier.</summary>
    private static void Insert(Row row, Cell cell, int column)
    {
        var before = row.LastChild as Cell;
        while (before is not null && ColumnOf(before) > column)
            before = before.PreviousSibling<Cell>();
        if (before is null)
            row.PrependChild(cell);
        else
            row.InsertAfter(cell, before);
    }

    private static int ColumnOf(Cell cell)
    {
        var column = 0;
        foreach (var letter in cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetterUpper))
            column = (column * 26) + letter - 'A' + 1;
        return column - 1;
    }

    private Columns ColumnsOf() => new(Enumerable.Range(0, _columns.Count).Select(i => new Column
    {
        Min = (uint)i + 1,
        Max = (uint)i + 1,
        // Seven pixels a digit and five of padding, at 96 pixels an inch (the widths of the default font).
        Width = Math.Round(Math.Max(0.5, ((_contentWidth * _columns.ShareOf(i) / 25.4 * 96) - 5) / 7), 2),
        CustomWidth = true,
    }));

    private SheetView ViewOf()
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (Heads is { } heads)
        {
            view.Append(new Pane
            {
                VerticalSplit = heads.Last,
                TopLeftCell = Reference(0, heads.Last + 1),
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private PageMargins MarginsOf() => new()
    {
        Left = Inches(_sheet.Margins.Left),
        Right = Inches(_sheet.Margins.Right),
        Top = Inches(_sheet.Margins.Top),
        Bottom = Inches(_sheet.Margins.Bottom),
        Header = Inches(10),
        Footer = Inches(8),
    };

    private PageSetup SetupOf() => new()
    {
        PaperSize = Math.Max(_sheet.Paper.Width, _sheet.Paper.Height) switch { > 400 => 8U, < 220 => 11U, _ => 9U },
        Orientation = _sheet.Paper.IsLandscape ? OrientationValues.Landscape : OrientationValues.Portrait,
        FitToWidth = 1U,
        FitToHeight = 0U,
    };

    private HeaderFooter FooterOf()
    {
        var stamp = _sheet.Stamp;
        var footer = $"&L{Codes(stamp.FootLeft)}{(_sheet.HasPageNumbers ? "&C第 &P 页 共 &N 页" : "")}&R{Codes(stamp.FootRight)}";
        return new HeaderFooter
        {
            OddHeader = new OddHeader($"&R{Codes(stamp.Notice ?? stamp.Watermark)}"),
            OddFooter = new OddFooter(footer.Length <= 255 ? footer : footer[..255]),
        };
    }

    private static string Codes(string? text) => PlainText.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
}
