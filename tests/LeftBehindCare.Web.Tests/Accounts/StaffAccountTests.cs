using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class StaffAccountTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task An_account_is_opened_with_a_password_shown_once_that_its_owner_replaces()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var staff = await school.AddStaffAsync("龙远舟");
        var login = $"yg-long{school.Number}";

        var handed = await principal.PostFormAsync($"/accounts/{staff.Id}", new { LoginName = login.ToUpperInvariant() }, form: "#open");
        Assert.Equal(HttpStatusCode.OK, handed.Status);
        Assert.True(handed.Response.Headers.CacheControl?.NoStore);
        Assert.Equal(login, handed.Html.QuerySelector("#login-name")!.TextContent);
        var password = handed.Html.QuerySelector("#initial-password")!.TextContent;

        var owner = office.Stranger();
        Assert.Equal("/account/password", (await owner.PostFormAsync("/login", new { LoginName = login, Password = password })).Location);
        Assert.DoesNotContain(password, (await principal.GetAsync($"/accounts/{staff.Id}")).Source, StringComparison.Ordinal);
        Assert.Contains("初始口令还没换", (await principal.GetAsync("/accounts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_name_is_suggested_and_belongs_to_one_person_in_the_whole_county()
    {
        var (ours, theirs) = (await office.NewSchoolAsync("阳光小学"), await office.NewSchoolAsync());
        var principal = await ours.PersonAsync(Role.Principal);
        var staff = await ours.AddStaffAsync("周岚");
        var page = await principal.GetAsync($"/accounts/{staff.Id}");
        Assert.Equal("yg-zhoulan", page.Form("#open").QuerySelector("input[name=LoginName]")!.GetAttribute("value"));

        var taken = (await theirs.AddPersonAsync(Role.Archivist)).User.UserName;
        var refused = await principal.PostFormAsync(page, new { LoginName = taken }, form: "#open");
        Assert.Contains("已有人用", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_and_hands_out_a_new_password()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var person = await school.AddPersonAsync(Role.Archivist);
        var clerk = await office.SignInAsync(person.User);

        var handed = await principal.PostFormAsync($"/accounts/{person.Staff.Id}", new { secondFactorToo = true }, form: "#reset form");
        Assert.StartsWith("/login", (await clerk.GetAsync("/account")).Location, StringComparison.Ordinal);
        var owner = office.Stranger();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.PostFormAsync("/login", new { LoginName = person.User.UserName, Office.Password })).Status);
        var fresh = handed.Html.QuerySelector("#initial-password")!.TextContent;
        Assert.Equal("/account/password", (await owner.PostFormAsync("/login", new { LoginName = person.User.UserName, Password = fresh })).Location);
    }

    [Fact]
    public async Task Each_act_on_an_account_stands_in_the_schools_change_log()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var person = await school.AddPersonAsync(Role.Archivist);
        await principal.PostFormAsync($"/accounts/{person.Staff.Id}", form: "#reset form");
        await principal.PostFormAsync($"/accounts/{person.Staff.Id}", new { Reason = "调走" }, form: "#disable form");
        await principal.PostFormAsync($"/accounts/{person.Staff.Id}", form: $"form[action='/accounts/{person.Staff.Id}/enable']");

        var kinds = await school.InSchoolAsync(db => db.ChangeLog.Where(e => e.Entity == "User" && e.EntityId == person.User.Id)
            .OrderBy(e => e.Id).Select(e => new { e.Kind, e.UserId, e.Reason, e.Changes }).ToListAsync());
        Assert.Equal([2, 3, 4], kinds.Select(k => (int)k.Kind));
        Assert.All(kinds, k => Assert.Equal(principal.Person!.UserId, k.UserId));
        Assert.Equal("调走", kinds[1].Reason);
        Assert.DoesNotContain(kinds, k => k.Changes.Contains("Hash", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_person_of_another_school_is_not_there_and_looks_like_nobody_at_all()
    {
        var (ours, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var principal = await ours.PersonAsync(Role.Principal);
        var foreign = await theirs.AddPersonAsync(Role.Archivist);
        var unknown = Guid.CreateVersion7();
        Assert.Equal((await principal.GetAsync($"/accounts/{unknown}")).Body, (await principal.GetAsync($"/accounts/{foreign.Staff.Id}")).Body);
        foreach (var act in new[] { "open", "reset", "disable", "enable", "sign-out" })
        {
            var fields = new { LoginName = "yg-somebody", Reason = "没有" };
            var (found, none) = (await principal.PostAsync($"/accounts/{foreign.Staff.Id}/{act}", fields), await principal.PostAsync($"/accounts/{unknown}/{act}", fields));
            Assert.Equal(HttpStatusCode.NotFound, found.Status);
            Assert.Equal(none.Body, found.Body);
        }

        Assert.Equal(HttpStatusCode.OK, (await (await office.SignInAsync(foreign.User)).GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Nobody_closes_their_own_account()
    {
        var school = await office.NewSchoolAsync();
        var me = await school.AddPersonAsync(Role.Principal);
        var principal = await office.SignInAsync(me.User);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostAsync($"/accounts/{me.Staff.Id}/disable", new { Reason = "不想干了" })).Status);
        Assert.Equal("/account/password", (await principal.PostAsync($"/accounts/{me.Staff.Id}/reset")).Location);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync("/account")).Status);
    }

    [Theory]
    [InlineData(Role.Deputy)]
    [InlineData(Role.Archivist)]
    [InlineData(Role.AuditAdmin)]
    public async Task Accounts_are_the_principals(Role role)
    {
        var person = await (await office.NewSchoolAsync()).PersonAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/accounts")).Status);
    }

    [Fact]
    public async Task The_rights_page_shows_the_whole_table_and_ones_own_role()
    {
        var school = await office.NewSchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync()).Id);
        var page = await teacher.GetAsync("/rights");
        Assert.Equal(23, page.Html.QuerySelectorAll("#rights tbody tr").Length);
        Assert.Equal(23 * 13, page.Html.QuerySelectorAll("#rights tbody td").Length);
        Assert.Equal(23, page.Html.QuerySelectorAll("#rights tbody td b").Length);
        Assert.Contains("您是班主任", page.Text, StringComparison.Ordinal);
        Assert.Contains("本班：录入、修改、查看（录后脱敏）", page.Text, StringComparison.Ordinal);
    }
}
