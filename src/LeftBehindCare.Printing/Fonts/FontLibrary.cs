namespace LeftBehindCare.Printing.Fonts;

/// <summary>
/// The fonts of the printed forms, loaded when first needed and then shared by all threads. One library per process is enough.
/// </summary>
public sealed class FontLibrary : IDisposable
{
    private readonly Lazy<FontFace> _regular;
    private readonly Lazy<FontFace> _bold;
    private readonly Lazy<FontFace>[] _rare;

    /// <summary>Makes a library; no file is opened yet.</summary>
    /// <param name="sources">The font files.</param>
    public FontLibrary(FontSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _regular = Lazily(sources.Regular);
        _bold = Lazily(sources.Bold);
        _rare = [.. sources.Rare.Where(File.Exists).Select(Lazily)];
        RareFonts = [.. sources.Rare.Where(File.Exists).Select(Path.GetFileName).OfType<string>()];
    }

    /// <summary>The file names of the fonts for rare characters that were found; empty means that such characters print as 「[U+2CC56]」.</summary>
    public IReadOnlyList<string> RareFonts { get; }

    /// <summary>Opens all fonts, so that a bad one is found at the start of the program and not at the first print.</summary>
    /// <exception cref="FontRefusedException">A font has the wrong format.</exception>
    /// <exception cref="FileNotFoundException">The text font or the bold font is missing.</exception>
    public void LoadAll()
    {
        _ = _regular.Value;
        _ = _bold.Value;
        foreach (var face in _rare)
            _ = face.Value;
    }

    /// <summary>Closes the fonts. No print may be under way.</summary>
    public void Dispose()
    {
        foreach (var face in _rare.Prepend(_bold).Prepend(_regular).Where(face => face.IsValueCreated))
            face.Value.Dispose();
    }

    /// <summary>The face that draws a character, or null if none has it. Rare characters are never bold.</summary>
    internal FontFace? FaceFor(int codePoint, bool bold)
    {
        var first = (bold ? _bold : _regular).Value;
        if (first.WidthOf(codePoint) >= 0)
            return first;
        foreach (var face in _rare)
        {
            if (face.Value.WidthOf(codePoint) >= 0)
                return face.Value;
        }

        return null;
    }

    private static Lazy<FontFace> Lazily(string path) => new(() => File.Exists(path)
        ? FontFace.Load(path)
        : throw new FileNotFoundException($"The font {Path.GetFileName(path)} is missing beside the program. It is fetched when LeftBehindCare.Printing is built.", path));
}
