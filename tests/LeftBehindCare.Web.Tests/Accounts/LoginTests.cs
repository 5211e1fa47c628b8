using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Accounts.Logins;
using LeftBehindCare.Web.Accounts.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class LoginTests(OwnOffice own) : IClassFixture<OwnOffice>
{
    private readonly Office office = own.Office;

    [Fact]
    public async Task The_right_password_leads_where_the_person_wanted_to_go()
    {
        var browser = office.Stranger();
        var user = await LifeTeacherAsync();

        var asked = await browser.GetAsync("/account");
        Assert.StartsWith("/login", asked.Location, StringComparison.Ordinal);
        var answer = await browser.PostFormAsync(asked.Location!, Right(user));

        Assert.Equal("/account", answer.Location);
        Assert.Contains(user.UserName!, (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task A_login_never_leads_out_of_the_house(string returnUrl)
    {
        var user = await LifeTeacherAsync();
        var answer = await office.Stranger().PostFormAsync($"/login?returnUrl={Uri.EscapeDataString(returnUrl)}", Right(user));
        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task A_name_nobody_has_a_wrong_password_and_a_closed_account_get_one_answer()
    {
        var user = await LifeTeacherAsync();
        var closed = await LifeTeacherAsync();
        await office.ChangeUserAsync(closed, u => u.DisabledAt = office.Now);

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("nobody-at-all", "whatever-it-is"), (user.UserName!, "whatever-it-is"), (closed.UserName!, Office.Password) })
        {
            var page = await office.Stranger().PostFormAsync("/login", new { LoginName = name, Password = password });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            answers.Add(page.Text.Replace(name, "", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("登录名或口令不对。", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_guesses_wait_longer_and_longer_and_the_right_one_waits_too()
    {
        var user = await LifeTeacherAsync();
        var browser = office.Stranger();
        Page page = null!;
        for (var i = 0; i < LoginBrake.FreeTries; i++) page = await browser.PostFormAsync("/login", Wrong(user));
        Assert.Contains("请等15秒再试", page.Text, StringComparison.Ordinal);

        page = await browser.PostFormAsync("/login", Right(user));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("还要等15秒", page.Text, StringComparison.Ordinal);

        office.Clock.Advance(TimeSpan.FromSeconds(15));
        page = await browser.PostFormAsync("/login", Wrong(user));
        Assert.Contains("请等30秒再试", page.Text, StringComparison.Ordinal);

        office.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await browser.PostFormAsync("/login", Right(user))).Location);
        page = await office.Stranger().PostFormAsync("/login", Wrong(user));
        Assert.DoesNotContain("请等", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbours_guessing_does_not_hold_up_the_teacher()
    {
        var brake = office.Services.GetRequiredService<LoginBrake>();
        for (var i = 0; i < 7; i++) await brake.ClaimAsync("login:teacher", "10.0.0.7", default);
        Assert.False((await brake.ClaimAsync("login:teacher", "10.0.0.7", default)).MayTry);
        Assert.True((await brake.ClaimAsync("login:teacher", "10.0.0.8", default)).MayTry);
    }

    [Fact]
    public async Task A_burst_of_guesses_at_once_gets_no_more_than_the_free_ones()
    {
        var brake = office.Services.GetRequiredService<LoginBrake>();
        var states = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => brake.ClaimAsync("login:burst", "10.0.0.9", default)));
        Assert.Equal(LoginBrake.FreeTries, states.Count(s => s.MayTry));
    }

    [Fact]
    public async Task The_wait_has_an_end_and_failures_are_forgotten_after_a_day()
    {
        await using var one = await Office.OwnAsync();
        var brake = one.Services.GetRequiredService<LoginBrake>();
        BrakeState state = null!;
        for (var i = 0; i < 20; i++)
        {
            state = await brake.ClaimAsync("login:long", null, default);
            one.Clock.Advance(state.Wait);
        }

        Assert.Equal(LoginBrake.LongestWait, state.Wait);
        one.Clock.Advance(LoginBrake.Memory + TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await brake.ClaimAsync("login:long", null, default)).Failures);
    }

    [Fact]
    public async Task A_form_from_a_strangers_page_is_refused()
    {
        var user = await LifeTeacherAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Stranger().PostAsync("/login", Right(user), withToken: false)).Status);
        var teacher = await office.SignInAsync(user);
        Assert.Equal(HttpStatusCode.BadRequest, (await teacher.PostAsync("/logout", withToken: false)).Status);
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var user = await LifeTeacherAsync();
        var answer = await office.Stranger().PostFormAsync("/login", Right(user));
        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("lbc-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_opens_nothing()
    {
        var user = await PrincipalAsync();
        var browser = office.Stranger();
        Assert.Equal("/login/code", (await browser.PostFormAsync("/login", Right(user))).Location);
        Assert.StartsWith("/login", (await browser.GetAsync("/account")).Location, StringComparison.Ordinal);

        var wrong = await browser.PostFormAsync("/login/code", new { Code = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("验证码不对", wrong.Text, StringComparison.Ordinal);

        Assert.Equal("/", (await browser.PostFormAsync("/login/code", new { Code = office.CodeNow() })).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_code_opens_the_door_once()
    {
        var user = await PrincipalAsync();
        var code = office.CodeNow();
        var (first, second) = (office.Stranger(), office.Stranger());
        foreach (var browser in new[] { first, second }) await browser.PostFormAsync("/login", Right(user));
        Assert.Equal("/", (await first.PostFormAsync("/login/code", new { Code = code })).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.PostFormAsync("/login/code", new { Code = code })).Status);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_from_wherever_it_is_tried()
    {
        var user = await PrincipalAsync();
        for (var i = 0; i < LoginBrake.FreeTries; i++)
        {
            var browser = office.Stranger();
            await browser.PostFormAsync("/login", Right(user));
            await browser.PostFormAsync("/login/code", new { Code = "000000" });
        }

        var last = office.Stranger();
        await last.PostFormAsync("/login", Right(user));
        Assert.Contains("还要等15秒", (await last.PostFormAsync("/login/code", new { Code = office.CodeNow() })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_password_there_is_no_second_step()
    {
        Assert.Equal("/login", (await office.Stranger().GetAsync("/login/code")).Location);
        var browser = office.Stranger();
        await browser.PostFormAsync("/login", Right(await PrincipalAsync()));
        office.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/login", (await browser.GetAsync("/login/code")).Location);
    }

    [Fact]
    public async Task An_initial_password_opens_only_the_page_that_replaces_it_and_only_for_a_week()
    {
        var user = await LifeTeacherAsync();
        await office.ChangeUserAsync(user, u =>
        {
            u.MustChangePassword = true;
            u.InitialPasswordExpiresAt = office.Now + InitialPassword.ValidFor;
        });
        var browser = office.Stranger();
        Assert.Equal("/account/password", (await browser.PostFormAsync("/login", Right(user))).Location);
        Assert.Equal("/account/password", (await browser.GetAsync("/account")).Location);
        Assert.Equal("/account/password", (await browser.GetAsync("/rights")).Location);
        Assert.Equal("/account/password", (await browser.GetAsync("/posts")).Location);

        var weak = await browser.PostFormAsync("/account/password", new { NewPassword = "short", Repeated = "short" });
        Assert.Contains("至少12个字符", weak.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.PostFormAsync("/account/password", new { NewPassword = "muqiao-tulip-39-hedong", Repeated = "muqiao-tulip-39-hedong" })).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);

        var late = await LifeTeacherAsync();
        await office.ChangeUserAsync(late, u => u.InitialPasswordExpiresAt = office.Now);
        Assert.Contains("已经过期", (await office.Stranger().PostFormAsync("/login", Right(late))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_and_no_password_gets_into_the_security_log()
    {
        var lines = new CapturedLog();
        await using var one = await Office.OwnAsync(services: all => all.AddSingleton(new SecurityLog(lines)));
        var school = await one.NewSchoolAsync();
        var person = await school.AddPersonAsync(Role.LifeTeacher, name: "周映川");
        await one.ChangeUserAsync(person.User, u => u.TwoFactorEnabled = false);
        var browser = one.Stranger();
        await browser.PostFormAsync("/login", Wrong(person.User));
        await browser.PostFormAsync("/login", Right(person.User));
        await browser.GetAsync("/accounts");

        var log = string.Join('\n', lines.Lines);
        Assert.Contains("Login refused", log, StringComparison.Ordinal);
        Assert.Contains($"Login of {person.User.Id}", log, StringComparison.Ordinal);
        Assert.Contains($"Denied {person.User.Id} of school {school.Id}: GET accounts needs Accounts Edit", log, StringComparison.Ordinal);
        Assert.DoesNotContain("周映川", log, StringComparison.Ordinal);
        Assert.DoesNotContain(person.User.UserName!, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Office.Password, log, StringComparison.Ordinal);
    }

    private static object Right(User user) => new { LoginName = user.UserName, Office.Password };

    private static object Wrong(User user) => new { LoginName = user.UserName, Password = "not-the-right-one" };

    /// <summary>Needs no second factor and has none.</summary>
    private async Task<User> LifeTeacherAsync()
    {
        var person = await (await office.NewSchoolAsync()).AddPersonAsync(Role.LifeTeacher);
        await office.ChangeUserAsync(person.User, u => u.TwoFactorEnabled = false);
        return person.User;
    }

    private async Task<User> PrincipalAsync() => (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Principal)).User;
}
