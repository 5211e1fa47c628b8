using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Fixed words; on the pages after a break they are repeated with （续）.</summary>
internal sealed class LabelBox(Glyph[] words, Glyph[] wordsContinued, CellStyle style, double width) : Box
{
    private readonly List<TextLine> _lines = Typesetter.BreakEvenly(words, width, style.Size);

    public override double MinHeight => (_lines.Count * style.Size * Leading) + (2 * PaddingDown);

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        var lines = part.IsFirst ? _lines : Typesetter.BreakEvenly(wordsContinued, width, style.Size);
        var lineHeight = style.Size * Leading;
        var top = TopOf(area, lines.Count * lineHeight, style.Down ?? VerticalAlign.Middle);
        foreach (var line in lines)
        {
            page.Text(line, LeftOf(area, style.Padding, line.Width, style.Across), BaselineIn(top, lineHeight, line.Size));
            top += lineHeight;
        }
    }
}
