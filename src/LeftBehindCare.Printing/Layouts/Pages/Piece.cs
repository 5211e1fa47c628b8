using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>A part of a block on one page.</summary>
internal abstract class Piece(double y)
{
    /// <summary>The upper edge, in points.</summary>
    public double Y { get; set; } = y;

    /// <summary>The shares that the piece claims of the page's empty rest.</summary>
    public virtual double Stretch => 0;

    /// <summary>Grows by a length per share.</summary>
    /// <returns>How much the piece has grown, in points.</returns>
    public virtual double Grow(double perShare) => 0;

    public abstract void Draw(PageDrawing page);
}

/// <summary>Something that draws itself at a height found later.</summary>
internal sealed class DrawnPiece(double y, Action<PageDrawing, double> draw) : Piece(y)
{
    public override void Draw(PageDrawing page) => draw(page, Y);
}
