using System.Text;
using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class TableFileTests
{
    [Fact]
    public void Shared_inline_and_rich_texts_are_read_without_the_phonetic_guide()
    {
        var file = new WorkbookBuilder()
            .Strings("<t>周映川</t>", "<r><t>龙</t></r><r><t>远舟</t></r><rPh sb=\"0\" eb=\"1\"><t>long</t></rPh>")
            .Sheet("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>𬱖_x000A_下</t></is></c><c r=\"E2\" t=\"str\"><f>A2</f><v>甲</v></c></row>")
            .Build();

        using var table = Open(file);
        var row = Assert.Single(table.Rows(0));

        Assert.Equal(2, row.Number);
        Assert.Equal(["周映川", "", "龙远舟", "𬱖\n下", "甲"], TextsOf(row));
    }

    [Fact]
    public void Cells_without_coordinates_follow_each_other()
    {
        using var table = Open(new WorkbookBuilder().Sheet("<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>").Build());

        Assert.Equal([1, 2], table.Rows(0).Select(r => r.Number));
        Assert.Equal(["甲", "", "3"], TextsOf(table.Rows(0).First()));
    }

    [Fact]
    public void Numbers_keep_the_text_that_was_shown()
    {
        using var table = Open(new WorkbookBuilder()
            .Formats("General", "00000000", "0.0", "yyyy\"年\"m\"月\"d\"日\"", "0%", "\"G\"0000")
            .Sheet("<row r=\"1\"><c s=\"0\"><v>15400000001</v></c><c s=\"1\"><v>1234</v></c><c s=\"2\"><v>128.25</v></c><c s=\"3\"><v>42472</v></c><c s=\"4\"><v>0.5</v></c><c s=\"5\"><v>7</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><v>0.30000000000000004</v></c></row>")
            .Build());

        var row = table.Rows(0).Single();

        Assert.Equal(["15400000001", "00001234", "128.3", "2016-04-12", "50%", "G0007", "TRUE", "#N/A", "0.3"], TextsOf(row));
        Assert.Equal(new DateTime(2016, 4, 12), row[3].Date);
        Assert.Equal(CellKind.Error, row[7].Kind);
    }

    [Fact]
    public void The_1904_calendar_of_old_Macs_gives_the_same_day()
    {
        using var table = Open(new WorkbookBuilder { WorkbookProperties = "<workbookPr date1904=\"1\"/>" }.Formats("yyyy-mm-dd").Sheet("<row><c s=\"0\"><v>41010</v></c></row>").Build());

        Assert.Equal("2016-04-12", table.Rows(0).Single()[0].Text);
    }

    [Theory]
    [InlineData("4.3990120160412E+17")]
    [InlineData("439901201604120000")]
    [InlineData("1000000000000000")]
    public void A_number_beyond_15_digits_has_lost_some(string stored)
    {
        using var table = Open(new WorkbookBuilder().Formats("General", "0").Sheet($"<row><c s=\"0\"><v>{stored}</v></c><c s=\"1\"><v>{stored}</v></c></row>").Build());

        var row = table.Rows(0).Single();

        Assert.True(row[0].LostDigits);
        Assert.Contains("E+", row[0].Text, StringComparison.Ordinal);
        Assert.True(row[1].LostDigits);
    }

    [Fact]
    public void Text_in_scientific_notation_has_lost_digits_but_a_room_number_has_not()
    {
        using var table = OpenText("4.39901E+17,1.54E+10,3E12,439901201604120012,154E5\n");

        Assert.Equal([true, true, false, false, false], table.Rows(0).Single().Cells().ToArray().Select(c => c.LostDigits));
    }

    [Fact]
    public void A_merged_area_shows_its_value_in_every_cell()
    {
        using var table = Open(new WorkbookBuilder().Sheet(
            WorkbookBuilder.RowsOf(["一年级1班", "甲"], [null, "乙"], [null, "丙"]),
            after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"C3:E3\"/></mergeCells>").Build());

        var rows = table.Rows(0).ToList();

        Assert.Equal(["一年级1班", "乙"], TextsOf(rows[1]));
        Assert.True(rows[1][0].FromMerge);
        Assert.Equal(["", "丙"], TextsOf(rows[2]));
    }

    [Fact]
    public void Of_several_sheets_the_visible_one_with_the_best_header_is_taken()
    {
        using var table = Open(new WorkbookBuilder()
            .Texts("说明", ["填表说明", null], ["1", "姓名要写全"])
            .Sheet(WorkbookBuilder.RowsOf(["姓名", "性别", "身份证号", "班级"], ["旧", "男", "x", "1"]), "去年", state: "hidden")
            .Texts("今年", ["姓名", "性别", "班级"], ["甲", "男", "1"])
            .Build());

        Assert.Equal("今年", table.FindTable(Roster)!.Sheet.Name);
        Assert.True(table.Sheets[1].IsHidden);
    }

    public static TheoryData<string> EncodingNames => ["utf-8", "utf-8-bom", "gb18030", "utf-16", "utf-16be", "utf-16-no-mark"];

    [Theory]
    [MemberData(nameof(EncodingNames))]
    public void Csv_is_read_in_the_encodings_that_offices_use(string name)
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Encoding encoding = name switch
        {
            "utf-8-bom" => new UTF8Encoding(true),
            "gb18030" => gb,
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16be" => new UnicodeEncoding(true, true),
            "utf-16-no-mark" => new UnicodeEncoding(false, false),
            _ => new UTF8Encoding(false),
        };

        using var table = OpenText("姓名,性别,班级\r\n周映川,男,\"一年级, 1班\"\r\n\r\n龙远舟,女,\"他说\"\"好\"\"\n第二行\"\r\n", encoding);
        var rows = table.Rows(0).ToList();

        Assert.Equal([1, 2, 4], rows.Select(r => r.Number));
        Assert.Equal(["周映川", "男", "一年级, 1班"], TextsOf(rows[1]));
        Assert.Equal("他说\"好\"\n第二行", rows[2][2].Text);
    }

    [Fact]
    public void Tabs_semicolons_and_the_tricks_that_keep_numbers_whole_are_understood()
    {
        using var tabs = OpenText("姓名\t住址\n甲\t清麓县,一组\n");
        using var semicolons = OpenText("姓名;性别;班级\n甲;男;1\n");
        using var tricks = OpenText("=\"439901201604120012\",'439901201604120012,439901201604120012\t,'=1+1,'好\n");

        Assert.Equal("清麓县,一组", tabs.Rows(0).Last()[1].Text);
        Assert.Equal(3, semicolons.Rows(0).Last().Width);
        Assert.Equal(["439901201604120012", "439901201604120012", "439901201604120012", "=1+1", "'好"], TextsOf(tricks.Rows(0).Single()).Select(SheetText.Clean));
    }

    [Fact]
    public void Rows_can_be_read_again()
    {
        using var table = Open(new WorkbookBuilder().Texts("甲", ["姓名", "性别"], ["周", "男"]).Build());

        Assert.Equal(2, table.Rows(0).Count());
        Assert.Equal(2, table.Rows(0).Count());
    }
}
