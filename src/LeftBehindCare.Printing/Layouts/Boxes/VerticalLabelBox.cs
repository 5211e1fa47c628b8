using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>
/// Words from top to bottom. They take one column if the cell is high enough, else several from right to left, else smaller type.
/// </summary>
internal sealed class VerticalLabelBox(Glyph[] words, Glyph[] wordsContinued, CellStyle style, double width) : Box
{
    private const double Step = 1.15, Smallest = 0.75;

    public override double MinHeight
    {
        get
        {
            var size = style.Size * Smallest;
            return (Math.Ceiling(words.Length / (double)ColumnsAt(size)) * size * Step) + (2 * PaddingDown);
        }
    }

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        var text = part.IsFirst ? words : wordsContinued;
        if (text.Length == 0)
            return;
        var (size, columns) = Fit(text.Length, area.Height - (2 * PaddingDown));
        var perColumn = (int)Math.Ceiling(text.Length / (double)columns);
        var columnWidth = size * Step;
        var right = area.X + ((area.Width + (columns * columnWidth)) / 2);
        for (var i = 0; i < text.Length; i++)
        {
            var (column, place) = (i / perColumn, i % perColumn);
            var inColumn = Math.Min(perColumn, text.Length - (column * perColumn));
            var top = area.Y + ((area.Height - (inColumn * size * Step)) / 2) + (place * size * Step);
            DrawGlyph(page, text, i, right - ((column + 0.5) * columnWidth), BaselineIn(top, size * Step, size), size);
        }
    }

    private static void DrawGlyph(PageDrawing page, Glyph[] text, int at, double middle, double baseline, double size)
    {
        var glyph = text[at];
        // Brackets and dashes lie down when the text stands; turned around the middle of their em square.
        if (glyph.CodePoint is '（' or '）' or '《' or '》' or '—' or '(' or ')' or '～')
        {
            var (centreX, centreY) = (middle, baseline - (0.38 * size));
            var halfAdvance = glyph.Advance * size / 2;
            page.Add(new TextMark(text, at, 1, centreX - (0.38 * size), centreY - halfAdvance, size) { Turn = 90 });
            return;
        }

        page.Add(new TextMark(text, at, 1, middle - (glyph.Advance * size / 2), baseline, size));
    }

    private (double Size, int Columns) Fit(int length, double height)
    {
        var most = ColumnsAt(style.Size * Smallest);
        for (var columns = 1; columns <= most; columns++)
        {
            for (var size = style.Size; size >= style.Size * Smallest; size -= 0.5)
            {
                if (columns <= ColumnsAt(size) && Math.Ceiling(length / (double)columns) * size * Step <= height + 0.01)
                    return (size, columns);
            }
        }

        return (style.Size * Smallest, most);
    }

    private int ColumnsAt(double size) => Math.Max(1, (int)((width + 2) / (size * Step)));
}
