namespace LeftBehindCare.Printing.Layouts;

/// <summary>Breaks shaped text into lines.</summary>
internal static class Typesetter
{
    /// <summary>The width of a text on one line, in points.</summary>
    public static double WidthOf(ReadOnlySpan<Glyph> glyphs, double size)
    {
        var ems = 0.0;
        foreach (var glyph in glyphs)
            ems += glyph.Advance;
        return ems * size;
    }

    /// <summary>The lines of a text at a size; line feeds in it begin new paragraphs.</summary>
    /// <param name="glyphs">The text.</param>
    /// <param name="width">The width to fill, in points.</param>
    /// <param name="size">The type size, in points.</param>
    /// <param name="indent">How far each paragraph's first line begins to the right, in points.</param>
    public static List<TextLine> Break(Glyph[] glyphs, double width, double size, double indent = 0)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start <= glyphs.Length)
        {
            var end = start;
            while (end < glyphs.Length && glyphs[end].CodePoint != '\n')
                end++;
            BreakParagraph(lines, glyphs, start, end, width, size, indent);
            start = end + 1;
        }

        return lines;
    }

    /// <summary>Lines of nearly equal length for a caption, as few as fit.</summary>
    public static List<TextLine> BreakEvenly(Glyph[] glyphs, double width, double size)
    {
        var lines = Break(glyphs, width, size);
        if (lines.Count < 2)
            return lines;

        double tooNarrow = 0, wideEnough = width;
        while (wideEnough - tooNarrow > size / 8)
        {
            var middle = (tooNarrow + wideEnough) / 2;
            var tried = Break(glyphs, middle, size);
            if (tried.Count > lines.Count || tried.Exists(line => line.Width > middle + 0.01))
                tooNarrow = middle;
            else
                wideEnough = middle;
        }

        return Break(glyphs, wideEnough, size);
    }

    private static void BreakParagraph(List<TextLine> lines, Glyph[] glyphs, int start, int end, double width, double size, double indent)
    {
        var lineStart = start;
        var room = width - indent;
        do
        {
            var next = LineEnd(glyphs, lineStart, end, room / size);
            var last = next;
            while (last > lineStart && glyphs[last - 1].CodePoint == ' ')
                last--;
            lines.Add(new TextLine(glyphs, lineStart, last - lineStart, WidthOf(glyphs.AsSpan(lineStart, last - lineStart), size), lineStart == start ? indent : 0, next >= end) { Size = size });
            lineStart = next;
            while (lineStart < end && glyphs[lineStart].CodePoint == ' ')
                lineStart++;
            room = width;
        }
        while (lineStart < end);
    }

    /// <summary>The index after the last glyph of the line that begins at <paramref name="start"/>.</summary>
    private static int LineEnd(Glyph[] glyphs, int start, int end, double ems)
    {
        var used = 0.0;
        var overflow = start;
        // A hair's breadth of tolerance: widths are sums of rounded figures, and a text measured to fit must fit.
        while (overflow < end && (used += glyphs[overflow].Advance) <= ems + 0.001)
            overflow++;
        if (overflow >= end)
            return end;

        for (var at = overflow; at > start; at--)
        {
            if (Kinsoku.MayBreak(glyphs[at - 1].CodePoint, glyphs[at].CodePoint))
                return at;
        }

        // A word longer than the line is torn, but still not so that a comma begins a line.
        for (var at = overflow; at > start; at--)
        {
            if (glyphs[at].CodePoint != ' ' && Kinsoku.MayStartLine(glyphs[at].CodePoint) && Kinsoku.MayEndLine(glyphs[at - 1].CodePoint))
                return at;
        }

        return Math.Max(overflow, start + 1);
    }
}
