using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;
using LeftBehindCare.Printing.Tests.Samples;
using LeftBehindCare.Printing.Tests.Tools;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Printing.Tests.Layouts;

public class PagingTests
{
    private static readonly string Story = string.Concat(Enumerable.Repeat("老师到家里看望孩子，与祖母谈了用电和防溺水。", 30));

    [Fact]
    public void The_heads_of_a_list_stand_on_each_page_and_no_row_is_lost()
    {
        var pages = Pdf.TextOf(Pdf.Print(ToyForms.List(120))).Select(Pdf.WithoutSpaces).ToList();

        Assert.True(pages.Count >= 5);
        Assert.All(pages, page => Assert.Contains("务工地", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains("班级儿童信息汇总表", page, StringComparison.Ordinal));
        for (var i = 0; i < pages.Count; i++)
            Assert.Contains($"第{i + 1}页共{pages.Count}页", pages[i], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 120), i => Assert.Single(pages, page => page.Contains($"G4399002016{i:00000000}", StringComparison.Ordinal)));
        Assert.Single(pages, page => page.Contains("单位负责人", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(45)]
    public void Borders_are_closed_on_every_page(int rows)
    {
        foreach (var page in Printers.Shared.PagesOf(ToyForms.List(rows)))
        {
            var frame = Assert.Single(page.Marks.OfType<FrameMark>()).Area;
            Assert.All(page.Marks.OfType<LineMark>(), line =>
            {
                // Every inner line ends at another line, and none sticks out of the frame.
                Assert.InRange(line.X1, frame.X - 0.01, frame.Right + 0.01);
                Assert.InRange(line.X2, frame.X - 0.01, frame.Right + 0.01);
                Assert.InRange(line.Y1, frame.Y - 0.01, frame.Bottom + 0.01);
                Assert.InRange(line.Y2, frame.Y - 0.01, frame.Bottom + 0.01);
                Assert.True(EndsOnLine(page, frame, line.X1, line.Y1) && EndsOnLine(page, frame, line.X2, line.Y2), $"{line} ends in the air.");
            });
            Assert.True(frame.Bottom <= page.Height - (20 * 72 / 25.4) + 0.01, "The frame reaches into the lower margin.");
        }
    }

    [Fact]
    public void A_long_text_goes_on_over_the_page_with_its_label_repeated()
    {
        var pages = Pdf.TextOf(Pdf.Print(ToyForms.Report(string.Join('\n', Enumerable.Repeat(Story, 6))))).Select(Pdf.WithoutSpaces).ToList();

        Assert.True(pages.Count > 1);
        Assert.Contains("家访过程", pages[0], StringComparison.Ordinal);
        Assert.All(pages.Skip(1).SkipLast(1), page => Assert.Contains("（续）", page, StringComparison.Ordinal));
        var all = string.Concat(pages);
        Assert.Equal(180, all.Count(character => character == '溺'));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(21)]
    [InlineData(34)]
    public void At_least_three_lines_stand_on_either_side_of_a_break(int rowsBefore)
    {
        foreach (var sentences in Enumerable.Range(1, 40))
        {
            var text = string.Concat(Enumerable.Repeat("老师到家里看望孩子，与祖母谈了用电和防溺水。", sentences));
            var doc = FormDoc.Of(new Sheet
            {
                Title = "样表",
                Blocks = [new Grid { Columns = [1, 5], Rows = [.. Enumerable.Repeat(Row.Of(Value("甲"), Value("乙")), rowsBefore), Row.Of(Value("丙"), LongText(text))] }],
            });

            // The lines of the long text begin one millimetre right of the line between the columns.
            var left = (25 + (165.0 / 6) + 1) * 72 / 25.4;
            var lines = Printers.Shared.PagesOf(doc)
                .Select(page => page.Marks.OfType<TextMark>().Count(mark => Math.Abs(mark.X - left) < 0.1))
                .Where(count => count > 0)
                .ToList();
            if (lines.Count > 1)
                Assert.All(lines, count => Assert.True(count >= 3, $"{count} lines stand alone after {sentences} sentences."));
        }
    }

    [Fact]
    public void Rows_tied_by_a_high_cell_stay_on_one_page()
    {
        var doc = FormDoc.Of(new Sheet
        {
            Title = "样表",
            Blocks =
            [
                new Grid
                {
                    Columns = [1, 5],
                    Rows =
                    [
                        .. Enumerable.Repeat(Row.Of(Value("前"), Value("前")), 27),
                        Row.Of(Vertical("家庭成员", 4), Value("父亲")),
                        Row.Of(Value("母亲")),
                        Row.Of(Value("祖父")),
                        Row.Of(Value("祖母")),
                    ],
                },
            ],
        });

        var pages = Pdf.TextOf(Pdf.Print(doc));
        Assert.Equal(2, pages.Count);
        Assert.All(new[] { "父亲", "母亲", "祖父", "祖母" }, name => Assert.Contains(name, pages[1], StringComparison.Ordinal));
    }

    [Fact]
    public void Tied_rows_higher_than_a_page_are_parted_and_the_label_repeated()
    {
        var doc = FormDoc.Of(new Sheet
        {
            Title = "样表",
            Blocks = [new Grid { Columns = [1, 5], Rows = [Row.Of(Label("名单").Tall(40), Value("第1人")), .. Enumerable.Range(2, 39).Select(i => Row.Of(Value($"第{i}人")))] }],
        });

        var pages = Pdf.TextOf(Pdf.Print(doc)).Select(Pdf.WithoutSpaces).ToList();
        Assert.Equal(2, pages.Count);
        Assert.Contains("名单（续）", pages[1], StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 40), i => Assert.Single(pages, page => page.Contains($"第{i}人", StringComparison.Ordinal)));
    }

    [Fact]
    public void Signatures_never_stand_alone_on_a_page()
    {
        foreach (var rows in Enumerable.Range(20, 14))
        {
            var doc = FormDoc.Of(new Sheet
            {
                Title = "样表",
                Signatures = Sheet.StandardSignatures,
                Blocks = [new Grid { Columns = [1], Rows = [.. Enumerable.Range(1, rows).Select(i => Row.Of(Value($"第{i}行")))] }],
            });

            var last = Pdf.WithoutSpaces(Pdf.TextOf(Pdf.Print(doc))[^1]);
            Assert.Contains("填表人（签名）", last, StringComparison.Ordinal);
            Assert.Contains($"第{rows}行", last, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_stretched_row_fills_the_page_down_to_the_signatures()
    {
        var page = Assert.Single(Printers.Shared.PagesOf(ToyForms.Registration()));

        var bottom = page.Height - (20 * 72 / 25.4);
        var signature = page.Marks.OfType<TextMark>().First(mark => mark.Run[0].CodePoint == '填' && mark.Run[^1].CodePoint == '：');
        Assert.InRange(signature.Baseline, bottom - 20, bottom);
    }

    [Fact]
    public void A_picture_keeps_its_proportions()
    {
        var picture = Assert.Single(Printers.Shared.PagesOf(ToyForms.Registration())[0].Marks.OfType<PictureMark>());

        Assert.Equal(260.0 / 364, picture.Area.Width / picture.Area.Height, 3);
    }

    [Fact]
    public void Pages_begin_anew_with_each_sheet()
    {
        var list = ToyForms.List(45);
        var doc = list with { Sheets = [list.Sheets[0], ToyForms.Registration().Sheets[0]] };

        var pages = Pdf.TextOf(Pdf.Print(doc)).Select(Pdf.WithoutSpaces).ToList();
        Assert.Contains("第3页共3页", pages[2], StringComparison.Ordinal);
        Assert.Contains("第1页共1页", pages[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_too_many_cells_is_refused_by_its_number()
    {
        var doc = FormDoc.Of(new Sheet { Title = "样表", Blocks = [new Grid { Columns = [1], Rows = [[Value("甲")], [Value("甲"), Value("乙")]] }] });

        var error = Assert.Throws<ArgumentException>(() => Printers.Shared.Print(doc));
        Assert.Contains("Row 2", error.Message, StringComparison.Ordinal);
    }

    private static bool EndsOnLine(PageDrawing page, Printing.Layouts.Area frame, double x, double y)
    {
        if (Near(x, frame.X) || Near(x, frame.Right) || Near(y, frame.Y) || Near(y, frame.Bottom))
            return true;
        return page.Marks.OfType<LineMark>().Any(line =>
            (Near(line.X1, line.X2) && Near(line.X1, x) && y >= line.Y1 - 0.01 && y <= line.Y2 + 0.01)
            || (Near(line.Y1, line.Y2) && Near(line.Y1, y) && x >= line.X1 - 0.01 && x <= line.X2 + 0.01));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 0.02;
}
