using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Writers;

/// <summary>The columns of a worksheet: wherever a column of any grid of the sheet begins or ends.</summary>
internal sealed class XlsxColumns
{
    private const double SameEdge = 0.004;
    private readonly List<double> _edges = [0];

    public XlsxColumns(Sheet sheet)
    {
        foreach (var edge in sheet.Blocks.OfType<Grid>().SelectMany(grid => ColumnEdges.Of(grid.Columns, 1)).Append(1).Order())
        {
            if (edge - _edges[^1] > SameEdge)
                _edges.Add(edge);
        }

        _edges[^1] = 1;
    }

    public int Count => _edges.Count - 1;

    /// <summary>The share of the width that a column takes.</summary>
    public double ShareOf(int column) => _edges[column + 1] - _edges[column];

    /// <summary>The worksheet column that begins at an edge of a grid, counted from 0.</summary>
    public int At(double edge) => Math.Max(0, _edges.FindLastIndex(other => other <= edge + SameEdge));
}
