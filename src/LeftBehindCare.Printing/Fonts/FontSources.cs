namespace LeftBehindCare.Printing.Fonts;

/// <summary>Which font files the printer uses. The first that has a character draws it.</summary>
public sealed record FontSources
{
    private static readonly string[] RareFontFiles =
    [
        "babelstone/BabelStoneHan.ttf",
        "hanazono/HanaMinA.ttf",
        "hanazono/HanaMinB.ttf",
    ];

    /// <summary>The text font; must exist.</summary>
    public required string Regular { get; init; }

    /// <summary>The font of titles and bold cells; must exist.</summary>
    public required string Bold { get; init; }

    /// <summary>Fonts for characters that neither of the two has, in order; files that do not exist are passed over.</summary>
    public IReadOnlyList<string> Rare { get; init; } = [];

    /// <summary>
    /// Noto Serif SC from the folder <c>fonts</c> beside the program, and for rare characters the fonts that the Debian packages
    /// fonts-babelstone-han and fonts-hanazono install.
    /// </summary>
    /// <param name="extraFolder">A folder with further .ttf files for rare characters, asked before the system's; null: none.</param>
    /// <returns>The sources.</returns>
    public static FontSources Standard(string? extraFolder = null)
    {
        var own = Path.Combine(AppContext.BaseDirectory, "fonts");
        IEnumerable<string> extra = extraFolder is not null && Directory.Exists(extraFolder)
            ? Directory.EnumerateFiles(extraFolder, "*.ttf").Order(StringComparer.Ordinal)
            : [];
        string[] systems = ["/usr/share/fonts/truetype", "/usr/local/share/fonts"];
        return new FontSources
        {
            Regular = Path.Combine(own, "NotoSerifSC-Regular.ttf"),
            Bold = Path.Combine(own, "NotoSerifSC-Bold.ttf"),
            Rare = [.. extra, .. systems.SelectMany(system => RareFontFiles.Select(file => Path.Combine(system, file)))],
        };
    }
}
