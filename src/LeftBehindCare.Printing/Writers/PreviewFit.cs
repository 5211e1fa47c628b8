using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Writers;

/// <summary>
/// Says which short answers of a previewed grid must be set smaller to stay on one line, as they do on paper: a date or a phone
/// number broken in two is misread. The sheet of <c>preview.css</c> has a fixed width, so widths are known here.
/// </summary>
internal sealed class PreviewFit(Sheet sheet, Grid grid)
{
    private const double PixelsPerMillimetre = 96 / 25.4;

    /// <summary>Padding of the sheet at both sides, in millimetres.</summary>
    private const double SheetPadding = 32;

    /// <summary>Padding and border of a cell, in pixels.</summary>
    private const double CellPadding = 10;

    /// <summary>Shares of the type size that the two classes have.</summary>
    private const double Narrow = 0.86, Narrower = 0.75;

    /// <summary>Width of a digit or Latin letter in em, of the widest font that may be used.</summary>
    private const double LatinWidth = 0.57;

    private readonly double[] _edges =
        ColumnEdges.Of(grid.Columns, ((sheet.Paper.IsLandscape ? 297 : 210) - SheetPadding) * PixelsPerMillimetre);

    /// <summary>The class that keeps the answer on one line; null when it fits anyway, or is so long that it must wrap.</summary>
    public string? ClassOf(CellPlace place)
    {
        if (place.Cell.Content is not ValueContent || PlainText.Of(place.Cell.Content) is not { Length: > 0 } text || text.Contains('\n', StringComparison.Ordinal))
            return null;
        var room = _edges[place.Column + place.ColumnSpan] - _edges[place.Column] - CellPadding;
        var share = room / (text.EnumerateRunes().Sum(rune => rune.Value < 0x2000 ? LatinWidth : 1) * TypeSizeOf(place.Cell));
        return share switch
        {
            >= 1 => null,
            >= Narrow => "paper-narrow",
            >= Narrower => "paper-narrower",
            _ => null,
        };
    }

    /// <summary>In pixels, as the style sheet has it.</summary>
    private double TypeSizeOf(Cell cell) =>
        (cell.Size ?? grid.Size ?? sheet.Size) > TypeSize.SmallNo5 ? 14 : sheet.Paper.IsLandscape ? 11 : 12;
}
