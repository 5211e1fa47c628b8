using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class SessionTests(OwnOffice own) : IClassFixture<OwnOffice>
{
    private readonly Office office = own.Office;

    [Fact]
    public async Task A_session_ended_elsewhere_is_over_on_the_next_request()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Archivist)).User;
        var (here, there) = (await office.SignInAsync(user), await office.SignInAsync(user));
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).Status);

        await here.PostFormAsync("/account", form: $"form[action='/account/sessions/{there.Person!.SessionId}/end']");

        var next = await there.GetAsync("/account");
        Assert.StartsWith("/login", next.Location, StringComparison.Ordinal);
        Assert.Contains("请重新登录", (await there.FollowAsync(next)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var school = await office.NewSchoolAsync();
        var (one, other) = (await school.PersonAsync(Role.Archivist), await school.PersonAsync(Role.Archivist));
        Assert.Equal(HttpStatusCode.NotFound, (await one.PostAsync($"/account/sessions/{other.Person!.SessionId}/end")).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_public_computer_is_left_after_a_quarter_of_an_hour_and_an_own_device_after_an_hour()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Archivist)).User;
        var (shared, mine) = (await office.SignInAsync(user, publicComputer: true), await office.SignInAsync(user));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            office.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await shared.GetAsync("/account")).Status);
        }

        office.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.StartsWith("/login", (await shared.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync("/account")).Status);
        office.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.StartsWith("/login", (await mine.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_hours_are_the_end_however_busy_the_person_was()
    {
        var busy = await (await office.NewSchoolAsync()).PersonAsync(Role.Archivist);
        for (var i = 0; i < 15; i++)
        {
            office.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/account")).Status);
        }

        office.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.StartsWith("/login", (await busy.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logging_out_makes_the_cookie_worthless_and_clears_the_browser()
    {
        var clerk = await (await office.NewSchoolAsync()).PersonAsync(Role.Archivist);
        var cookie = clerk.Cookie("lbc-session")!;
        var left = await clerk.PostAsync("/logout");
        Assert.Contains("\"cookies\"", left.Response.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);

        var thief = office.Stranger();
        thief.SetCookie("lbc-session", cookie);
        Assert.StartsWith("/login", (await thief.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_on_the_next_request()
    {
        var school = await office.NewSchoolAsync();
        var (principal, person) = (await school.PersonAsync(Role.Principal), await school.AddPersonAsync(Role.Archivist));
        var clerk = await office.SignInAsync(person.User);
        await principal.PostFormAsync($"/accounts/{person.Staff.Id}", new { Reason = "调走" }, form: "#disable form");
        Assert.StartsWith("/login", (await clerk.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_wants_the_old_one()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Archivist)).User;
        var (here, there) = (await office.SignInAsync(user), await office.SignInAsync(user));
        const string fresh = "muqiao-tulip-39-hedong";

        var wrong = await here.PostFormAsync("/account/password", new { OldPassword = "not-the-right-one", NewPassword = fresh, Repeated = fresh });
        Assert.Contains("现在的口令不对", wrong.Text, StringComparison.Ordinal);
        var missing = await here.PostFormAsync("/account/password", new { OldPassword = "", NewPassword = fresh, Repeated = fresh });
        Assert.Contains("请填现在的口令", missing.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).Status);

        Assert.Equal("/account", (await here.PostFormAsync("/account/password", new { OldPassword = Office.Password, NewPassword = fresh, Repeated = fresh })).Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).Status);
        Assert.StartsWith("/login", (await there.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weighty_things_ask_for_the_password_again_after_ten_minutes()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var staff = await school.AddStaffAsync();
        office.Clock.Advance(RecentPasswordAttribute.Limit + TimeSpan.FromSeconds(1));

        var asked = await principal.GetAsync($"/accounts/{staff.Id}");
        Assert.StartsWith("/account/confirm", asked.Location, StringComparison.Ordinal);
        Assert.StartsWith("/account/confirm", (await principal.PostAsync($"/accounts/{staff.Id}/open", new { LoginName = "yg-newone" })).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostFormAsync(asked.Location!, new { Password = "not-the-right-one" })).Status);
        Assert.Equal($"/accounts/{staff.Id}", (await principal.PostFormAsync(asked.Location!, new { Office.Password })).Location);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync($"/accounts/{staff.Id}")).Status);
    }
}
