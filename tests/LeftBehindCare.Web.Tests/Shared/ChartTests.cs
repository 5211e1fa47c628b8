using System.Text.Encodings.Web;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Shared;
using LeftBehindCare.Web.Shared.Charts;
using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LeftBehindCare.Web.Tests.Shared;

/// <summary>A chart is a table first: who sees no picture reads the same numbers.</summary>
public sealed class ChartTests
{
    [Fact]
    public void Without_script_there_is_an_open_table_and_no_empty_picture()
    {
        var page = Read(Rates(new Bar("四年级1班", new Share(5, 12), new("7人", "/profiles?filed=False"))));

        Assert.True(page.QuerySelector("details")!.HasAttribute("open"));
        Assert.True(page.QuerySelector("[data-lb-chart]")!.HasAttribute("hidden"));
        Assert.Equal(["四年级1班", "5/12", "41.7%", "7人：四年级1班"], page.QuerySelectorAll("tbody tr > *").Select(c => c.TextContent));
        Assert.Equal("/profiles?filed=False", page.QuerySelector("td a")!.GetAttribute("href"));
        Assert.Equal("基本情况建档率", page.GetElementById(page.QuerySelector("figure")!.GetAttribute("aria-labelledby")!)!.TextContent);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public void Who_hears_the_picture_hears_what_it_shows()
    {
        var chart = Rates(
            new Bar("一班", new Share(1, 4)), new Bar("二班", new Share(4, 4)), new Bar("三班", new Share(2, 4)), new Bar("四班", new Share(0, 0)), new Bar("五班", new Share(0, 4)));

        Assert.Equal("基本情况建档率：4项里，二班100.0%最高，五班0.0%最低；目标100%", (chart with { Mark = new("目标100%", 100) }).Finding);
        Assert.Equal(chart.Finding, Read(chart).QuerySelector("[role=img]")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void What_cannot_be_divided_or_was_not_measured_is_a_gap_and_no_zero()
    {
        Assert.Equal(JsonValueKind.Undefined, Data(Rates(new Bar("四班", new Share(0, 0)))).GetProperty("bars")[0] is var bar && bar.TryGetProperty("value", out var value) ? value.ValueKind : default);
        var growth = Growth(118.5m, null, 124m);
        Assert.Equal(JsonValueKind.Null, Data(growth).GetProperty("lines")[0].GetProperty("values")[1].ValueKind);
        Assert.Equal(["118.5", "—", "124"], Read(growth).QuerySelectorAll("tbody td").Select(c => c.TextContent));
        Assert.Equal("身高：身高从一上的118.5cm到二上的124cm", growth.Finding);
        Assert.Equal("身高：身高还没有数", Growth(null, null, null).Finding);
        Assert.Equal("身高：身高从一上的5.0到二上的4.9", (Growth(5m, null, 4.9m) with { Unit = "", Digits = 1 }).Finding);
    }

    [Fact]
    public void Who_belongs_to_several_sets_is_counted_once_in_the_picture_and_in_each_sets_sum()
    {
        var chart = new OverlapChart
        {
            Id = "special",
            Title = "三特",
            Unit = "人",
            Sets = ["特困", "特长", "特殊"],
            Overlaps = [new(["特困"], 6), new(["特长"], 3), new(["特殊"], 0), new(["特困", "特长"], 2, "/specials?poor=1&gifted=1"), new(["特困", "特长", "特殊"], 1)],
        };

        Assert.Equal((12, 9, 6, 1), (chart.Union, chart.In("特困"), chart.In("特长"), chart.In("特殊")));
        Assert.Equal("三特：共12人，特困9人，特长6人，特殊1人，其中不止一样的3人", chart.Finding);
        Assert.Equal(
            ["只是特困 6", "只是特长 3", "只是特殊 0", "特困＋特长 2：特困＋特长", "特困＋特长＋特殊 1", "特困合计 9", "特长合计 6", "特殊合计 1", "去重合计 12"],
            Read(chart).QuerySelectorAll("tbody tr").Select(r => $"{r.Children[0].TextContent} {r.Children[1].TextContent}"));
    }

    [Fact]
    public void A_name_cannot_end_the_data_that_it_stands_in()
    {
        const string name = "一班</script><script>alert('1')</script>";
        var page = Read(Rates(new Bar(name, new Share(1, 2))));

        var data = Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal("application/json", data.GetAttribute("type"));
        Assert.Equal(name, JsonDocument.Parse(data.TextContent).RootElement.GetProperty("bars")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Only_a_page_with_a_chart_asks_for_the_script()
    {
        var context = new DefaultHttpContext();
        Assert.DoesNotContain("chart", PageScripts.Of(context).Names);
        Write(Rates(new Bar("一班", new Share(1, 2))), context);
        Assert.Contains("chart", PageScripts.Of(context).Names);
    }

    private static BarsChart Rates(params Bar[] bars) => new()
    {
        Id = "rate",
        Title = "基本情况建档率",
        RowHead = "班",
        CountHead = "已建/应建",
        ValueHead = "建档率",
        OpensHead = "还差",
        Bars = bars,
    };

    private static LinesChart Growth(params decimal?[] heights) => new()
    {
        Id = "height",
        Title = "身高",
        RowHead = "学期",
        Unit = "cm",
        Points = ["一上", "一下", "二上"],
        Lines = [new("身高", heights)],
    };

    private static JsonElement Data(Chart chart) => JsonDocument.Parse(Read(chart).QuerySelector("script")!.TextContent).RootElement;

    private static IDocument Read(Chart chart) => new HtmlParser().ParseDocument(Write(chart, new DefaultHttpContext()));

    private static string Write(Chart chart, HttpContext http)
    {
        var output = new TagHelperOutput("lb-chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new ChartTagHelper { Chart = chart, ViewContext = new ViewContext { HttpContext = http } }.Process(new TagHelperContext([], new Dictionary<object, object>(), "chart"), output);
        using var text = new StringWriter();
        output.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }
}
