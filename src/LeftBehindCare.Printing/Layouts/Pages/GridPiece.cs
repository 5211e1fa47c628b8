using LeftBehindCare.Printing.Drawing;
using LeftBehindCare.Printing.Layouts.Boxes;

namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>A row, or a part of one, on a page.</summary>
internal sealed record RowPart(int Row, double Height, bool IsFirst, bool IsLast)
{
    public double Height { get; set; } = Height;
}

/// <summary>The rows of one grid on one page, with a closed border around them.</summary>
internal sealed class GridPiece(double y, double x, double width, RowSet header, RowSet body, bool isRuled) : Piece(y)
{
    private const double Thick = 1.5, Thin = 0.5, ShadeGrey = 0.93;
    private readonly List<RowPart> _parts = [];

    public IReadOnlyList<RowPart> Parts => _parts;

    public double HeaderHeight { get; } = header.Heights.Sum();

    public override double Stretch => _parts.Sum(part => body.Rows[part.Row].Stretch);

    public void Add(RowPart part) => _parts.Add(part);

    public override double Grow(double perShare)
    {
        var grown = 0.0;
        foreach (var part in _parts)
        {
            var more = body.Rows[part.Row].Stretch * perShare;
            part.Height += more;
            grown += more;
        }

        return grown;
    }

    public override void Draw(PageDrawing page)
    {
        var headerParts = header.Heights.Select((height, row) => new RowPart(row, height, true, true)).ToList();
        var top = Y;
        var shades = new List<Mark>();
        var contents = new PageDrawing(page.Width, page.Height);
        var middle = DrawRows(contents, shades, header, headerParts, top);
        var bottom = DrawRows(contents, shades, body, _parts, middle);

        // Grounds first, so that no shade covers a line or a letter.
        page.Marks.AddRange(shades);
        page.Marks.AddRange(contents.Marks);
        if (isRuled && bottom > top)
        {
            if (middle > top && bottom > middle)
                page.Line(x, middle, x + width, middle, Thin);
            page.Add(new FrameMark(new Area(x, top, width, bottom - top), Thick));
        }
    }

    private double DrawRows(PageDrawing page, List<Mark> shades, RowSet set, List<RowPart> parts, double top)
    {
        if (parts.Count == 0)
            return top;

        var tops = new double[parts.Count + 1];
        tops[0] = top;
        for (var i = 0; i < parts.Count; i++)
            tops[i + 1] = tops[i] + parts[i].Height;

        var (firstRow, lastRow) = (parts[0].Row, parts[^1].Row);
        foreach (var cell in set.Cells)
        {
            if (cell.LastRow < firstRow || cell.Row > lastRow)
                continue;
            // The parts of one piece hold each row once, and in order.
            var from = Math.Max(cell.Row, firstRow) - firstRow;
            var to = Math.Min(cell.LastRow, lastRow) - firstRow;
            var area = new Area(x + cell.X, tops[from], cell.Width, tops[to + 1] - tops[from]);
            var part = new BoxPart(cell.Row >= firstRow && parts[from].IsFirst, cell.LastRow <= lastRow && parts[to].IsLast);
            if (cell.Cell.IsShaded)
                shades.Add(new ShadeMark(area, ShadeGrey));
            cell.Box.Draw(page, area, part);
            if (isRuled)
                DrawInnerLines(page, area, tops[^1]);
        }

        return tops[^1];
    }

    /// <summary>Each cell draws its right and its lower edge where they are not the border's.</summary>
    private void DrawInnerLines(PageDrawing page, Area area, double bottom)
    {
        if (area.Right < x + width - 0.5)
            page.Line(area.Right, area.Y, area.Right, area.Bottom, Thin);
        if (area.Bottom < bottom - 0.5)
            page.Line(area.X, area.Bottom, area.Right, area.Bottom, Thin);
    }
}
