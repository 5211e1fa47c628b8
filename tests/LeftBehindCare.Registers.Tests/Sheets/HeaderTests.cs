using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class HeaderTests
{
    [Fact]
    public void Title_rows_above_the_header_are_passed_over()
    {
        using var file = Open(new WorkbookBuilder().Sheet(
            WorkbookBuilder.RowsOf(["清麓县演示小学2026年秋季学生名册"], ["填报单位：演示小学", null, null, "2026年9月"], [], ["序号", "学生姓名", "性 别", "班级"], ["1", "周映川", "男", "一1"]),
            after: "<mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells>").Build());

        var table = file.FindTable(Roster)!;

        Assert.Equal((4, 4), (table.FirstHeaderRow, table.LastHeaderRow));
        Assert.Equal(5, Assert.Single(table.Rows()).Number);
    }

    [Fact]
    public void A_header_of_two_rows_with_merged_cells_gives_joined_titles()
    {
        using var file = Open(new WorkbookBuilder().Sheet(
            WorkbookBuilder.RowsOf(["名册", null, null, null], ["姓名", "性别", "父亲", null], [null, null, "姓名", "电话"], ["周映川", "男", "周大", "15400000001"]),
            after: "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:D2\"/></mergeCells>").Build());

        var table = file.FindTable(Roster)!;
        var mapping = ColumnMapping.Suggest(table, Roster);
        var row = Assert.Single(table.Rows());

        Assert.Equal((2, 3), (table.FirstHeaderRow, table.LastHeaderRow));
        Assert.Equal("周映川", mapping.Cell(row, "Name").Text);
        Assert.Equal("周大", mapping.Cell(row, "FatherName").Text);
        Assert.Equal("15400000001", mapping.Cell(row, "FatherPhone").Text);
    }

    [Fact]
    public void A_header_merged_downwards_is_taken_whole_even_when_one_row_would_do()
    {
        using var file = Open(new WorkbookBuilder().Sheet(
            WorkbookBuilder.RowsOf(["姓名", "性别", "体检", null], [null, null, "身高", "体重"], ["周映川", "男", "128", "25"]),
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>").Build());

        var table = file.FindTable([new("Name", "姓名"), new("Sex", "性别")])!;

        Assert.Equal(2, table.LastHeaderRow);
        Assert.Equal("体检 身高", table.Columns[2].Title);
    }

    [Fact]
    public void Totals_repeated_headers_blanks_and_remarks_are_no_children()
    {
        using var file = OpenText(
            """
            序号,姓名,性别,班级
            1,周映川,男,一1
            ,小计：1人,,
            一年级2班,,,
            序号,姓名,性别,班级
            2,龙远舟,女,一2
            3,,,
            ,,,
            4,合欢,女,一2
            合计,3,,
            ,,总计,
            填表人：某某,,审核：,
            备注：数字以学籍系统为准,,,
            """);

        var table = file.FindTable(Roster)!;

        Assert.Equal(["周映川", "龙远舟", "合欢"], table.Rows().Select(r => r[1].Text));
        Assert.Equal(
            [(3, SkipReason.Total), (4, SkipReason.Note), (5, SkipReason.RepeatedHeader), (7, SkipReason.Blank), (10, SkipReason.Total), (11, SkipReason.Total), (12, SkipReason.Note), (13, SkipReason.Note)],
            table.Skipped.Select(s => (s.Number, s.Reason)));
    }

    [Fact]
    public void A_child_that_lacks_almost_everything_is_still_a_child()
    {
        using var file = OpenText("姓名,班级,性别,出生日期\n周映川,一1,男,2016-04-12\n龙远舟,,,\n阿依古丽·买买提江,,,\n");

        Assert.Equal(3, file.FindTable(Roster)!.Rows().Count());
    }

    [Fact]
    public void Unknown_titles_are_recognised_by_their_shape()
    {
        using var file = OpenText("某年统计\n甲,乙,丙\n1,2,3\n4,5,6\n");

        var table = file.FindTable(Roster)!;

        Assert.Equal(2, table.LastHeaderRow);
        Assert.Equal(0, table.HeaderScore);
        Assert.Equal(["甲", "乙", "丙"], table.Columns.Select(c => c.Title));
    }

    [Fact]
    public void A_person_may_point_at_the_header()
    {
        using var file = OpenText("甲,乙\n丙,丁\n1,2\n");

        var table = file.TableAt(0, 1, 2)!;

        Assert.Equal(["甲 丙", "乙 丁"], table.Columns.Select(c => c.Title));
        Assert.Equal(3, table.Rows().Single().Number);
        Assert.Null(file.TableAt(0, 90, 91));
    }
}
