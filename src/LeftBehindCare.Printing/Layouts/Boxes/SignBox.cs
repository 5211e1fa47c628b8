using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Caption and opinion above room for a signature or a seal, with its words at the lower right.</summary>
internal sealed class SignBox(List<TextLine> lines, List<TextLine> foot, CellStyle style, double width, double room)
    : LinesBox(lines, style, width)
{
    /// <summary>The room for the hand or the seal, and the lines of the foot, in points.</summary>
    protected override double FootHeight => room + (foot.Count * LineHeight);

    protected override VerticalAlign DownIn(Area area, double height) => VerticalAlign.Top;

    protected override void DrawFoot(PageDrawing page, Area area)
    {
        var top = area.Bottom - PaddingDown - (foot.Count * LineHeight);
        foreach (var line in foot)
        {
            page.Text(line, LeftOf(area, Style.Padding + Style.Size, line.Width, Align.Right), BaselineIn(top, LineHeight, line.Size));
            top += LineHeight;
        }
    }
}
