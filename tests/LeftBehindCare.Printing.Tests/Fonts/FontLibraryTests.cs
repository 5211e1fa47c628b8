using LeftBehindCare.Printing.Fonts;

namespace LeftBehindCare.Printing.Tests.Fonts;

public class FontLibraryTests
{
    [Fact]
    public void The_standard_fonts_can_be_used()
    {
        using var fonts = new FontLibrary(FontSources.Standard());

        fonts.LoadAll();
    }

    [Theory]
    [InlineData("OTTO\0\u0001\0\0\0\0\0\0", "CFF")]
    [InlineData("ttcf\0\u0001\0\0\0\0\0\0", "collection")]
    [InlineData("\0\u0001\0\0\0\0\0\0\0\0\0\0", "glyf")]
    [InlineData("wOF2\0\0\0\0\0\0\0\0", "not a TrueType")]
    [InlineData("xx", "too short")]
    public void A_font_of_another_kind_is_refused_with_the_reason(string content, string reason)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. content.Select(character => (byte)character)]);
            using var fonts = new FontLibrary(new FontSources { Regular = path, Bold = path });

            var error = Assert.Throws<FontRefusedException>(fonts.LoadAll);
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Equal(path, error.FontPath);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_text_font_is_named()
    {
        using var fonts = new FontLibrary(new FontSources { Regular = "/nowhere/text.ttf", Bold = "/nowhere/bold.ttf" });

        var error = Assert.Throws<FileNotFoundException>(fonts.LoadAll);
        Assert.Contains("text.ttf", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_fonts_for_rare_characters_are_passed_over()
    {
        using var fonts = new FontLibrary(FontSources.Standard() with { Rare = ["/nowhere/rare.ttf"] });

        Assert.Empty(fonts.RareFonts);
    }
}
