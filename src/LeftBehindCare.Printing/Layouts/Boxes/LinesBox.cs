using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Lines of text that can be broken over pages: values, long texts, and the opinions above a signature.</summary>
internal class LinesBox : Box
{
    private readonly List<TextLine> _lines;
    private readonly double _width;
    private readonly double _lineHeight;
    private int _drawn;

    public LinesBox(List<TextLine> lines, CellStyle style, double width, double leading = Leading)
    {
        _lines = lines;
        Style = style;
        _width = width;
        _lineHeight = lines.Count == 0 ? style.Size * leading : lines[0].Size * leading;
    }

    /// <summary>Whether full lines reach both edges, as in a printed book, where they begin at the left.</summary>
    public bool IsFlush { get; init; }

    public int LineCount => _lines.Count;

    public double LineHeight => _lineHeight;

    public override double MinHeight => (_lines.Count * _lineHeight) + FootHeight + (2 * PaddingDown);

    protected CellStyle Style { get; }

    /// <summary>Room kept below the last line, in points.</summary>
    protected virtual double FootHeight => 0;

    /// <summary>How many lines fit into a cell of this height, without its foot.</summary>
    public int LinesIn(double height) => Math.Max(0, (int)((height - (2 * PaddingDown) + 0.01) / _lineHeight));

    /// <summary>The height of a cell with so many lines and no foot.</summary>
    public double HeightOf(int lines) => (lines * _lineHeight) + (2 * PaddingDown);

    /// <summary>The least height of a cell for the lines after the first <paramref name="lines"/>.</summary>
    public double HeightAfter(int lines) => HeightOf(_lines.Count - lines) + FootHeight;

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        if (part.IsFirst)
            _drawn = 0;
        var count = _lines.Count - _drawn;
        if (!part.IsLast)
            count = Math.Min(count, LinesIn(area.Height));

        var height = count * _lineHeight;
        var down = part is { IsFirst: true, IsLast: true } ? DownIn(area, height) : VerticalAlign.Top;
        var top = TopOf(area with { Height = area.Height - FootHeight }, height, down);
        for (var i = 0; i < count; i++)
            DrawLine(page, area, _lines[_drawn + i], top + (i * _lineHeight));
        _drawn += count;
        if (part.IsLast)
            DrawFoot(page, area);
    }

    protected virtual void DrawFoot(PageDrawing page, Area area)
    {
    }

    /// <summary>A short text stands in the middle of its cell; in a cell with much room it begins at the top, as one writes.</summary>
    protected virtual VerticalAlign DownIn(Area area, double height)
    {
        if (Style.Down is { } chosen)
            return chosen;
        return Style.Across == Align.Left && IsFlush && area.Height > height + (3 * _lineHeight) ? VerticalAlign.Top : VerticalAlign.Middle;
    }

    private void DrawLine(PageDrawing page, Area area, TextLine line, double top)
    {
        var x = LeftOf(area, Style.Padding, line.Width + line.Indent, Style.Across) + line.Indent;
        page.Text(line, x, BaselineIn(top, _lineHeight, line.Size), SpacingOf(line));
    }

    private double SpacingOf(TextLine line)
    {
        var slack = _width - line.Indent - line.Width;
        // A line cut short by a long word stays ragged; stretching it would tear the characters apart. Only lines that begin at
        // the left edge can reach both.
        return IsFlush && Style.Across == Align.Left && !line.EndsParagraph && line.Count > 1 && slack > 0 && slack < 2.5 * line.Size ? slack / (line.Count - 1) : 0;
    }
}
