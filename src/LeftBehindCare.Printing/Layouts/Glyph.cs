using LeftBehindCare.Printing.Fonts;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>One character with the face that draws it and its advance width in ems.</summary>
internal readonly record struct Glyph(int CodePoint, FontFace Face, float Advance);

/// <summary>A line of text: a part of a shaped text, with its width at the size it was broken for.</summary>
internal readonly record struct TextLine(Glyph[] Glyphs, int Start, int Count, double Width, double Indent, bool EndsParagraph)
{
    /// <summary>The size in points that the line was measured at.</summary>
    public required double Size { get; init; }
}
