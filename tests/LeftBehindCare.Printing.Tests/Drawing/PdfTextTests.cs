using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Tests.Samples;
using LeftBehindCare.Printing.Tests.Tools;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Printing.Tests.Drawing;

public class PdfTextTests
{
    [Fact]
    public void Every_text_of_a_form_can_be_copied_from_the_file()
    {
        var doc = ToyForms.Registration();
        var text = Pdf.WordsOf(Pdf.Print(doc));

        var cells = doc.Sheets[0].Blocks.OfType<Grid>().SelectMany(grid => grid.Rows).SelectMany(row => row.Cells).ToList();
        var wanted = cells.SelectMany(cell => WordsOf(cell.Content));
        Assert.All(wanted.OfType<string>(), words => Assert.Contains(Pdf.WithoutSpaces(words), text, StringComparison.Ordinal));
        Assert.Contains("儿童基本情况登记表", text, StringComparison.Ordinal);
        Assert.Contains("编号：A1-0001", text, StringComparison.Ordinal);
        Assert.Contains("单位负责人（签名）", text, StringComparison.Ordinal);
        Assert.Contains("第1页共1页", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Copied_text_holds_no_radicals()
    {
        // Noto draws these with the glyphs of radicals; a whole font's character map names the radical.
        var text = Pdf.WordsOf(Pdf.Print(Form("青石小学 马车长见贝页风飞食鱼鸟黄齿龙龟 用户金门雨革音首高黑鼠鼻")));

        Assert.Contains("青石小学", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value is >= 0x2E80 and <= 0x2FDF);
    }

    [Fact]
    public void Radicals_typed_in_are_printed_as_the_characters_they_look_like()
    {
        var text = Pdf.WordsOf(Pdf.Print(Form("⻘⽯⼩学")));

        Assert.Contains("青石小学", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("䶮")]
    [InlineData("㛃")]
    [InlineData("𠮷")]
    [InlineData("·")]
    [InlineData("𬱖")]
    public void A_rare_character_is_drawn_and_can_be_copied(string character)
    {
        var printed = Printers.Shared.Print(Form($"试{character}明"));

        Assert.True(printed.Report.Missing.Count == 0, $"No font has {character}. Install one (Debian: apt-get install fonts-babelstone-han).");
        Assert.Contains($"试{character}明", Pdf.WordsOf(printed.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("䶮")]
    [InlineData("㛃")]
    [InlineData("·")]
    [InlineData("𬱖")]
    public void The_text_font_alone_has_the_rare_characters_of_the_national_table(string character) =>
        Assert.Empty(Printers.WithoutRareFonts.Print(Form(character)).Report.Missing);

    [Fact]
    public void A_character_that_no_font_has_is_printed_as_its_number_and_reported()
    {
        var missing = char.ConvertFromUtf32(0x10FFFD);
        var printed = Printers.WithoutRareFonts.Print(Form($"试{missing}明{missing}"));

        Assert.Contains("试[U+10FFFD]明[U+10FFFD]", Pdf.WordsOf(printed.Bytes), StringComparison.Ordinal);
        Assert.Equal([new MissingCharacter(0x10FFFD, 2)], printed.Report.Missing);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_stop_the_print()
    {
        var printed = Printers.Shared.Print(Form("试\uD86C明"));

        Assert.Contains("明", Pdf.WordsOf(printed.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Invisible_characters_leave_no_trace()
    {
        var printed = Printers.Shared.Print(Form("试\u200B\uFEFF甲\uFE0F\u0007"));

        Assert.Empty(printed.Report.Missing);
        Assert.Contains("试甲", Pdf.WordsOf(printed.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_are_embedded_and_cut_as_TrueType()
    {
        Assert.All(Pdf.FontsOf(Pdf.Print(ToyForms.Registration())), line =>
        {
            Assert.Contains("CID TrueType", line, StringComparison.Ordinal);
            Assert.Matches(@"yes yes yes", line);
        });
    }

    [Fact]
    public void The_marks_of_a_print_stand_on_each_page()
    {
        var doc = ToyForms.List(60).Stamped(new Stamp
        {
            Notice = "演示数据",
            FootLeft = "内部资料 用后收回",
            FootRight = "导出人：试校长 2026-11-23 10:20 用途：纸质存档",
        });

        var pages = Pdf.TextOf(Pdf.Print(doc)).Select(Pdf.WithoutSpaces).ToList();
        Assert.True(pages.Count > 2);
        Assert.All(pages, page => Assert.Contains("演示数据", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("内部资料用后收回", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("用途：纸质存档", page, StringComparison.Ordinal));
    }

    private static string?[] WordsOf(Content content) => content switch
    {
        ValueContent value => [value.Text],
        LongTextContent text => [text.Text],
        SealContent seal => [seal.Caption, seal.Text, seal.Mark],
        SignContent sign => [sign.Caption],
        ChecksContent checks => [.. checks.Options.Select(option => option.Text)],
        LabelContent { Vertical: false } label => [label.Text],
        _ => [],
    };

    private static FormDoc Form(string text) => FormDoc.Of(new Sheet
    {
        Title = "样表",
        Blocks = [new Grid { Columns = [1, 4], Rows = [[Label("内容"), LongText(text)]] }],
    });
}
