using LeftBehindCare.Registers.Review;

namespace LeftBehindCare.Registers.Tests.Review;

/// <summary>A reviewer's comment is one text to read and, line by line, about fields.</summary>
public sealed class FieldCommentsTests
{
    [Fact]
    public void What_is_said_of_the_whole_and_of_fields_reads_back()
    {
        var comment = FieldComments.Compose(" 其他都好。 ", [new("身高", "请再量一次"), new("评语", ""), new("获奖", "写上\n哪一天")]);

        Assert.Equal("其他都好。\n【身高】请再量一次\n【获奖】写上 哪一天", comment);
        var (general, fields) = FieldComments.Read(comment);
        Assert.Equal("其他都好。", general);
        Assert.Equal([new("身高", "请再量一次"), new FieldComment("获奖", "写上 哪一天")], fields);
        Assert.Equal(["请再量一次"], FieldComments.ByName(comment, [("HeightCm", "身高"), ("WeightKg", "体重")])["HeightCm"]);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("【身高】", "【身高】")]
    [InlineData("见【身高】这一栏", "见【身高】这一栏")]
    [InlineData("【】改", "【】改")]
    public void A_text_that_only_looks_like_it_is_about_the_whole(string? comment, string general)
    {
        Assert.Equal(general, FieldComments.Read(comment).General);
        Assert.Empty(FieldComments.Read(comment).Fields);
    }

    [Fact]
    public void Half_a_row_and_an_unknown_field_are_refused_and_empty_rows_are_not()
    {
        Assert.NotNull(FieldComments.WhyNot(FieldComments.Typed(["身高", ""], ["", ""]), ["身高"]));
        Assert.NotNull(FieldComments.WhyNot(FieldComments.Typed(["", ""], ["改", ""]), ["身高"]));
        Assert.NotNull(FieldComments.WhyNot(FieldComments.Typed(["体重"], ["改"]), ["身高"]));
        Assert.Null(FieldComments.WhyNot(FieldComments.Typed(["身高", "", null], ["改", " ", null]), ["身高"]));
        Assert.Empty(FieldComments.Typed(null, null));
    }
}
