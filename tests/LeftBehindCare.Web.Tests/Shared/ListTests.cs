using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Shared.TagHelpers;

namespace LeftBehindCare.Web.Tests.Shared;

public sealed class ListTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Sorting_keeps_the_filter_turns_round_and_goes_back_to_the_first_page()
    {
        var page = await desk.ReadAsync("/desk/list?Mode=2&page=2&sort=Name");

        var head = page.QuerySelector("th[aria-sort]")!;
        Assert.Equal("ascending", head.GetAttribute("aria-sort"));
        Assert.Equal("/desk/list?Mode=2&sort=-Name", head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_asked_is_shown_in_words_and_can_be_taken_off_one_by_one()
    {
        var page = await desk.ReadAsync("/desk/list?Mode=2&Village=b&page=2");

        var pills = page.QuerySelectorAll("a.lb-x").Select(a => (a.FirstChild!.TextContent.Trim(), a.GetAttribute("href")));
        Assert.Equal([("住校", "/desk/list?Village=b"), ("竹溪村", "/desk/list?Mode=2")], pills);
        Assert.Equal("2", page.QuerySelector<IHtmlSelectElement>("#ask-Mode")!.Value);
    }

    [Fact]
    public async Task The_pager_says_which_rows_of_how_many()
    {
        var page = await desk.ReadAsync("/desk/list?page=2");

        Assert.StartsWith("第51–100，共120名儿童", page.QuerySelector(".lb-pager")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector(".lb-pager [aria-current=page]")!.TextContent);
    }

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(1, 13, new[] { 1, 2, 13 })]
    [InlineData(7, 13, new[] { 1, 6, 7, 8, 13 })]
    [InlineData(13, 13, new[] { 1, 12, 13 })]
    public void The_pager_offers_the_ends_and_the_neighbours(int page, int pages, int[] offered) =>
        Assert.Equal(offered, PagerTagHelper.Window(page, pages));

    [Fact]
    public async Task An_empty_list_says_the_next_step_and_an_empty_search_says_what_to_drop()
    {
        var none = await desk.ReadAsync("/desk/list?total=0");
        var unfound = await desk.ReadAsync("/desk/list?total=0&Mode=2");

        Assert.Equal("还没有基本情况", none.QuerySelector(".lb-empty h2")!.TextContent);
        Assert.Equal("没有符合这些条件的", unfound.QuerySelector(".lb-empty h2")!.TextContent);
    }

    [Fact]
    public async Task The_rail_shows_only_what_the_post_allows()
    {
        var homeroom = await desk.ReadAsync("/desk/list");
        var canteen = await desk.ReadAsync("/desk/list", Role.CanteenManager);

        Assert.Equal(["档案", "生活"], homeroom.QuerySelectorAll(".lb-rail a").Select(a => a.TextContent.Trim()));
        Assert.Equal(["生活"], canteen.QuerySelectorAll(".lb-rail a").Select(a => a.TextContent.Trim()));
        Assert.Equal("登记簿", homeroom.QuerySelector(".lb-sub [aria-current=page]")!.TextContent);
    }
}
