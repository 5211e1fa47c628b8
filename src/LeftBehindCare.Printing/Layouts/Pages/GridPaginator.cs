using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts.Boxes;

namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>Puts the rows of a grid on pages: heads repeated, tied rows together, long texts broken with three lines on either side.</summary>
internal sealed class GridPaginator(PageStack pages, Grid grid, double x, double width, RowSet header, RowSet body)
{
    /// <summary>How many lines of a long text stay together before and after a page's end.</summary>
    public const int LinesTogether = 3;

    private readonly double _headerHeight = header.Heights.Sum();
    private GridPiece? _piece;

    /// <summary>Places all rows.</summary>
    /// <param name="tail">Room that must be left below the last row, in points, so that signatures do not stand alone on a page.</param>
    public void Place(double tail)
    {
        var groups = body.Groups().ToList();
        if (groups.Count == 0)
            Open(_headerHeight + tail);
        for (var i = 0; i < groups.Count; i++)
            PlaceGroup(groups[i].First, groups[i].Last, i == groups.Count - 1 ? tail : 0);
    }

    private void PlaceGroup(int first, int last, double tail)
    {
        var height = body.Heights[first..(last + 1)].Sum() + tail;
        if (height <= RoomForRows())
        {
            Open(height);
            for (var row = first; row <= last; row++)
                Add(new RowPart(row, body.Heights[row], true, true));
            return;
        }

        if (first == last && MayBreak(first) && new RowBreak(LinesOf(first)).HeightWithin(RoomForRows(), LinesTogether) > 0)
        {
            BreakRow(first, tail);
            return;
        }

        if (!IsAtTop())
        {
            NextPage();
            PlaceGroup(first, last, tail);
            return;
        }

        // Higher than a whole page: the rows part company, and a row that is too high alone is broken.
        for (var row = first; row <= last; row++)
            PlaceAlone(row, row == last ? tail : 0);
    }

    private void PlaceAlone(int row, double tail)
    {
        if (body.Heights[row] + tail <= RoomForRows())
            Add(new RowPart(row, body.Heights[row], true, true));
        else if (new RowBreak(LinesOf(row)).HeightWithin(RoomForRows(), LinesTogether) > 0 || IsAtTop())
            BreakRow(row, tail);
        else
        {
            NextPage();
            PlaceAlone(row, tail);
        }
    }

    /// <summary>Breaks a row over as many pages as its longest text needs.</summary>
    private void BreakRow(int row, double tail)
    {
        var text = new RowBreak(LinesOf(row));
        var wanted = body.Heights[row];
        for (var isFirst = true; ; isFirst = false)
        {
            var room = RoomForRows();
            // What is left of the row's least height is kept as far as the page allows.
            var rest = Math.Max(text.RestHeight, Math.Min(wanted, room - tail));
            if (rest + tail <= room)
            {
                Add(new RowPart(row, rest, isFirst, true));
                return;
            }

            var height = text.HeightWithin(room, LinesTogether);
            if (height <= 0 && IsAtTop())
                height = text.HeightWithin(room, 1);
            if (height <= 0 && IsAtTop())
            {
                // Nothing in it can be broken: the row is cut to the page.
                Add(new RowPart(row, room, isFirst, true));
                return;
            }

            if (height > 0)
            {
                Add(new RowPart(row, height, isFirst, false));
                text.Take(height);
                wanted -= height;
            }

            NextPage();
        }
    }

    private bool MayBreak(int row) => !body.Rows[row].IsWhole;

    private List<LinesBox> LinesOf(int row) => [.. body.Cells.Where(cell => cell.LastRow == row).Select(cell => cell.Box).OfType<LinesBox>()];

    private double RoomForRows() => pages.Current.Room - (_piece is null ? SpaceBefore() + _headerHeight : 0);

    private bool IsAtTop() => _piece is null ? pages.Current.IsFresh : _piece.Parts.Count == 0 && pages.Current.Pieces.Count == 1;

    private double SpaceBefore() => pages.Current.IsFresh ? 0 : Units.Points(grid.SpaceBefore);

    private void Open(double height)
    {
        if (_piece is not null)
            return;
        if (height > RoomForRows() && !pages.Current.IsFresh)
            pages.Next();
        pages.Current.Y += SpaceBefore();
        _piece = new GridPiece(pages.Current.Y, x, width, header, body, grid.IsRuled);
        pages.Current.Pieces.Add(_piece);
        pages.Current.Y += _headerHeight;
    }

    private void NextPage()
    {
        pages.Next();
        _piece = null;
    }

    private void Add(RowPart part)
    {
        Open(part.Height);
        _piece!.Add(part);
        pages.Current.Y += part.Height;
    }
}
