using System.Text.Encodings.Web;
using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Shared.Charts;
using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

/// <summary>Pictures are drawn, and whoever cannot see them reads the table. What the policy refuses, the visit's end tells.</summary>
public sealed class ChartsTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Library = "**/echarts.simple.min*.js";

    [Fact]
    public async Task Charts_are_drawn_and_their_tables_open_by_keyboard() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/charts");
        await DrawnAsync(visitor);
        await visitor.LookAsync();

        var first = visitor.Page.Locator("figure").First;
        await Assertions.Expect(first.Locator("table")).ToBeHiddenAsync();
        await first.Locator("summary").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Locator("table")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(first.Locator("td a").First).ToBeFocusedAsync();
    });

    [Fact]
    public async Task A_part_of_the_picture_opens_what_its_number_in_the_table_opens() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/charts");
        await DrawnAsync(visitor);
        var address = await visitor.Page.Locator("#out-types-t td a").First.GetAttributeAsync("href");

        await visitor.Page.Locator("#out-types-h").Locator("xpath=ancestor::figure").Locator("canvas").ClickAsync(new() { Position = new() { X = 12, Y = 50 } });

        await visitor.Page.WaitForURLAsync("**" + address);
    });

    [Fact]
    public async Task Every_kind_of_chart_is_drawn_on_a_desk_and_on_a_phone()
    {
        foreach (var screen in new[] { Screen.Desk, Screen.Phone })
        {
            await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
            {
                // The page as it is sent, with kinds that no page shows yet.
                await visitor.Page.RouteAsync("**/charts", async route =>
                {
                    var answer = await route.FetchAsync();
                    await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("</main>", string.Concat(Kinds().Select(Write)) + "</main>", StringComparison.Ordinal) });
                });
                await visitor.GoAsync("/charts");
                await DrawnAsync(visitor);
                await visitor.LookAsync(screen);
                Assert.Equal(4, await visitor.Page.Locator("main > figure canvas").CountAsync());
            }, screen);
        }
    }

    [Fact]
    public async Task Without_the_library_the_tables_stay_open() => await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
    {
        await visitor.Page.RouteAsync(Library, route => route.AbortAsync());
        await visitor.GoAsync("/charts");

        await Assertions.Expect(visitor.Page.Locator("figure table").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-lb-chart]").First).ToBeHiddenAsync();
        Assert.All(visitor.TakeComplaints(), complaint => Assert.Contains("echarts", complaint, StringComparison.Ordinal));
    });

    [Fact]
    public async Task A_page_without_a_chart_does_not_load_the_library() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        var loaded = new List<string>();
        visitor.Page.Request += (_, request) => loaded.Add(request.Url);
        await visitor.GoAsync("/");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.DoesNotContain(loaded, url => url.Contains("chart", StringComparison.Ordinal));

        await visitor.GoAsync("/charts");
        await DrawnAsync(visitor);
        Assert.Contains(loaded, url => url.Contains("echarts", StringComparison.Ordinal));
    });

    /// <summary>Comes near to each picture and finds something painted in it.</summary>
    private static async Task DrawnAsync(Visitor visitor)
    {
        var boxes = visitor.Page.Locator("[data-lb-chart]");
        Assert.NotEqual(0, await boxes.CountAsync());
        foreach (var box in await boxes.AllAsync())
        {
            await box.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(box).ToHaveAttributeAsync("data-lb-drawn", "true");
            Assert.True(await box.Locator("canvas").EvaluateAsync<bool>(
                "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((part, i) => i % 4 === 3 && part > 0)"), "An empty picture.");
        }
    }

    private static IEnumerable<Chart> Kinds()
    {
        yield return new LinesChart { Id = "height", Title = "身高", RowHead = "学期", Unit = "cm", Points = ["一上", "一下", "二上", "二下"], Lines = [new("身高", [118.5m, 121m, null, 127m])] };
        yield return new LinesChart
        {
            Id = "rates-by-week",
            Title = "联系与家访",
            RowHead = "周",
            Unit = "%",
            FromZero = true,
            Points = ["1周", "2周", "3周"],
            Lines = [new("联系率", [84m, 86m, 88m]), new("家访率", [71m, 80m, 87m])],
            Mark = new("目标90%", 90),
        };
        yield return new OverlapChart
        {
            Id = "special",
            Title = "三特",
            Unit = "人",
            Sets = ["特困", "特长", "特殊"],
            Overlaps = [new(["特困"], 6), new(["特长"], 3), new(["特殊"], 0), new(["特困", "特长"], 2), new(["特困", "特长", "特殊"], 1)],
        };
        yield return new BarsChart
        {
            Id = "gap",
            Title = "建档率",
            RowHead = "班",
            CountHead = "已建/应建",
            ValueHead = "建档率",
            Mark = new("学期过了51%", 51),
            Bars = [new("石井塘村小六年级", new Share(3, 9)), new("一年级1班", new Share(0, 0)), new("二年级1班", new Share(9, 9))],
        };
    }

    private static string Write(Chart chart)
    {
        var output = new TagHelperOutput("lb-chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new ChartTagHelper { Chart = chart, ViewContext = new ViewContext { HttpContext = new DefaultHttpContext() } }
            .Process(new TagHelperContext([], new Dictionary<object, object>(), "chart"), output);
        using var text = new StringWriter();
        output.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    }
}
