using System.Security.Cryptography;
using System.Text.Json;
using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.DataProtection;

namespace LeftBehindCare.Web.Accounts.Logins;

/// <summary>Between password and second factor: who has shown the password, in a sealed cookie that opens nothing by itself.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Stamp">Changes with the password: a reset ends the wait too.</param>
/// <param name="PublicComputer">As ticked on the login page.</param>
/// <param name="ReturnUrl">Where the person wanted to go.</param>
/// <param name="At">When the password was shown.</param>
public sealed record PendingLogin(Guid UserId, string? Stamp, bool PublicComputer, string? ReturnUrl, DateTimeOffset At);

/// <summary>Keeps the pending login of a browser.</summary>
public sealed class PendingLogins(IDataProtectionProvider protection, OfficeClock clock)
{
    private const string Cookie = "lbc-code";
    private const string Path = "/login";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("LeftBehindCare.PendingLogin");

    public void Keep(HttpContext context, PendingLogin login)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(login)), Options(context));
    }

    /// <summary>Null when there is none, or when it is too old.</summary>
    public PendingLogin? Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie] is not { } text) return null;
        try
        {
            var login = JsonSerializer.Deserialize<PendingLogin>(_protector.Unprotect(text));
            return login is not null && clock.UtcNow - login.At <= Limit ? login : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or sealed with a key that is gone: as good as none.
            return null;
        }
    }

    public void Drop(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Cookie, Options(context));
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = Path,
        IsEssential = true,
    };
}
