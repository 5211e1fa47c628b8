using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Tests.Layouts;

public class KinsokuTests
{
    private const string NeverFirst = "，。、；：？！）」』》】”’…—";
    private const string NeverLast = "（「『《【“‘";
    private static readonly FontLibrary Fonts = new(FontSources.Standard());

    [Fact]
    public void No_line_begins_or_ends_with_a_forbidden_sign()
    {
        // Seeded: the same thousand texts on every run.
        var random = new Random(20261123);
        for (var i = 0; i < 1000; i++)
        {
            var text = RandomText(random);
            var lines = LinesOf(text, 60 + random.Next(300));

            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            Assert.All(lines.Skip(1), line => Assert.DoesNotContain(line[0], NeverFirst));
            Assert.All(lines.SkipLast(1), line => Assert.DoesNotContain(line[^1], NeverLast));
        }
    }

    [Fact]
    public void No_line_is_wider_than_its_cell()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var width = 60 + random.Next(300);
            var glyphs = new Shaper(Fonts, new MissingCharacters()).Shape(RandomText(random), bold: false);

            Assert.All(Typesetter.Break(glyphs, width, 10.5), line => Assert.True(line.Width <= width + 0.05, $"{line.Width} > {width}"));
        }
    }

    [Theory]
    [InlineData("联系电话15400000001请在晚上拨打")]
    [InlineData("学籍号G439900201600000001已经登记")]
    public void Numbers_and_words_stay_whole(string text)
    {
        var whole = new string([.. text.Where(char.IsAsciiLetterOrDigit)]);
        for (var width = 130; width < 260; width += 7)
            Assert.Single(LinesOf(text, width), line => line.Contains(whole, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_longer_than_the_line_is_torn_and_not_lost()
    {
        var lines = LinesOf(new string('8', 60), 80);

        Assert.True(lines.Count > 1);
        Assert.Equal(60, lines.Sum(line => line.Length));
    }

    [Fact]
    public void Line_ends_of_the_writer_are_kept() =>
        Assert.Equal(["第一行", "", "第三行"], LinesOf("第一行\r\n\r\n第三行", 300));

    [Fact]
    public void A_caption_is_broken_into_even_lines()
    {
        var glyphs = new Shaper(Fonts, new MissingCharacters()).Shape("户口登记所在地", bold: false);

        Assert.Equal([4, 3], Typesetter.BreakEvenly(glyphs, 10 * 6.5, 10).Select(line => line.Count));
    }

    private static List<string> LinesOf(string text, double width)
    {
        var glyphs = new Shaper(Fonts, new MissingCharacters()).Shape(text, bold: false);
        return [.. Typesetter.Break(glyphs, width, 10.5).Select(line =>
            string.Concat(line.Glyphs.Skip(line.Start).Take(line.Count).Select(glyph => char.ConvertFromUtf32(glyph.CodePoint))))];
    }

    /// <summary>Sentences with brackets, quotes, numbers and Latin words, but never more signs in a row than a line can hold.</summary>
    private static string RandomText(Random random)
    {
        string[] pieces = ["老师", "到家里看望", "孩子的祖母", "（住校）", "《安全公约》", "“很好”", "2026年11月", "15400000001", "QQ", "，", "。", "、", "；", "……", "——", "𠮷", " "];
        var text = "";
        for (var i = 0; i < 40; i++)
        {
            var piece = pieces[random.Next(pieces.Length)];
            text += text.Length > 0 && NeverFirst.Contains(piece[0], StringComparison.Ordinal) && NeverFirst.Contains(text[^1], StringComparison.Ordinal) ? "人" : piece;
        }

        return text.Trim();
    }
}
