using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts.Boxes;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>A cell in its place among rows and columns.</summary>
internal sealed record PlacedCell(Cell Cell, Box Box, int Row, int RowSpan, double X, double Width)
{
    public int LastRow => Row + RowSpan - 1;
}

/// <summary>Rows of a grid with their cells set and their least heights known; heads and body are a set each.</summary>
internal sealed class RowSet
{
    private readonly List<PlacedCell>[] _startingIn;

    private RowSet(IReadOnlyList<Row> rows, List<PlacedCell> cells, double[] heights)
    {
        Rows = rows;
        Heights = heights;
        Cells = cells;
        _startingIn = new List<PlacedCell>[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            _startingIn[i] = [];
        foreach (var cell in cells)
            _startingIn[cell.Row].Add(cell);
    }

    public IReadOnlyList<Row> Rows { get; }

    public IReadOnlyList<PlacedCell> Cells { get; }

    /// <summary>Least heights in points.</summary>
    public double[] Heights { get; }

    public IReadOnlyList<PlacedCell> StartingIn(int row) => _startingIn[row];

    /// <summary>Places the cells, sets their content and finds the rows' heights.</summary>
    public static RowSet Of(IReadOnlyList<Row> rows, IReadOnlyList<double> edges, double minHeight, double size, BoxFactory boxes)
    {
        var cells = new List<PlacedCell>();
        foreach (var place in CellPlaces.Of(rows, edges.Count - 1))
        {
            var (x, width) = (edges[place.Column], edges[place.Column + place.ColumnSpan] - edges[place.Column]);
            cells.Add(new PlacedCell(place.Cell, boxes.Create(place.Cell, width, size), place.Row, place.RowSpan, x, width));
        }

        return new RowSet(rows, cells, HeightsOf(rows, cells, minHeight));
    }

    /// <summary>Runs of rows that belong on one page: tied by a cell over several rows, or by the wish to stay with the next.</summary>
    public IEnumerable<(int First, int Last)> Groups()
    {
        for (var first = 0; first < Rows.Count;)
        {
            var last = first;
            for (var row = first; row <= last; row++)
            {
                foreach (var cell in _startingIn[row])
                    last = Math.Max(last, cell.LastRow);
                if (Rows[row].IsWithNext && row + 1 < Rows.Count)
                    last = Math.Max(last, row + 1);
            }

            yield return (first, last);
            first = last + 1;
        }
    }

    private static double[] HeightsOf(IReadOnlyList<Row> rows, List<PlacedCell> cells, double minHeight)
    {
        var heights = rows.Select(row => Units.Points(row.MinHeight ?? minHeight)).ToArray();
        foreach (var cell in cells.Where(cell => cell.RowSpan == 1))
            heights[cell.Row] = Math.Max(heights[cell.Row], cell.Box.MinHeight);
        foreach (var cell in cells.Where(cell => cell.RowSpan > 1).OrderBy(cell => cell.RowSpan))
        {
            var lacking = cell.Box.MinHeight - heights[cell.Row..(cell.LastRow + 1)].Sum();
            for (var row = cell.Row; lacking > 0 && row <= cell.LastRow; row++)
                heights[row] += lacking / cell.RowSpan;
        }

        return heights;
    }
}
