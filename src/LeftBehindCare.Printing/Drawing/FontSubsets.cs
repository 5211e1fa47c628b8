using LeftBehindCare.Printing.Fonts;
using SkiaSharp;

namespace LeftBehindCare.Printing.Drawing;

/// <summary>The typefaces of some pages, each cut down to the characters that the pages draw.</summary>
internal sealed class FontSubsets : IDisposable
{
    private readonly Dictionary<FontFace, Subset> _subsets = [];

    private FontSubsets()
    {
    }

    /// <summary>Cuts the fonts that the pages use.</summary>
    public static FontSubsets Of(IEnumerable<PageDrawing> pages)
    {
        var used = new Dictionary<FontFace, SortedSet<int>>();
        foreach (var text in pages.SelectMany(page => page.Marks).OfType<TextMark>())
        {
            foreach (var glyph in text.Run)
            {
                if (!used.TryGetValue(glyph.Face, out var codePoints))
                    used.Add(glyph.Face, codePoints = []);
                codePoints.Add(glyph.CodePoint);
            }
        }

        var subsets = new FontSubsets();
        foreach (var (face, codePoints) in used)
            subsets._subsets.Add(face, new Subset(face, codePoints));
        return subsets;
    }

    public Subset this[FontFace face] => _subsets[face];

    public void Dispose()
    {
        foreach (var subset in _subsets.Values)
            subset.Typeface.Dispose();
    }

    /// <summary>One cut font: the typeface, and the glyph of each of its characters.</summary>
    internal sealed class Subset
    {
        private readonly Dictionary<int, ushort> _glyphs = [];

        public Subset(FontFace face, IReadOnlyCollection<int> codePoints)
        {
            using var data = SKData.CreateCopy(HarfBuzzSubset.Cut(face, codePoints));
            Typeface = SKTypeface.FromData(data)
                ?? throw new InvalidOperationException($"Skia could not read the cut font {Path.GetFileName(face.Path)}.");
            using var font = new SKFont(Typeface);
            foreach (var codePoint in codePoints)
                _glyphs.Add(codePoint, font.GetGlyph(codePoint));
        }

        public SKTypeface Typeface { get; }

        public ushort GlyphOf(int codePoint) => _glyphs[codePoint];
    }
}
