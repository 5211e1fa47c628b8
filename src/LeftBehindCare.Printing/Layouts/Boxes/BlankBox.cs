using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Room for handwriting, white or ruled; lines fill the cell however high it becomes.</summary>
internal sealed class BlankBox(int lines) : Box
{
    private static readonly double LineStep = Units.Points(8);

    public override double MinHeight => lines * LineStep;

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        if (lines == 0)
            return;
        for (var y = area.Y + LineStep; y < area.Bottom - (LineStep / 2); y += LineStep)
            page.Line(area.X + 4, y, area.Right - 4, y, 0.3);
    }
}
