using System.Globalization;
using System.Text;
using LeftBehindCare.Printing.Fonts;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>Turns text into glyphs: cleans it, chooses a face for each character and spells out what no face has.</summary>
internal sealed class Shaper(FontLibrary fonts, MissingCharacters missing)
{
    /// <summary>The glyphs of a text, where a line feed keeps the code point 10 and no width.</summary>
    public Glyph[] Shape(string? text, bool bold)
    {
        if (string.IsNullOrEmpty(text))
            return [];

        var glyphs = new List<Glyph>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Add(glyphs, rune, bold);
        return [.. glyphs];
    }

    private void Add(List<Glyph> glyphs, Rune rune, bool bold)
    {
        var codePoint = Radicals.ToCharacter(rune.Value);
        if (codePoint is '\t' or 0xA0 or 0x2028 or 0x2029)
            codePoint = codePoint < 0x2000 ? ' ' : '\n';
        if (codePoint != '\n' && IsInvisible(rune))
            return;

        if (fonts.FaceFor(codePoint == '\n' ? ' ' : codePoint, bold) is { } face)
        {
            glyphs.Add(new Glyph(codePoint, face, codePoint == '\n' ? 0 : face.WidthOf(codePoint)));
            return;
        }

        missing.Add(codePoint);
        foreach (var sign in $"[U+{codePoint:X4}]")
        {
            var spelling = fonts.FaceFor(sign, bold) ?? throw new InvalidOperationException("The text font has no Latin letters.");
            glyphs.Add(new Glyph(sign, spelling, spelling.WidthOf(sign)));
        }
    }

    /// <summary>Control characters, zero-width marks, the byte order mark and variation selectors leave no trace on paper.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F;
}
