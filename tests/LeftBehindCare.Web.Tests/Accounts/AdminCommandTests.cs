using System.Globalization;
using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Accounts;

/// <summary>The server's own console lets the first system administrator in, and one who is locked out.</summary>
public sealed class AdminCommandTests(Office office) : IClassFixture<Office>
{
    private const string Chosen = "muqiao-tulip-39-hedong";

    [Fact]
    public async Task The_console_opens_a_system_administrator_who_must_change_the_password_and_set_up_the_second_factor()
    {
        var login = NewLogin();
        var (code, said) = await RunAsync(login.ToUpperInvariant(), " 教育信息中心 ");
        Assert.Equal(0, code);
        Assert.Contains($"登录名：{login}", said, StringComparison.Ordinal);

        var admin = office.Stranger();
        Assert.Equal("/account/password", (await admin.PostFormAsync("/login", new { LoginName = login, Password = PasswordIn(said) })).Location);
        await admin.PostFormAsync("/account/password", new { NewPassword = Chosen, Repeated = Chosen });
        Assert.Equal("/account/second-factor", (await admin.GetAsync("/schools/new")).Location);
        var user = await FindAsync(login);
        Assert.Equal(("教育信息中心", (Role?)Role.SysAdmin), (user!.DisplayName, user.CountyRole));
    }

    [Fact]
    public async Task A_system_administrator_who_lost_password_and_phone_is_let_in_again_and_old_logins_end()
    {
        var user = await office.AddCountyUserAsync(Role.SysAdmin);
        var before = await office.SignInAsync(user);
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/schools")).Status);
        var (code, said) = await RunAsync(user.UserName!);
        Assert.Equal(0, code);
        Assert.Contains("已重设", said, StringComparison.Ordinal);

        Assert.NotEqual(HttpStatusCode.OK, (await before.GetAsync("/schools")).Status);
        Assert.NotEqual("/account/password", (await office.Stranger().PostFormAsync("/login", new { LoginName = user.UserName, Password = Office.Password })).Location);
        Assert.Equal("/account/password", (await office.Stranger().PostFormAsync("/login", new { LoginName = user.UserName, Password = PasswordIn(said) })).Location);
        var now = await FindAsync(user.UserName!);
        Assert.Equal((false, 0), (now!.TwoFactorEnabled, now.RecoveryCodes.Count));
    }

    [Fact]
    public async Task The_console_takes_no_account_away_from_a_principal_or_the_bureau_and_wakes_no_closed_one()
    {
        var principal = (await (await office.NewSchoolAsync()).AddPersonAsync(Role.Principal)).User;
        var bureau = await office.AddCountyUserAsync(Role.BureauUser);
        var closed = await office.AddCountyUserAsync(Role.SysAdmin);
        await office.ChangeUserAsync(closed, u => u.DisabledAt = office.Now);
        foreach (var user in new[] { principal, bureau, closed })
        {
            var before = await FindAsync(user.UserName!);
            Assert.Equal(1, (await RunAsync(user.UserName!)).Code);
            Assert.Equal(before!.PasswordHash, (await FindAsync(user.UserName!))!.PasswordHash);
        }
    }

    [Theory]
    [InlineData("用法")]
    [InlineData("登录名用3到30个", "a")]
    [InlineData("登录名用3到30个", "管理员")]
    [InlineData("用法", "ops-one", "张", "三")]
    [InlineData("最多50个字", "ops-long", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十余")]
    public async Task What_the_console_cannot_use_it_refuses_in_a_sentence(string sentence, params string[] arguments)
    {
        var (code, said) = await RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        if (arguments.Length > 0) Assert.Null(await FindAsync(LoginNames.Clean(arguments[0])));
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        await using var console = new StringWriter(CultureInfo.InvariantCulture);
        return (await AdminCommand.RunAsync(office.Services, arguments, console, CancellationToken.None), console.ToString());
    }

    private Task<User?> FindAsync(string login) => office.InNoSchoolAsync(db => db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.UserName == login));

    private static string NewLogin() => $"ops-{Guid.NewGuid().ToString("N")[..8]}";

    private static string PasswordIn(string said) => said.Split("初始口令：")[1].Split('（')[0];
}
