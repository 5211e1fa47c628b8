using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts.SecondFactors;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

public sealed class LoginTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [Fact]
    public async Task The_right_password_leads_to_where_one_wanted_to_go() => await office.VisitAsync(null, async visitor =>
    {
        await visitor.GoAsync("/children");
        Assert.StartsWith("/login", visitor.Path, StringComparison.Ordinal);
        await visitor.LookAsync();

        await visitor.LogInAsync(office.Who(Role.Homeroom, 5).Login);
        await visitor.Page.WaitForURLAsync("**/children");
    });

    [Fact]
    public async Task A_wrong_password_says_so_and_after_five_one_has_to_wait() => await office.VisitAsync(null, async visitor =>
    {
        var who = office.Who(Role.Homeroom, 4);
        await visitor.GoAsync("/login");
        for (var turn = 0; turn < 5; turn++)
        {
            await visitor.LogInAsync(who.Login, "falsch-Falsch-2026");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("登录名或口令不对");
            if (turn == 0) await visitor.LookAsync();
        }

        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("请等");
        await visitor.LogInAsync(who.Login);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("才能再试");
    });

    [Fact]
    public async Task The_second_factor_is_set_up_and_asked_for()
    {
        var who = office.Who(Role.Homeroom, 3);
        byte[] secret = [];
        long step = 0;
        await office.VisitAsync(who, async visitor =>
        {
            await visitor.GoAsync("/account/second-factor");
            await visitor.LookAsync();
            secret = FromBase32(await visitor.Page.Locator("main code").First.InnerTextAsync());
            step = Totp.StepAt(TimeProvider.System.GetUtcNow());
            await visitor.Page.Locator("input[name=Code]").FillAsync(Totp.CodeOf(secret, step));
            await visitor.PressAsync("开通");
            await Assertions.Expect(visitor.Headline).ToHaveTextAsync("恢复码");
            await visitor.LookAsync();
        });

        await office.VisitAsync(null, async visitor =>
        {
            await visitor.GoAsync("/children");
            await visitor.LogInAsync(who.Login);
            await visitor.Page.WaitForURLAsync("**/login/code");
            await visitor.LookAsync();
            await visitor.Page.Locator("input[name=Code]").FillAsync("000000");
            await visitor.PressAsync("登录");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("验证码不对");
            // A code counts once, and the one of the set-up was one; a phone may be half a minute ahead.
            await visitor.Page.Locator("input[name=Code]").FillAsync(Totp.CodeOf(secret, step + 1));
            await visitor.PressAsync("登录");
            await visitor.Page.WaitForURLAsync("**/children");
        });
    }

    [Fact]
    public async Task Logging_in_takes_no_mouse() => await office.VisitAsync(null, async visitor =>
    {
        await visitor.GoAsync("/children");
        await visitor.Page.Locator("input[name=LoginName]").FocusAsync();
        await visitor.Page.Keyboard.TypeAsync(office.Who(Role.Homeroom, 2).Login);
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.TypeAsync(LiveOffice.Password);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/children");
    });

    private static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var digit in text.Where(c => !char.IsWhiteSpace(c)).Select(c => Base32.IndexOf(c, StringComparison.Ordinal)))
        {
            held = ((held << 5) | digit) & 0xfff;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
        }

        return [.. bytes];
    }
}
