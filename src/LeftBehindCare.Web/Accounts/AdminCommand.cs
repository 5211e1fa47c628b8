using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LeftBehindCare.Web.Accounts;

/// <summary>
/// Lets a system administrator in from the server's own console: <c>dotnet LeftBehindCare.Web.dll admin LOGIN [NAME]</c>. A new
/// deployment has no account that could open the first one, and nobody inside could help the only administrator who lost
/// password and phone.
/// </summary>
public static partial class AdminCommand
{
    public const string Verb = "admin";

    private const string DefaultName = "系统管理员";

    /// <summary>As the form for county accounts has it.</summary>
    private const int LongestName = 50;

    /// <summary>Opens the account, or hands out a new password for it; writes what is to be handed over.</summary>
    /// <returns>0, or 1 with the reason written and nothing changed.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter console, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(console);
        var login = LoginNames.Clean(arguments.Count > 0 ? arguments[0] : null);
        var name = arguments.Count > 1 ? arguments[1].Trim() : "";
        if (Refusal(arguments.Count, login, name) is { } refusal) return await RefuseAsync(console, refusal);

        await using var scope = services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().FindByNameAsync(login);
        if (user is not null && user.CountyRole != Role.SysAdmin) return await RefuseAsync(console, $"登录名 {login} 属于别人，不是系统管理员，请换一个。");
        if (user?.DisabledAt is not null) return await RefuseAsync(console, $"系统管理员 {login} 已停用，请换一个登录名。");

        var handed = user is null
            ? await desk.OpenCountyAsync(name.Length > 0 ? name : DefaultName, login, Role.SysAdmin, false, cancellationToken)
            : await desk.ResetAsync(user, user.TwoFactorEnabled, cancellationToken);
        await console.WriteLineAsync(user is null
            ? "已开通系统管理员账号。"
            : "这个系统管理员已存在：口令已重设，动态验证码已取消，原来的登录全部退出。");
        await console.WriteLineAsync($"登录名：{handed.LoginName}");
        await console.WriteLineAsync($"初始口令：{handed.Password}（{InitialDays}天内有效，只显示这一次，首次登录时要换掉）");
        return 0;
    }

    private static int InitialDays => (int)Passwords.InitialPassword.ValidFor.TotalDays;

    private static string? Refusal(int count, string login, string name) =>
        count is 0 or > 2 ? $"用法：{Verb} 登录名 [姓名]"
        : !LoginName().IsMatch(login) ? LoginNames.Words
        : name.Length > LongestName ? $"姓名最多{LongestName}个字。"
        : null;

    private static async Task<int> RefuseAsync(TextWriter console, string why)
    {
        await console.WriteLineAsync(why);
        return 1;
    }

    [GeneratedRegex(LoginNames.Pattern)]
    private static partial Regex LoginName();
}
