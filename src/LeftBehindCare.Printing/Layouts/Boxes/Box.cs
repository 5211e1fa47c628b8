using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>A cell's content, broken into lines for the width of its cell and ready to be drawn at any height.</summary>
internal abstract class Box
{
    /// <summary>Space between border and content above and below, in points.</summary>
    public const double PaddingDown = 2;

    /// <summary>From line to line, as a multiple of the type size.</summary>
    public const double Leading = 1.3;

    /// <summary>The same for long texts, which need more air.</summary>
    public const double TextLeading = 1.45;

    /// <summary>The least height of the cell with its padding, in points.</summary>
    public abstract double MinHeight { get; }

    /// <summary>Draws the content. A cell broken over pages is drawn once on each.</summary>
    /// <param name="page">Where to draw.</param>
    /// <param name="area">The cell on this page, with its padding.</param>
    /// <param name="part">Which part of the cell this is.</param>
    public abstract void Draw(PageDrawing page, Area area, BoxPart part);

    /// <summary>
    /// Where the baseline lies in a line box. Chinese glyphs fill an em square whose foot is 0.12 em below the baseline.
    /// </summary>
    protected static double BaselineIn(double top, double lineHeight, double size) => top + ((lineHeight - size) / 2) + (0.88 * size);

    protected static double TopOf(Area area, double contentHeight, VerticalAlign down) => down switch
    {
        VerticalAlign.Top => area.Y + PaddingDown,
        VerticalAlign.Bottom => area.Bottom - PaddingDown - contentHeight,
        _ => area.Y + ((area.Height - contentHeight) / 2),
    };

    protected static double LeftOf(Area area, double padding, double width, Align across) => across switch
    {
        Align.Left => area.X + padding,
        Align.Right => area.Right - padding - width,
        _ => area.X + ((area.Width - width) / 2),
    };
}

/// <summary>Which part of a cell is drawn: the whole, or a piece of a cell that goes on over a page's end.</summary>
/// <param name="IsFirst">Whether the cell begins here.</param>
/// <param name="IsLast">Whether the cell ends here.</param>
internal readonly record struct BoxPart(bool IsFirst, bool IsLast);

/// <summary>How the text of a cell is set.</summary>
/// <param name="Size">Type size in points.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="Padding">Space at the left and right, in points.</param>
/// <param name="Across">Where lines lie across.</param>
/// <param name="Down">Where the content lies up and down; null lets the content choose.</param>
internal readonly record struct CellStyle(double Size, bool IsBold, double Padding, Align Across, VerticalAlign? Down);
