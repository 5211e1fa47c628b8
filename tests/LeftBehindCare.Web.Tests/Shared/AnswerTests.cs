using System.Net.Http.Headers;
using LeftBehindCare.Web.Shared;

namespace LeftBehindCare.Web.Tests.Shared;

public sealed class AnswerTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Every_answer_carries_the_policy_and_no_page_stays_in_a_shared_computer()
    {
        foreach (var url in new[] { "/desk/edit", "/desk/gone/00000000-0000-0000-0000-000000000001", "/desk/fault", "/shut", "/health" })
        {
            using var answer = await desk.SendAsync(HttpMethod.Get, url);

            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.True(answer.Headers.CacheControl?.NoStore, url);
        }
    }

    [Fact]
    public async Task Styles_scripts_and_icons_carry_their_fingerprint_and_keep_for_a_year()
    {
        var page = await desk.ReadAsync("/desk/edit");
        var files = page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script").Select(s => s.GetAttribute("src")!))
            .Append(page.QuerySelector("svg use")!.GetAttribute("href")!.Split('#')[0]);

        foreach (var file in files)
        {
            using var answer = await desk.SendAsync(HttpMethod.Get, file, more: r => r.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br")));

            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Matches(@"\.[a-z0-9]{10}\.(css|js|svg)$", file);
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.Equal("max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        }
    }

    [Fact]
    public async Task Somebody_elses_record_and_one_that_never_was_give_the_same_bytes()
    {
        using var one = await desk.SendAsync(HttpMethod.Get, "/desk/gone/00000000-0000-0000-0000-000000000001");
        using var other = await desk.SendAsync(HttpMethod.Get, $"/desk/gone/{Guid.NewGuid()}");
        using var nowhere = await desk.SendAsync(HttpMethod.Get, "/nowhere/at/all");

        Assert.Equal(404, (int)one.StatusCode);
        Assert.Equal(await one.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
        Assert.Equal(await one.Content.ReadAsByteArrayAsync(), await nowhere.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_refusal_by_right_says_who_can()
    {
        using var answer = await desk.SendAsync(HttpMethod.Get, "/shut");
        var words = (await Desk.ParseAsync(answer)).QuerySelector("main")!.TextContent;

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Contains("“食堂”由食堂办", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Every_refusal_is_a_page_with_a_sentence_and_a_way_on(int code)
    {
        using var answer = await desk.SendAsync(HttpMethod.Get, $"/desk/refuse/{code}");
        var page = await Desk.ParseAsync(answer);

        Assert.Equal(code, (int)answer.StatusCode);
        Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_fault_shows_a_number_for_the_log_and_nothing_else()
    {
        using var answer = await desk.SendAsync(HttpMethod.Get, "/desk/fault");
        var words = await answer.Content.ReadAsStringAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Contains("编号", words, StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_text_comes_back_when_our_own_page_had_grown_too_old()
    {
        using var answer = await desk.SendAsync(HttpMethod.Post, "/desk/edit", content: Desk.Form(("Name", "石亦禾"), ("Incomes", "1"), ("Incomes", "2")),
            more: r => r.Headers.Add("Sec-Fetch-Site", "same-origin"));
        var page = await Desk.ParseAsync(answer);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("/desk/edit", page.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Equal(["石亦禾", "1", "2"], page.QuerySelectorAll("main form input[type=hidden]")
            .Where(i => i.GetAttribute("name")![0] != '_').Select(i => i.GetAttribute("value")!));
        Assert.Single(page.QuerySelectorAll("main form input[name=__RequestVerificationToken]"));
    }

    [Theory]
    [InlineData("cross-site", "Name")]
    [InlineData("same-site", "Name")]
    [InlineData("same-origin", "NewPassword")]
    public async Task A_strangers_form_or_a_password_is_never_offered_again(string from, string field)
    {
        using var answer = await desk.SendAsync(HttpMethod.Post, "/desk/password", content: Desk.Form((field, "whatever")),
            more: r => r.Headers.Add("Sec-Fetch-Site", from));
        var page = await Desk.ParseAsync(answer);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.DoesNotContain("whatever", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_its_refusal_as_a_sentence_in_JSON()
    {
        using var answer = await desk.SendAsync(HttpMethod.Get, "/shut", more: r => r.Headers.Accept.Add(new("application/json")));

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("message", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_conflict_the_chosen_versions_are_saved_field_by_field()
    {
        using var answer = await desk.PostAsync("/desk/edit",
            ("FormerName", "小禾"),
            ("stored.Name", "石亦禾"), ("mine.Name", "石一禾"), ("keep.Name", "stored"),
            ("stored.Incomes", "1"), ("mine.Incomes", "2"), ("mine.Incomes", "3"), ("keep.Incomes", "mine"),
            ("mine.BoardMode", "2"), ("keep.BoardMode", "stored"));
        var saved = await answer.Content.ReadAsStringAsync();

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("\"formerName\":\"小禾\"", System.Text.RegularExpressions.Regex.Unescape(saved), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"石亦禾\"", System.Text.RegularExpressions.Regex.Unescape(saved), StringComparison.Ordinal);
        Assert.Contains("\"incomes\":[\"2\",\"3\"]", saved, StringComparison.Ordinal);
        Assert.Contains("\"boardMode\":null", saved, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_visit_weighs_less_than_two_hundred_kilobytes()
    {
        using var first = await desk.SendAsync(HttpMethod.Get, "/desk/edit");
        var page = await Desk.ParseAsync(first);
        var total = (await first.Content.ReadAsByteArrayAsync()).Length;
        var files = page.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script").Select(s => s.GetAttribute("src")!))
            .Append(page.QuerySelector("svg use")!.GetAttribute("href")!.Split('#')[0]);
        foreach (var file in files)
        {
            using var answer = await desk.SendAsync(HttpMethod.Get, file, more: r => r.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br")));
            total += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(total, 1, 200_000);
    }
}
