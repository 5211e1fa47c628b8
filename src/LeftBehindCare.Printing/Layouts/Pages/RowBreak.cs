using LeftBehindCare.Printing.Layouts.Boxes;

namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>How far the texts of a row have been printed while it is broken over pages.</summary>
internal sealed class RowBreak(List<LinesBox> texts)
{
    private readonly int[] _done = new int[texts.Count];

    /// <summary>The least height for all lines that are left, in points; 0 for a row without texts.</summary>
    public double RestHeight => texts.Select((text, i) => text.HeightAfter(_done[i])).DefaultIfEmpty(0).Max();

    /// <summary>
    /// The height of the next part within <paramref name="room"/> points, so that the longest text keeps at least
    /// <paramref name="together"/> lines on either side of the break; 0 if that cannot be.
    /// </summary>
    public double HeightWithin(double room, int together)
    {
        if (texts.Count == 0)
            return 0;
        var longest = Enumerable.Range(0, texts.Count).MaxBy(i => texts[i].HeightAfter(_done[i]));
        var lines = Math.Min(texts[longest].LinesIn(room), texts[longest].LineCount - _done[longest] - together);
        return lines >= together ? texts[longest].HeightOf(lines) : 0;
    }

    /// <summary>Notes that a part of this height has been placed; every text prints in it what it can.</summary>
    public void Take(double height)
    {
        for (var i = 0; i < texts.Count; i++)
            _done[i] = Math.Min(texts[i].LineCount, _done[i] + texts[i].LinesIn(height));
    }
}
