using System.Net;
using System.Text.Json;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Registers.Tests.Toys;

/// <summary>The kit's promises to every register, on one that has nothing of its own.</summary>
public sealed class ToyRegisterTests(ToyHouse house) : IClassFixture<ToyHouse>
{
    [Fact]
    public async Task What_is_entered_is_listed_and_reads_back_equal()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "跳棋", "2", "12", "2026-03-01");

        var form = (await JsonAsync(clerk, $"/toys/{id}")).GetProperty("Form");

        Assert.Equal(("跳棋", "2", 12, "2026-03-01"), (
            form.GetProperty("Name").GetString(), form.GetProperty("Colour").GetString(), form.GetProperty("Pieces").GetInt32(), form.GetProperty("BoughtOn").GetString()));
    }

    [Fact]
    public async Task A_blank_form_is_refused_with_a_sentence_for_each_required_field()
    {
        var clerk = house.As(Role.Archivist, house.School);

        var answer = await clerk.PostAsync("/toys/new", Fields(("Pieces", "0")));
        var problems = (await ReadAsync(answer)).GetProperty("Problems");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            ["请填写名称。", "请选择颜色。", "件数在1到999之间。"],
            new[] { "Name", "Colour", "Pieces" }.Select(f => problems.GetProperty(f).GetString()));
    }

    [Fact]
    public async Task A_rule_of_the_register_refuses_and_keeps_what_was_typed()
    {
        var clerk = house.As(Role.Archivist, house.School);

        var page = await ReadAsync(await clerk.PostAsync("/toys/new", Fields(("Name", "炸药"), ("Colour", "1"))));

        Assert.Equal("这不是玩具，请改写名称。", page.GetProperty("Problems").GetProperty("Name").GetString());
        Assert.Equal("炸药", page.GetProperty("Form").GetProperty("Name").GetString());
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_saves_neither()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "积木", "1", "50");
        var seen = (await JsonAsync(clerk, $"/toys/{id}")).GetProperty("RowVersion").GetUInt32();
        await clerk.PostAsync($"/toys/{id}", Fields(("rowVersion", $"{seen}"), ("Name", "积木"), ("Colour", "1"), ("Pieces", "49")));

        var answer = await clerk.PostAsync($"/toys/{id}", Fields(("rowVersion", $"{seen}"), ("Name", "大积木"), ("Colour", "1"), ("Pieces", "50")));
        var conflict = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(["名称 积木/大积木", "件数 49/50"], conflict.GetProperty("Differing").EnumerateArray()
            .Select(f => $"{f.GetProperty("Title").GetString()} {f.GetProperty("StoredText").GetString()}/{f.GetProperty("MineText").GetString()}"));
        Assert.Equal(["49"], await house.AskAsync($"select pieces from toys where id = '{id}' and name = '积木'"));
    }

    [Fact]
    public async Task Two_saves_at_the_same_moment_do_not_overwrite_each_other()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "象棋", "1", "1");
        var seen = (await JsonAsync(clerk, $"/toys/{id}")).GetProperty("RowVersion").GetUInt32();

        var answers = await Task.WhenAll(Enumerable.Range(2, 8).Select(n =>
            house.As(Role.Archivist, house.School).PostAsync($"/toys/{id}", Fields(("rowVersion", $"{seen}"), ("Name", "象棋"), ("Colour", "1"), ("Pieces", $"{n}")))));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Taking_out_of_use_asks_why_and_can_be_undone()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "旧皮球", "1", "1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostAsync($"/toys/{id}/remove", Fields())).StatusCode);
        await clerk.PostAsync($"/toys/{id}/remove", Fields(("reason", "漏气了")));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/toys/{id}")).StatusCode);
        await clerk.PostAsync($"/toys/{id}/restore", Fields());

        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"/toys/{id}")).StatusCode);
        Assert.Equal(["Added", "Removed", "Restored"], (await house.AskAsync($"select kind from audit.change_log where entity_id = '{id}' order by at"))
            .Select(k => ((LeftBehindCare.Registers.Auditing.ChangeKind)int.Parse(k, System.Globalization.CultureInfo.InvariantCulture)).ToString()));
    }

    [Fact]
    public async Task What_is_out_of_use_is_listed_apart_for_who_may_change_it()
    {
        var (clerk, reader) = (house.As(Role.Archivist, house.School), house.As(Role.Principal, house.School));
        var id = await AddAsync(clerk, "破风筝", "2", "1");
        await AddAsync(clerk, "新风筝", "2", "1");
        await clerk.PostAsync($"/toys/{id}/remove", Fields(("reason", "线断了")));

        var (used, removed) = (await JsonAsync(clerk, "/toys?q=风筝"), await JsonAsync(clerk, "/toys?q=风筝&removed=true"));
        var page = await JsonAsync(clerk, $"/toys/{id}/removed");

        Assert.Equal(["新风筝"], Names(used));
        Assert.Equal(["破风筝"], Names(removed));
        Assert.True(used.GetProperty("Removed").GetInt32() > 0);
        Assert.Equal(("破风筝", "线断了", true), (page.GetProperty("Heading").GetString(), page.GetProperty("Reason").GetString(), page.GetProperty("CanRestore").GetBoolean()));
        Assert.Equal("名称|颜色|件数\n破风筝|蓝|1", await (await clerk.PostAsync("/toys/export?q=风筝&removed=true", Fields())).Content.ReadAsStringAsync());
        Assert.Equal(0, (await JsonAsync(reader, "/toys")).GetProperty("Removed").GetInt32());
        Assert.Empty(Names(await JsonAsync(reader, "/toys?q=风筝&removed=true")));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync($"/toys/{id}/removed")).StatusCode);

        static IEnumerable<string?> Names(JsonElement list) => list.GetProperty("Lines").EnumerateArray().Select(l => l[0].GetString());
    }

    [Fact]
    public async Task What_is_kept_of_a_filter_is_what_the_list_understood()
    {
        var clerk = house.As(Role.Archivist, house.School);

        await clerk.PostAsync("/toys/views?page=3&colour=2&Q=a%26b&sort=Colour&evil=1&Removed=false", Fields(("viewName", "蓝的")));
        await clerk.PostAsync("/toys/views?colour=1&sort=-Pieces", Fields(("viewName", "红的")));
        await clerk.PostAsync("/toys/views?page=3", Fields(("viewName", "全部")));

        var list = await JsonAsync(clerk, "/toys?sort=-Pieces&Colour=1");
        Assert.Equal(["colour=2&q=a%26b", "colour=1&sort=-Pieces"], list.GetProperty("Views").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal("colour=1&sort=-Pieces", list.GetProperty("Query").GetString());
    }

    [Fact]
    public async Task A_register_can_refuse_to_let_go()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "镇校之宝", "1", "1");

        var answer = await clerk.PostAsync($"/toys/{id}/remove", Fields(("reason", "试试")));

        Assert.Equal("镇校之宝不能停用。", (await ReadAsync(answer)).GetProperty("Problems").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_change_is_logged_by_field_from_what_to_what()
    {
        var clerk = house.As(Role.Archivist, house.School);
        var id = await AddAsync(clerk, "毽子", "1", "3");
        var seen = (await JsonAsync(clerk, $"/toys/{id}")).GetProperty("RowVersion").GetUInt32();

        await clerk.PostAsync($"/toys/{id}", Fields(("rowVersion", $"{seen}"), ("Name", "毽子"), ("Colour", "1"), ("Pieces", "4")));

        Assert.Equal(["""{"Pieces": [3, 4]}"""], await house.AskAsync($"select changes from audit.change_log where entity_id = '{id}' and kind = 2"));
    }

    [Theory]
    [InlineData(Role.Homeroom)]
    [InlineData(Role.CanteenManager)]
    [InlineData(Role.SysAdmin)]
    public async Task Who_has_no_right_to_change_is_refused(Role role)
    {
        var answer = await house.As(role, house.School).PostAsync("/toys/new", Fields(("Name", "风车"), ("Colour", "1")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_record_of_another_school_is_answered_like_one_that_never_existed()
    {
        var id = await AddAsync(house.As(Role.Archivist, house.OtherSchool), "外校的玩具", "1", "1");
        var clerk = house.As(Role.Archivist, house.School);

        await house.As(Role.Archivist, house.OtherSchool).PostAsync($"/toys/{await AddAsync(house.As(Role.Archivist, house.OtherSchool), "外校停用的", "1", "1")}/remove", Fields(("reason", "x")));

        foreach (var address in new[] { "/toys/{0}", "/toys/{0}/remove", "/toys/{0}/restore" })
        {
            var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync(url, Fields(("reason", "x"), ("Name", "y"), ("Colour", "1")))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/toys/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/toys/{id}/removed")).StatusCode);
        foreach (var list in new[] { "/toys?q=外校", "/toys?q=外校&removed=true" }) Assert.DoesNotContain("外校", await clerk.GetStringAsync(list), StringComparison.Ordinal);
        Assert.Equal(["外校的玩具"], await house.AskAsync($"select name from toys where id = '{id}' and not is_deleted"));
    }

    [Fact]
    public async Task A_posted_id_of_another_schools_box_is_refused_by_the_database()
    {
        var box = Guid.CreateVersion7();
        await house.AskAsync($"""
            insert into boxes (school_id, id, name, created_at, created_by, updated_at, updated_by, is_deleted)
            values ('{house.OtherSchool}', '{box}', '外校的箱子', now(), '{box}', now(), '{box}', false) returning 1
            """);

        await Assert.ThrowsAnyAsync<Exception>(() => house.As(Role.Archivist, house.School)
            .PostAsync("/toys/new", Fields(("Name", "想放进外校箱子"), ("Colour", "1"), ("BoxId", $"{box}"))));

        Assert.Empty(await house.AskAsync("select id from toys where name = '想放进外校箱子'"));
    }

    [Fact]
    public async Task Fields_the_house_fills_cannot_be_posted()
    {
        var clerk = house.As(Role.Archivist, house.School);
        await clerk.PostAsync("/toys/new", Fields(("Name", "冒名"), ("Colour", "1"), ("SchoolId", $"{house.OtherSchool}"), ("IsDeleted", "true"), ("CreatedBy", $"{Guid.Empty}")));

        Assert.Equal([$"{house.School}"], await house.AskAsync($"select school_id from toys where name = '冒名' and not is_deleted and created_by <> '{Guid.Empty}'"));
    }

    [Fact]
    public async Task The_list_is_filtered_ordered_and_paged_by_the_database()
    {
        var clerk = house.As(Role.Principal, house.OtherSchool);
        var keeper = house.As(Role.Archivist, house.OtherSchool);
        for (var i = 1; i <= 60; i++) await AddAsync(keeper, $"珠子{i:00}", "2", $"{i}");

        var first = await JsonAsync(clerk, "/toys?q=珠子&sort=-Pieces");
        var second = await JsonAsync(clerk, "/toys?q=珠子&sort=-Pieces&page=2");

        Assert.Equal(60, first.GetProperty("Total").GetInt32());
        Assert.Equal(60, first.GetProperty("Lines")[0][2].GetInt32());
        Assert.Equal(10, second.GetProperty("Lines").GetArrayLength());
        Assert.False(first.GetProperty("CanEdit").GetBoolean());
    }

    [Fact]
    public async Task The_export_speaks_in_names_not_codes()
    {
        var clerk = house.As(Role.Archivist, house.School);
        await AddAsync(clerk, "铁环", "1", "2");

        var answer = await clerk.PostAsync("/toys/export?q=铁环", Fields());

        Assert.Equal("名称|颜色|件数\n铁环|红|2", await answer.Content.ReadAsStringAsync());
    }

    private async Task<Guid> AddAsync(HttpClient person, string name, string colour, string pieces, string? bought = null)
    {
        var answer = await person.PostAsync("/toys/new", Fields(("Name", name), ("Colour", colour), ("Pieces", pieces), ("BoughtOn", bought)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse((await house.AskAsync($"select id from toys where name = '{name}' order by created_at desc limit 1")).Single());
    }

    private static FormUrlEncodedContent Fields(params (string Name, string? Value)[] fields) =>
        new(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));

    private static async Task<JsonElement> JsonAsync(HttpClient person, string url) => await ReadAsync(await person.GetAsync(url));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
}
