using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Printing.Writers;

/// <summary>The alignments that a cell has when it names none; the same as on the printed page.</summary>
internal static class CellDefaults
{
    public static Align AcrossOf(Cell cell) => cell.Across
        ?? (cell.Content is LongTextContent or ChecksContent or SignContent or SealContent ? Align.Left : Align.Centre);

    public static VerticalAlign DownOf(Cell cell) => cell.Down
        ?? (cell.Content is SignContent or SealContent || (cell.Content is LongTextContent && AcrossOf(cell) == Align.Left) ? VerticalAlign.Top : VerticalAlign.Middle);
}
