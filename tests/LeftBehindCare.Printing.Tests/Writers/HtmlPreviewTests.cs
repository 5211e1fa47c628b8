using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Tests.Samples;
using LeftBehindCare.Printing.Writers;

namespace LeftBehindCare.Printing.Tests.Writers;

public class HtmlPreviewTests
{
    [Fact]
    public void The_preview_shows_the_texts_of_the_form()
    {
        var html = Preview(ToyForms.Registration());

        Assert.All(new[] { "儿童基本情况登记表", "阿依试丙·某某某提", "☑残疾（视力二级）", "□健康", "填表人（签名）" }, words => Assert.Contains(words, html, StringComparison.Ordinal));
        Assert.Contains("<col width=\"4.85%\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_preview_passes_a_policy_without_inline_style_and_script()
    {
        var html = Preview(ToyForms.Registration()) + Preview(ToyForms.List(3)) + Preview(ToyForms.Report("短"));

        Assert.DoesNotMatch("(?i)style=|<style|<script|\\son[a-z]+=|data:", html);
    }

    [Fact]
    public void Texts_are_encoded()
    {
        var html = Preview(ToyForms.Registration(name: "<img src=x onerror=alert(1)>\"'&"));

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_class_of_the_preview_is_known_to_its_style_sheet()
    {
        var html = Preview(ToyForms.Registration().Stamped(new Stamp { Notice = "演示数据", FootLeft = "内部资料" })) + Preview(ToyForms.List(3)) + Preview(ToyForms.Report("短"));

        var classes = System.Text.RegularExpressions.Regex.Matches(html, "class=\"([^\"]+)\"").SelectMany(match => match.Groups[1].Value.Split(' ')).Distinct();
        Assert.All(classes, name => Assert.True(HtmlPreview.StyleSheet.Contains("." + name, StringComparison.Ordinal), name));
    }

    [Theory]
    [InlineData("2019年11月18日", 16, "<span class=\"paper-narrow\">2019年11月18日</span>")]
    [InlineData("2019年11月18日", 14.5, "<span class=\"paper-narrower\">2019年11月18日</span>")]
    [InlineData("2019年11月18日", 24, ">2019年11月18日<")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十", 16, ">一二三四五六七八九十一二三四五六七八九十<")]
    public void A_short_answer_a_little_too_wide_is_set_smaller_rather_than_broken_in_two(string answer, double share, string expected)
    {
        var grid = new Grid { Columns = [share, 100 - share], Rows = [new Row { Cells = [Cell.Value(answer), Cell.Blank()] }] };

        var html = Preview(new FormDoc { Title = "小表", Sheets = [new Sheet { Title = "小表", Blocks = [grid] }] });

        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.Equal(expected.Contains("paper-narrow", StringComparison.Ordinal), html.Contains("paper-narrow", StringComparison.Ordinal));
    }

    private static string Preview(FormDoc doc)
    {
        using var writer = new StringWriter();
        HtmlPreview.Write(doc, writer);
        return writer.ToString();
    }
}
