using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace LeftBehindCare.Printing.Writers;

/// <summary>A grid as a Word table.</summary>
internal sealed class DocxTable(Grid grid, double sheetSize, double width, DocxPictures pictures)
{
    private const double TwipsPerMillimetre = 1440 / 25.4;
    private const uint Thick = 12, Thin = 4;
    private readonly double[] _edges = ColumnEdges.Of(grid.Columns, width);

    /// <summary>The table; <c>width</c> is that of the text area, in millimetres.</summary>
    public Table Build()
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(width) },
                grid.IsRuled ? Borders() : new TableBorders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 57 },
                    new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 57 })),
            new TableGrid(Enumerable.Range(0, grid.Columns.Count).Select(i => new GridColumn { Width = Twips(_edges[i + 1] - _edges[i]) })));
        AddRows(table, grid.Header, isHead: true);
        AddRows(table, grid.Rows, isHead: false);
        return table;
    }

    internal static string Twips(double millimetres) => ((int)Math.Round(millimetres * TwipsPerMillimetre)).ToString(CultureInfo.InvariantCulture);

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = Thick },
        new LeftBorder { Val = BorderValues.Single, Size = Thick },
        new BottomBorder { Val = BorderValues.Single, Size = Thick },
        new RightBorder { Val = BorderValues.Single, Size = Thick },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = Thin },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = Thin });

    private void AddRows(Table table, IReadOnlyList<Descriptions.Row> rows, bool isHead)
    {
        var places = CellPlaces.Of(rows, grid.Columns.Count).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var height = rows[i].MinHeight ?? grid.MinRowHeight;
            var properties = new TableRowProperties();
            if (rows[i].IsWhole || !rows[i].Cells.Any(cell => cell.Content is LongTextContent))
                properties.Append(new CantSplit());
            properties.Append(new TableRowHeight { Val = uint.Parse(Twips(height), CultureInfo.InvariantCulture), HeightType = HeightRuleValues.AtLeast });
            if (isHead)
                properties.Append(new TableHeader());
            var row = new TableRow(properties);
            // Word wants a cell in every row that a high cell covers.
            foreach (var place in places.Where(place => place.Row <= i && i < place.Row + place.RowSpan).OrderBy(place => place.Column))
                row.Append(CellOf(place, isStart: place.Row == i, rows));
            table.Append(row);
        }
    }

    private TableCell CellOf(CellPlace place, bool isStart, IReadOnlyList<Descriptions.Row> rows)
    {
        var cell = place.Cell;
        var cellWidth = _edges[place.Column + place.ColumnSpan] - _edges[place.Column];
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(cellWidth) });
        if (place.ColumnSpan > 1)
            properties.Append(new GridSpan { Val = place.ColumnSpan });
        if (place.RowSpan > 1)
            properties.Append(new VerticalMerge { Val = isStart ? MergedCellValues.Restart : MergedCellValues.Continue });
        if (cell.IsShaded)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" });
        if (cell.Content is LabelContent { Vertical: true })
            properties.Append(new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeft });
        properties.Append(new TableCellVerticalAlignment { Val = DownOf(CellDefaults.DownOf(cell)) });
        var height = Enumerable.Range(place.Row, place.RowSpan).Sum(row => rows[row].MinHeight ?? grid.MinRowHeight);
        return new TableCell([properties, .. isStart ? ContentOf(cell, cellWidth - 3, height - 2) : [new Paragraph()]]);
    }

    private static EnumValue<TableVerticalAlignmentValues> DownOf(VerticalAlign down) => down switch
    {
        VerticalAlign.Top => TableVerticalAlignmentValues.Top,
        VerticalAlign.Bottom => TableVerticalAlignmentValues.Bottom,
        _ => TableVerticalAlignmentValues.Center,
    };

    private IEnumerable<OpenXmlElement> ContentOf(Descriptions.Cell cell, double cellWidth, double height)
    {
        var size = cell.Size ?? grid.Size ?? sheetSize;
        var across = CellDefaults.AcrossOf(cell);
        switch (cell.Content)
        {
            case PhotoContent photo when pictures.Place(photo.Image, cellWidth, height) is { } run:
                return [new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), run)];
            case LongTextContent text:
                return (text.Text ?? "").TrimEnd().Split('\n').Select(line => DocxText.Line(line.TrimEnd('\r'), size, across, cell.IsBold, isIndented: text.Indent));
            case SignContent sign:
                return Sign(sign.Caption, sign.Text, sign.WithDate ? [PlainText.Date] : [], size);
            case SealContent seal:
                return Sign(seal.Caption, seal.Text, [seal.Mark, PlainText.Date], size);
            case BlankContent { Lines: > 0 } blank:
                return Enumerable.Range(0, blank.Lines).Select(_ => DocxText.Line("", TypeSize.No4, Align.Left));
            default:
                return [DocxText.Line(PlainText.Of(cell.Content), size, across, cell.IsBold)];
        }
    }

    private static List<OpenXmlElement> Sign(string caption, string? text, IReadOnlyList<string> foot, double size)
    {
        List<OpenXmlElement> lines = [DocxText.Line(caption, size, Align.Left)];
        if (!string.IsNullOrEmpty(text))
            lines.Add(DocxText.Line(text, size, Align.Left, isIndented: true));
        lines.AddRange([DocxText.Line("", size, Align.Left), DocxText.Line("", size, Align.Left)]);
        lines.AddRange(foot.Select(line => DocxText.Line(line, size, Align.Right)));
        return lines;
    }
}
