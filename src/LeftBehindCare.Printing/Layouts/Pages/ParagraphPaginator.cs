using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts.Boxes;

namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>Puts running text on pages, never one line of a paragraph alone.</summary>
internal sealed class ParagraphPaginator(PageStack pages, Shaper shaper, double x, double width)
{
    public void Place(Paragraph paragraph, double sheetSize, double tail)
    {
        var size = paragraph.Size ?? sheetSize;
        var glyphs = shaper.Shape(paragraph.Text, paragraph.IsBold);
        var lines = Typesetter.Break(glyphs, width, size, paragraph.Indent ? 2 * size : 0);
        var style = new CellStyle(size, paragraph.IsBold, 0, paragraph.Across, VerticalAlign.Top);
        for (var first = 0; first < lines.Count;)
        {
            var count = 1;
            while (!lines[first + count - 1].EndsParagraph)
                count++;
            var isLast = first + count == lines.Count;
            PlaceOne(lines.GetRange(first, count), style, paragraph, first == 0, isLast ? tail : 0);
            first += count;
        }
    }

    private void PlaceOne(List<TextLine> lines, CellStyle style, Paragraph paragraph, bool isFirst, double tail)
    {
        var step = style.Size * paragraph.LineHeight;
        if (isFirst && !pages.Current.IsFresh)
            pages.Current.Y += Units.Points(paragraph.SpaceBefore);
        while (lines.Count > 0)
        {
            var fitting = (int)((pages.Current.Room + 0.01) / step);
            var needed = lines.Count + (int)Math.Ceiling(tail / step);
            var count = needed <= fitting ? lines.Count : Math.Min(fitting, lines.Count - 2);
            if (count < 2 && count < lines.Count && !pages.Current.IsFresh)
            {
                pages.Next();
                continue;
            }

            count = Math.Clamp(count, 1, lines.Count);
            var box = new LinesBox(lines.GetRange(0, count), style, width, paragraph.LineHeight) { IsFlush = paragraph.Across == Align.Left };
            var height = count * step;
            pages.Current.Pieces.Add(new DrawnPiece(pages.Current.Y, (page, y) =>
                box.Draw(page, new Area(x, y - Box.PaddingDown, width, height + (2 * Box.PaddingDown)), new BoxPart(true, true))));
            pages.Current.Y += height;
            lines = lines.GetRange(count, lines.Count - count);
        }
    }
}
