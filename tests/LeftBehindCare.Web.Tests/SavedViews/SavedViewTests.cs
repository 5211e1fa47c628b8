using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.SavedViews;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.SavedViews;

/// <summary>常用查找 on the list of villages, as on any other.</summary>
public sealed class SavedViewTests(Office office) : IClassFixture<Office>
{
    private const string Dialog = "#lb-save-view form";

    [Fact]
    public async Task A_filter_kept_under_a_name_leads_back_to_it_and_can_be_forgotten_and_taken_back()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        Assert.Empty((await clerk.GetAsync("/villages")).Html.QuerySelectorAll("[aria-label=常用查找]"));

        var saved = await clerk.FollowAsync(await clerk.PostFormAsync("/villages?Q=白石&page=2", new { viewName = " 白石的 " }, Dialog));

        Assert.Contains("已存为常用：白石的。", saved.Source, StringComparison.Ordinal);
        var plain = await clerk.GetAsync("/villages");
        var link = plain.Html.QuerySelector(".lb-view a")!;
        Assert.Equal(("白石的", "/villages?q=%E7%99%BD%E7%9F%B3", null), (link.TextContent, link.GetAttribute("href"), link.GetAttribute("aria-current")));
        var asked = await clerk.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("page", asked.Html.QuerySelector(".lb-view a")!.GetAttribute("aria-current"));
        Assert.Null(asked.Html.QuerySelector("#lb-save-view"));

        var forgotten = await clerk.FollowAsync(await clerk.PostFormAsync(asked, form: ".lb-view form"));
        Assert.Empty(forgotten.Html.QuerySelectorAll(".lb-view"));
        Assert.NotNull(forgotten.Html.QuerySelector("#lb-save-view"));
        await clerk.PostFormAsync(forgotten, form: ".lb-toast form");
        Assert.Equal(["白石的 q=%E7%99%BD%E7%9F%B3"], await KeptAsync(school));
    }

    [Fact]
    public async Task Nobody_sees_or_forgets_what_another_person_kept()
    {
        var (school, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var (clerk, colleague, stranger) = (await school.PersonAsync(Role.Archivist), await school.PersonAsync(Role.Archivist), await theirs.PersonAsync(Role.Archivist));
        await clerk.PostFormAsync("/villages?Q=白石", new { viewName = "白石的" }, Dialog);
        var id = await school.InSchoolAsync(db => db.SavedViews.Select(v => v.Id).SingleAsync());

        foreach (var other in new[] { colleague, stranger })
        {
            Assert.DoesNotContain("白石的", (await other.GetAsync("/villages")).Source, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/villages/views/{id}/remove")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync($"/terms/views/{id}/remove")).Status);
        Assert.Null((await clerk.GetAsync("/terms")).Html.QuerySelector(".lb-view"));
        Assert.Equal(HttpStatusCode.Found, (await colleague.PostAsync("/villages/views?q=竹溪", new { viewName = "白石的" })).Status);
        Assert.Equal(2, (await KeptAsync(school)).Count);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await school.PersonAsync(Role.CanteenManager)).PostAsync($"/deeds/views/{id}/remove")).Status);
    }

    [Fact]
    public async Task What_is_kept_is_put_together_anew_and_not_what_stood_in_the_address()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        await clerk.PostAsync("/classes/views?grade=4&next=https%3A%2F%2Fexample.org&page=9&sort=None&removed=true&Q=", new { viewName = "停用的不存" });
        await clerk.PostAsync("/classes/views?grade=4&next=https%3A%2F%2Fexample.org&page=9&sort=None&Q=", new { viewName = "四年级" });

        Assert.Equal(["四年级 grade=4"], await KeptAsync(school));
    }

    [Fact]
    public async Task The_same_name_means_the_newer_filter_and_twenty_are_enough()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        for (var i = 1; i <= 20; i++) await clerk.PostAsync($"/villages/views?q={i}", new { viewName = $"第{i}个" });

        var refused = await clerk.FollowAsync(await clerk.PostAsync("/villages/views?q=21", new { viewName = "第21个" }));
        await clerk.PostAsync("/villages/views?q=new", new { viewName = "第1个" });

        Assert.Contains("常用的最多存20个", refused.Source, StringComparison.Ordinal);
        var kept = await KeptAsync(school);
        Assert.Equal((20, "第1个 q=new"), (kept.Count, kept[0]));
    }

    [Fact]
    public async Task The_same_name_sent_several_times_at_once_is_kept_once()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => clerk.PostAsync("/villages/views?q=白石", new { viewName = "白石的" })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Single(await KeptAsync(school));
    }

    [Fact]
    public async Task Of_several_sent_at_once_only_one_takes_the_last_place()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        for (var i = 1; i < 20; i++) await clerk.PostAsync($"/villages/views?q={i}", new { viewName = $"第{i}个" });

        await Task.WhenAll(Enumerable.Range(20, 8).Select(i => clerk.PostAsync($"/villages/views?q={i}", new { viewName = $"第{i}个" })));

        Assert.Equal(20, (await KeptAsync(school)).Count);
    }

    [Theory]
    [InlineData("/villages/views?q=a", " ", "请给这次查找起个名字")]
    [InlineData("/villages/views?q=a", "一二三四五六七八九十一二三四五六七八九十一", "名字最多20字")]
    [InlineData("/villages/views?q=a", "白石\u0007的", "名字最多20字")]
    [InlineData("/villages/views?sort=Name", "全部", "没有筛选的条件")]
    public async Task What_cannot_be_kept_is_said_in_a_sentence(string url, string name, string sentence)
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        var list = await clerk.FollowAsync(await clerk.PostAsync(url, new { viewName = name }));

        Assert.Contains(sentence, list.Source, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(school));
    }

    [Fact]
    public async Task A_rare_character_counts_as_one_and_a_filter_too_long_is_refused()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        var name = string.Concat(Enumerable.Repeat("𬱖", 20));

        await clerk.PostAsync("/villages/views?q=a", new { viewName = name });
        var refused = await clerk.FollowAsync(await clerk.PostAsync($"/villages/views?q={new string('长', 120)}", new { viewName = "太长" }));

        Assert.Contains("条件太长", refused.Source, StringComparison.Ordinal);
        Assert.Equal([$"{name} q=a"], await KeptAsync(school));
    }

    [Fact]
    public async Task What_a_person_likes_to_look_for_is_no_business_of_the_change_log()
    {
        var school = await office.NewSchoolAsync();
        await (await school.PersonAsync(Role.Archivist)).PostAsync("/villages/views?q=a", new { viewName = "甲" });

        Assert.False(await school.InSchoolAsync(db => db.ChangeLog.AnyAsync(c => c.Entity == nameof(SavedView))));
    }

    private static Task<List<string>> KeptAsync(TestSchool school) =>
        school.InSchoolAsync(db => db.SavedViews.OrderBy(v => v.Id).Select(v => v.Name + " " + v.Query).ToListAsync());
}
