using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Printing.Layouts.Boxes;
using LeftBehindCare.Printing.Layouts.Pages;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>Lays a sheet out on pages.</summary>
internal sealed class SheetLayout
{
    private static readonly double SignatureHeight = Units.Points(12);
    private readonly Shaper _shaper;
    private readonly BoxFactory _boxes;

    public SheetLayout(FontLibrary fonts, MissingCharacters missing)
    {
        _shaper = new Shaper(fonts, missing);
        _boxes = new BoxFactory(_shaper);
    }

    /// <summary>The pages of a document, sheet after sheet.</summary>
    public List<PageDrawing> PagesOf(FormDoc doc)
    {
        if (doc.Sheets.Count == 0)
            throw new ArgumentException($"The document {doc.Title} has no sheet.", nameof(doc));
        return [.. doc.Sheets.SelectMany(PagesOf)];
    }

    private List<PageDrawing> PagesOf(Sheet sheet)
    {
        var (paper, margins) = (sheet.Paper, sheet.Margins);
        var frame = new Area(
            Units.Points(margins.Left),
            Units.Points(margins.Top),
            Units.Points(paper.Width - margins.Left - margins.Right),
            Units.Points(paper.Height - margins.Top - margins.Bottom));
        if (frame.Width < 20 || frame.Height < 40)
            throw new ArgumentException($"The margins of the sheet {sheet.Title} leave no room on the paper.", nameof(sheet));

        var head = new SheetHead(sheet, _shaper, frame);
        var pages = new PageStack(frame.Y + head.Height, frame.Y, frame.Bottom);
        Place(sheet, pages, frame);
        return Draw(sheet, head, pages, frame);
    }

    private void Place(Sheet sheet, PageStack pages, Area frame)
    {
        var tail = sheet.Signatures.Count > 0 ? SignatureHeight : 0;
        for (var i = 0; i < sheet.Blocks.Count; i++)
        {
            var block = sheet.Blocks[i];
            if (block.OnNewPage && !pages.Current.IsFresh)
            {
                pages.Current.StretchToBottom();
                pages.Next();
            }

            PlaceBlock(sheet, block, pages, frame, i == sheet.Blocks.Count - 1 ? tail : 0);
        }

        if (sheet.Signatures.Count > 0)
            PlaceSignatures(sheet, pages, frame);
        pages.Current.StretchToBottom();
    }

    private void PlaceBlock(Sheet sheet, Block block, PageStack pages, Area frame, double tail)
    {
        switch (block)
        {
            case Grid grid:
                var edges = ColumnEdges.Of(grid.Columns, frame.Width);
                var size = grid.Size ?? sheet.Size;
                var header = RowSet.Of(grid.Header, edges, grid.MinRowHeight, size, _boxes);
                var body = RowSet.Of(grid.Rows, edges, grid.MinRowHeight, size, _boxes);
                new GridPaginator(pages, grid, frame.X, frame.Width, header, body).Place(tail);
                break;
            case Paragraph paragraph:
                new ParagraphPaginator(pages, _shaper, frame.X, frame.Width).Place(paragraph, sheet.Size, tail);
                break;
            case CutLine cut:
                PlaceCutLine(cut, sheet, pages, frame);
                break;
            default:
                throw new NotSupportedException($"Nobody has said how to print {block.GetType().Name}.");
        }
    }

    private void PlaceCutLine(CutLine cut, Sheet sheet, PageStack pages, Area frame)
    {
        var words = Typesetter.Break(_shaper.Shape(cut.Text, bold: false), frame.Width, Math.Min(sheet.Size, TypeSize.SmallNo5))[0];
        var height = Units.Points(8 + cut.SpaceBefore);
        if (pages.Current.Room < height)
            pages.Next();
        pages.Current.Pieces.Add(new DrawnPiece(pages.Current.Y, (page, y) =>
        {
            var middle = y + height - Units.Points(4);
            var gap = words.Count == 0 ? 0 : (words.Width / 2) + 6;
            var centre = frame.X + (frame.Width / 2);
            page.Add(new LineMark(frame.X, middle, centre - gap, middle, 0.6) { IsDashed = true });
            page.Add(new LineMark(centre + gap, middle, frame.Right, middle, 0.6) { IsDashed = true });
            page.Text(words, centre - (words.Width / 2), middle + (0.36 * words.Size));
        }));
        pages.Current.Y += height;
    }

    private void PlaceSignatures(Sheet sheet, PageStack pages, Area frame)
    {
        if (pages.Current.Room < SignatureHeight)
            pages.Next();
        var slot = frame.Width / sheet.Signatures.Count;
        var lines = sheet.Signatures
            .Select(caption => Typesetter.Break(_shaper.Shape(caption + "：", bold: false), frame.Width, TypeSize.No5)[0])
            .ToList();
        pages.Current.Pieces.Add(new DrawnPiece(pages.Current.Y, (page, y) =>
        {
            for (var i = 0; i < lines.Count; i++)
                page.Text(lines[i], frame.X + (i * slot) + 2, y + (0.75 * SignatureHeight));
        }));
        pages.Current.Y += SignatureHeight;
    }

    private List<PageDrawing> Draw(Sheet sheet, SheetHead head, PageStack pages, Area frame)
    {
        var chrome = new PageChrome(sheet, _shaper, frame);
        var drawings = new List<PageDrawing>(pages.Pages.Count);
        for (var i = 0; i < pages.Pages.Count; i++)
        {
            var page = new PageDrawing(Units.Points(sheet.Paper.Width), Units.Points(sheet.Paper.Height));
            chrome.DrawBehind(page);
            if (i == 0)
                head.Draw(page);
            else
                chrome.DrawRunningTitle(page);
            foreach (var piece in pages.Pages[i].Pieces)
                piece.Draw(page);
            chrome.DrawEdges(page, i + 1, pages.Pages.Count);
            drawings.Add(page);
        }

        return drawings;
    }
}
