using LeftBehindCare.Printing.Fonts;

namespace LeftBehindCare.Printing.Tests.Tools;

internal static class Printers
{
    /// <summary>The printer that the product uses, with whatever fonts for rare characters this machine has.</summary>
    public static FormPrinter Shared { get; } = new(new FontLibrary(FontSources.Standard()));

    /// <summary>A printer with no font beyond Noto Serif SC.</summary>
    public static FormPrinter WithoutRareFonts { get; } = new(new FontLibrary(FontSources.Standard() with { Rare = [] }));
}
