using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class SecondFactorTests(OwnOffice own) : IClassFixture<OwnOffice>
{
    private readonly Office office = own.Office;

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        // RFC 6238, appendix B, the last six of its eight digits.
        var secret = "12345678901234567890"u8.ToArray();
        Assert.Equal(code, Totp.CodeOf(secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));
    }

    [Fact]
    public void A_secret_is_written_as_apps_read_it()
    {
        // RFC 4648, section 10.
        Assert.Equal("MZXW6YTBOI", Totp.ToBase32("foobar"u8));
        Assert.Equal("MZXW6YQ", Totp.ToBase32("foob"u8));
    }

    [Fact]
    public void A_phones_clock_may_be_off_by_one_step_and_no_more()
    {
        var now = FakeClock.Morning;
        string At(int steps) => Totp.CodeOf(Office.TotpSecret, Totp.StepAt(now) + steps);
        Assert.All(new[] { -1, 0, 1 }, steps => Assert.NotNull(Totp.Find(Office.TotpSecret, At(steps), now)));
        Assert.All(new[] { -2, 2 }, steps => Assert.Null(Totp.Find(Office.TotpSecret, At(steps), now)));
    }

    [Fact]
    public void Whoever_may_see_numbers_or_keeps_accounts_needs_one() => Assert.Equal(
        [Role.Principal, Role.Homeroom, Role.Archivist, Role.SysAdmin], Enum.GetValues<Role>().Where(SecondFactor.IsRequiredOf));

    [Fact]
    public async Task A_principal_without_one_gets_nowhere_until_it_is_set_up()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Principal)).User;
        await BareAsync(user);
        var (here, there) = (await office.SignInAsync(user), await office.SignInAsync(user));
        Assert.Equal("/account/second-factor", (await here.GetAsync("/account")).Location);
        Assert.Equal("/account/second-factor", (await here.GetAsync("/accounts")).Location);
        Assert.Equal("/account/second-factor", (await here.PostAsync("/posts/new")).Location);

        var page = await here.GetAsync("/account/second-factor");
        Assert.StartsWith("data:image/png;base64,", page.Html.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        var wrong = await here.PostFormAsync(page, new { Code = "000000" });
        Assert.Contains("数字对不上", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(Key(page), Key(wrong));

        var done = await here.PostFormAsync(wrong, new { Code = Totp.CodeOf(Secret(wrong), Totp.StepAt(office.Now)) });
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal(10, done.Html.QuerySelectorAll("main li code").Length);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/accounts")).Status);
        Assert.StartsWith("/login", (await there.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_door_once_and_is_kept_as_a_hash_only()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Principal)).User;
        var browser = await office.SignInAsync(user);
        var codes = (await browser.PostFormAsync("/account", form: "form[action='/account/recovery-codes']"))
            .Html.QuerySelectorAll("main li code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);

        var stored = await office.InNoSchoolAsync(db => db.Users.Where(u => u.Id == user.Id).Select(u => u.RecoveryCodes).FirstAsync());
        Assert.Equal(10, stored.Count);
        Assert.DoesNotContain(stored, hash => codes.Any(c => System.Text.Encoding.UTF8.GetString(hash).Contains(c, StringComparison.Ordinal)));

        Assert.Equal("/", (await WithCodeAsync(user, codes[3].ToUpperInvariant())).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await WithCodeAsync(user, codes[3])).Status);
        Assert.Equal("/", (await WithCodeAsync(user, codes[4].Replace("-", " ", StringComparison.Ordinal))).Location);
    }

    [Fact]
    public async Task A_recovery_code_used_twice_at_once_opens_one_door()
    {
        var user = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Principal)).User;
        var codes = await RenewAsync(user);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(user, codes[0])));
        Assert.Equal(1, taken.Count(t => t));
    }

    [Fact]
    public async Task A_recovery_code_of_one_person_is_worth_nothing_to_another()
    {
        var school = await office.NewSchoolAsync();
        var (one, other) = ((await school.AddPersonAsync(Role.Principal)).User, (await school.AddPersonAsync(Role.Principal)).User);
        var codes = await RenewAsync(one);
        Assert.False(await TakeAsync(other, codes[0]));
        Assert.True(await TakeAsync(one, codes[0]));
    }

    [Fact]
    public async Task Somebody_who_gets_a_post_that_needs_one_is_asked_on_the_next_request()
    {
        var school = await office.NewSchoolAsync();
        var person = await school.AddPersonAsync(Role.LifeTeacher);
        await BareAsync(person.User);
        var browser = await office.SignInAsync(person.User);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        await school.InSchoolAsync(async db =>
        {
            db.Add(new LeftBehindCare.Web.People.PostSpan { StaffId = person.Staff.Id, Role = Role.Archivist, From = new DateOnly(2026, 9, 1) });
            await db.SaveChangesAsync();
        });
        Assert.Equal("/account/second-factor", (await browser.GetAsync("/account")).Location);
    }

    [Fact]
    public async Task It_can_be_switched_off_for_synthetic_data_only()
    {
        var off = new Dictionary<string, string?> { ["Accounts:RequireSecondFactor"] = "false" };
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Office.OwnAsync(off));
        Assert.Contains("for the demo only", refused.ToString(), StringComparison.Ordinal);

        await using var demo = await Office.OwnAsync(new Dictionary<string, string?>(off) { ["Demo:Enabled"] = "true" });
        var school = await demo.NewSchoolAsync(with: s => s.IsSynthetic = true);
        var user = (await school.AddPersonAsync(Role.Principal)).User;
        await demo.ChangeUserAsync(user, u => u.TwoFactorEnabled = false);
        Assert.Equal(HttpStatusCode.OK, (await (await demo.SignInAsync(user)).GetAsync("/accounts")).Status);

        var check = new SecondFactorOnlyOffForDemo(demo.Services.GetRequiredService<AccountSettings>(), demo.Services.GetRequiredService<IServiceScopeFactory>());
        await check.StartAsync(default);
        await demo.NewSchoolAsync("真实小学", s => s.IsSynthetic = false);
        await Assert.ThrowsAsync<InvalidOperationException>(() => check.StartAsync(default));
    }

    private Task BareAsync(User user) => office.ChangeUserAsync(user, u =>
    {
        u.TwoFactorEnabled = false;
        u.TotpSecret = null;
    });

    private async Task<Page> WithCodeAsync(User user, string code)
    {
        var browser = office.Stranger();
        await browser.PostFormAsync("/login", new { LoginName = user.UserName, Office.Password });
        return await browser.PostFormAsync("/login/code", new { Code = code });
    }

    private async Task<IReadOnlyList<string>> RenewAsync(User user)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var tracked = await scope.ServiceProvider.GetRequiredService<AppDb>().Users.FirstAsync(u => u.Id == user.Id);
        return await scope.ServiceProvider.GetRequiredService<SecondFactor>().RenewCodesAsync(tracked, default);
    }

    private async Task<bool> TakeAsync(User user, string code)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SecondFactor>().TakeAsync(user, code, default);
    }

    private static string Key(Page page) => page.Html.QuerySelector("main li code")!.TextContent;

    private static byte[] Secret(Page page)
    {
        var bits = string.Concat(Key(page).Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
