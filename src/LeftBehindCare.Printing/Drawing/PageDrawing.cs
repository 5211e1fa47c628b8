using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Drawing;

/// <summary>Everything that is drawn on one page, in drawing order; the seam between layout and backend. Lengths in points.</summary>
internal sealed class PageDrawing(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public List<Mark> Marks { get; } = [];

    public void Add(Mark mark) => Marks.Add(mark);

    public void Line(double x1, double y1, double x2, double y2, double thickness) => Add(new LineMark(x1, y1, x2, y2, thickness));

    public void Text(TextLine line, double x, double baseline, double spacing = 0)
    {
        if (line.Count > 0)
            Add(new TextMark(line.Glyphs, line.Start, line.Count, x, baseline, line.Size) { Spacing = spacing });
    }
}

/// <summary>One thing drawn on a page.</summary>
internal abstract record Mark;

/// <summary>A run of characters on a baseline.</summary>
internal sealed record TextMark(Glyph[] Glyphs, int Start, int Count, double X, double Baseline, double Size) : Mark
{
    /// <summary>Extra space after each character, in points.</summary>
    public double Spacing { get; init; }

    /// <summary>Clockwise turn around the start of the baseline, in degrees.</summary>
    public double Turn { get; init; }

    /// <summary>0 is black, 1 is white.</summary>
    public double Grey { get; init; }

    public ReadOnlySpan<Glyph> Run => Glyphs.AsSpan(Start, Count);
}

/// <summary>A straight line.</summary>
internal sealed record LineMark(double X1, double Y1, double X2, double Y2, double Thickness) : Mark
{
    public bool IsDashed { get; init; }
}

/// <summary>A rectangle's outline, with closed corners.</summary>
internal sealed record FrameMark(Area Area, double Thickness) : Mark;

/// <summary>A filled rectangle.</summary>
internal sealed record ShadeMark(Area Area, double Grey) : Mark;

/// <summary>The box of an option with or without its tick, both drawn as lines.</summary>
internal sealed record CheckMark(double X, double Y, double Side, bool IsTicked) : Mark;

/// <summary>A picture stretched over an area of its own proportions.</summary>
internal sealed record PictureMark(ReadOnlyMemory<byte> Image, Area Area) : Mark;
