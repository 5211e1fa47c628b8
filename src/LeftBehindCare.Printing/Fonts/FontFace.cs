using HarfBuzzSharp;

namespace LeftBehindCare.Printing.Fonts;

/// <summary>
/// One TrueType font file. Its glyph widths are read once per character and shared by all threads; the file is mapped, not read.
/// </summary>
internal sealed class FontFace : IDisposable
{
    /// <summary>The width that says "this face has no such character".</summary>
    public const float Absent = -1;

    private const int PageSize = 256;
    private readonly Blob _blob;
    private readonly Font _font;
    private readonly float _unitsPerEm;
    private readonly float[]?[] _widths = new float[0x110000 / PageSize][];

    private FontFace(string path, Blob blob, Face face)
    {
        Path = path;
        _blob = blob;
        HarfBuzzFace = face;
        _font = new Font(face);
        _font.SetFunctionsOpenType();
        _unitsPerEm = face.UnitsPerEm;
        _font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
    }

    public string Path { get; }

    /// <summary>Immutable, therefore safe to subset from several threads at once.</summary>
    public Face HarfBuzzFace { get; }

    /// <summary>Loads a font with TrueType outlines.</summary>
    /// <exception cref="FontRefusedException">The file is a collection, has PostScript outlines, or is no font.</exception>
    public static FontFace Load(string path)
    {
        FontFormat.Check(path);
        var blob = Blob.FromFile(path);
        blob.MakeImmutable();
        var face = new Face(blob, 0);
        face.MakeImmutable();
        return new FontFace(path, blob, face);
    }

    /// <summary>The advance width of a character in ems, or <see cref="Absent"/>.</summary>
    public float WidthOf(int codePoint)
    {
        // Two threads may fill a page twice with equal figures; neither sees a half-filled one.
        var page = _widths[codePoint / PageSize] ??= Measure(codePoint / PageSize * PageSize);
        return page[codePoint % PageSize];
    }

    public void Dispose()
    {
        _font.Dispose();
        HarfBuzzFace.Dispose();
        _blob.Dispose();
    }

    private float[] Measure(int first)
    {
        var widths = new float[PageSize];
        for (var i = 0; i < PageSize; i++)
            widths[i] = _font.TryGetNominalGlyph((uint)(first + i), out var glyph) ? _font.GetHorizontalGlyphAdvance(glyph) / _unitsPerEm : Absent;
        return widths;
    }
}
