using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class SheetValuesTests
{
    [Theory]
    [InlineData("2016-04-12")]
    [InlineData("2016/4/12")]
    [InlineData("2016.4.12")]
    [InlineData("２０１６．４．１２")]
    [InlineData("20160412")]
    [InlineData("2016年4月12日")]
    [InlineData("2016年04月12号")]
    [InlineData(" 2016 年 4 月 12 日 ")]
    [InlineData("2016、4、12")]
    [InlineData("2016-4-12 0:00:00")]
    [InlineData("2016/4/12 8:30")]
    [InlineData("2016-04-12T08:30:00+08:00")]
    [InlineData("2016年4月12日 星期二")]
    [InlineData("2016年4月12日 下午3:05")]
    [InlineData("二〇一六年四月十二日")]
    [InlineData("二零一六年四月十二")]
    [InlineData("12-Apr-2016")]
    [InlineData("20160412083000")]
    public void Dates_are_read_in_the_forms_that_schools_write(string text)
    {
        var read = SheetValues.Date(Text(text), Today);

        Assert.Equal((CellState.Good, new DateOnly(2016, 4, 12)), (read.State, read.Value));
    }

    [Theory]
    [InlineData("16-4-12", "2016-04-12")]
    [InlineData("75.4.12", "1975-04-12")]
    [InlineData("160412", "2016-04-12")]
    [InlineData("201604", "2016-04-01")]
    [InlineData("2016年4月", "2016-04-01")]
    [InlineData("2016.4", "2016-04-01")]
    [InlineData("二〇一六年四月", "2016-04-01")]
    [InlineData("4/5/2016", "2016-04-05")]
    [InlineData("4/12/16", "2016-04-12")]
    [InlineData("42472", "2016-04-12")]
    public void Dates_that_could_be_meant_otherwise_are_doubtful(string text, string likeliest)
    {
        var read = SheetValues.Date(Text(text), Today);

        Assert.Equal((CellState.Doubtful, DateOnly.Parse(likeliest, System.Globalization.CultureInfo.InvariantCulture)), (read.State, read.Value));
        Assert.NotEmpty(read.Wrong);
        Assert.NotEmpty(read.Mend);
    }

    [Theory]
    [InlineData("2016-02-30")]
    [InlineData("2016-13-01")]
    [InlineData("20161301")]
    [InlineData("2016")]
    [InlineData("不详")]
    [InlineData("农历三月初六")]
    [InlineData("3016-04-12")]
    [InlineData("99999999999999999999")]
    public void What_is_no_day_is_wrong(string text) => Assert.Equal(CellState.Wrong, SheetValues.Date(Text(text), Today).State);

    [Fact]
    public void Date_cells_and_serial_numbers_are_read()
    {
        Assert.Equal(new DateOnly(2016, 4, 12), SheetValues.Date(CellValue.OfSerial(42472.4), Today).Value);
        Assert.Equal(CellState.Good, SheetValues.Date(CellValue.OfNumber(42472), Today).State);
        Assert.Equal(new DateOnly(2016, 4, 12), SheetValues.Date(CellValue.OfNumber(20160412), Today).Value);
        Assert.Equal(new DateTime(2016, 4, 12, 15, 5, 0), SheetValues.Moment(Text("2016年4月12日 下午3:05"), Today).Value);
        Assert.Equal(new DateTime(1900, 1, 1), CellValue.OfSerial(1).Date);
        Assert.Equal(new DateTime(1900, 3, 1), CellValue.OfSerial(61).Date);
    }

    [Fact]
    public void A_time_may_be_written_or_a_fraction_of_a_day()
    {
        Assert.Equal(new TimeOnly(8, 30), SheetValues.Time(CellValue.OfSerial(8.5 / 24)).Value);
        Assert.Equal(new TimeOnly(8, 30), SheetValues.Time(Text("8：30")).Value);
        Assert.Equal(CellState.Wrong, SheetValues.Time(Text("25:00")).State);
    }

    [Theory]
    [InlineData("是", true)]
    [InlineData("√", true)]
    [InlineData("ｙ", true)]
    [InlineData("TRUE", true)]
    [InlineData("否", false)]
    [InlineData("×", false)]
    [InlineData(" 0 ", false)]
    public void Yes_and_no_have_many_signs(string text, bool expected) => Assert.Equal(expected, SheetValues.Boolean(Text(text)).Value);

    [Fact]
    public void An_ID_number_that_Excel_destroyed_is_refused_for_what_it_is()
    {
        foreach (var cell in new[] { Text("4.39901E+17"), CellValue.OfNumber(439901201604120000d), CellValue.OfNumber(439901201604120000d, "439901201604120000") })
        {
            var read = SheetValues.Text(cell);

            Assert.Equal(CellState.Wrong, read.State);
            Assert.Contains("丢失", read.Wrong, StringComparison.Ordinal);
            Assert.Contains("文本", read.Mend, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_is_washed()
    {
        Assert.Equal("周映川", SheetText.Clean("\uFEFF\u200B 周映川\u3000\u00A0"));
        Assert.Equal("A3（二组），好", SheetText.Clean("Ａ３（二组），好"));
        Assert.Equal("A3(二组),好", SheetText.Narrow("Ａ３（二组），好"));
        Assert.Equal("é", SheetText.Clean("e\u0301"));
        Assert.Equal("𬱖\n丁", SheetText.Clean("𬱖\r\n丁\u0001"));
        Assert.Equal("\uFFFD", SheetText.Clean("\uD800"));
        Assert.True(SheetText.IsBlank("\u00A0\u200B \t"));
    }

    [Fact]
    public void Numbers_may_have_separators_but_no_units()
    {
        Assert.Equal(1234.5m, SheetValues.Number(Text("1,234.50")).Value);
        Assert.Equal(128.25m, SheetValues.Number(CellValue.OfNumber(128.25)).Value);
        Assert.Equal(CellState.Wrong, SheetValues.Number(Text("128厘米")).State);
        Assert.Equal(CellState.Wrong, SheetValues.Whole(Text("1.5")).State);
    }

    [Theory]
    [InlineData("男", "1")]
    [InlineData("1", "1")]
    [InlineData("1-男", "1")]
    [InlineData("男生", "1")]
    [InlineData("女 ", "2")]
    public void A_code_is_read_by_code_name_both_or_another_word(string text, string code) =>
        Assert.Equal(code, SheetValues.Code(Text(text), ToyCodes.Book, "Sex", word => word == "男生" ? "1" : null).Value);

    [Fact]
    public void A_code_that_lost_its_leading_zero_is_found_and_a_retired_one_is_doubtful()
    {
        Assert.Equal("01", SheetValues.Code(CellValue.OfNumber(1), ToyCodes.Book, "Ethnic").Value);
        Assert.Equal(CellState.Doubtful, SheetValues.Code(Text("旧项"), ToyCodes.Book, "Topic").State);
    }

    [Fact]
    public void An_unknown_name_is_told_what_to_write()
    {
        var read = SheetValues.Code(Text("不清楚"), ToyCodes.Book, "Sex");

        Assert.Equal(CellState.Wrong, read.State);
        Assert.Equal("请写其中一个：男、女", read.Mend);
    }

    [Fact]
    public void Several_codes_come_in_the_order_of_their_set()
    {
        Assert.Equal(["1", "2"], SheetValues.Codes(Text("生活，学习"), ToyCodes.Book, "Topic").Value!);
        Assert.Equal(CellState.Wrong, SheetValues.Codes(Text("学习、别的"), ToyCodes.Book, "Topic").State);
    }
}

internal sealed class ToyCodes : ICodeBook
{
    private static readonly Dictionary<string, CodeItem[]> Sets = new()
    {
        ["Sex"] = [new("1", "男", 1, true), new("2", "女", 2, true)],
        ["Ethnic"] = [new("01", "汉族", 1, true), new("08", "苗族", 8, true)],
        ["Topic"] = [new("1", "学习", 1, true), new("2", "生活", 2, true), new("3", "旧项", 3, false)],
    };

    public static ToyCodes Book { get; } = new();

    public IReadOnlyList<CodeItem> Items(string set) => Sets.GetValueOrDefault(set, []);

    public string? NameOf(string set, string? code) => Items(set).FirstOrDefault(i => i.Code == code)?.Name;
}
