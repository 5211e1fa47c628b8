using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Accounts.Logins;

/// <summary>In by password, and by second factor where the account has one.</summary>
[Route("login")]
[AllowAnonymous]
public sealed class LoginController(
    UserManager<User> users, IPasswordHasher<User> hasher, UnknownUser nobody, LoginBrake brake, PendingLogins pending, SecondFactor secondFactor,
    Sessions sessions, SessionContext session, OfficeClock clock, SecurityLog log) : Controller
{
    // One answer for a name nobody has, a wrong password and a closed account.
    private const string Wrong = "登录名或口令不对。";

    [HttpGet("")]
    public IActionResult Index(string? returnUrl) =>
        session.Live is null ? View(new LoginForm()) : LocalRedirect(Local(returnUrl));

    [HttpPost("")]
    public async Task<IActionResult> Index(LoginForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid) return Again(form);
        var name = LoginNames.Clean(form.LoginName);
        var state = await brake.ClaimAsync($"login:{name}", Address, cancellationToken);
        if (!state.MayTry)
        {
            log.LoginRefused(null, "has to wait");
            return Again(form, state.Words);
        }

        var user = await users.FindByNameAsync(name);
        // A hash is compared in any case, so that the time of the answer does not tell whether the name exists.
        var fits = hasher.VerifyHashedPassword(user ?? nobody.User, user?.PasswordHash ?? nobody.Hash, form.Password!);
        if (user?.PasswordHash is null || fits == PasswordVerificationResult.Failed || user.DisabledAt is not null)
        {
            log.LoginRefused(user?.Id, user is null ? "nobody" : user.DisabledAt is null ? "password" : "disabled");
            return Again(form, Wrong + state.Words);
        }

        await brake.ReleaseAsync($"login:{name}", Address, cancellationToken);
        if (user.InitialPasswordExpiresAt <= clock.UtcNow)
        {
            log.LoginRefused(user.Id, "initial password expired");
            return Again(form, "初始口令只能用7天，已经过期。请找给您开账号的人重设一个。");
        }

        if (fits == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, form.Password!);
            await users.UpdateAsync(user);
        }

        if (!user.TwoFactorEnabled) return await OpenAsync(user, form.PublicComputer, returnUrl, false, cancellationToken);
        pending.Keep(HttpContext, new PendingLogin(user.Id, user.SecurityStamp, form.PublicComputer, returnUrl, clock.UtcNow));
        return RedirectToAction(nameof(Code));
    }

    [HttpGet("code")]
    public IActionResult Code() => pending.Read(HttpContext) is null ? RedirectToAction(nameof(Index)) : View(new CodeForm());

    [HttpPost("code")]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (pending.Read(HttpContext) is not { } login) return RedirectToAction(nameof(Index));
        var user = await users.FindByIdAsync(login.UserId.ToString());
        if (user is null || user.DisabledAt is not null || user.SecurityStamp != login.Stamp)
        {
            pending.Drop(HttpContext);
            return RedirectToAction(nameof(Index));
        }

        if (!ModelState.IsValid) return Again(form);
        // From wherever: who stands here has the password, and there are only a million codes.
        var state = await brake.ClaimAsync($"code:{user.Id}", null, cancellationToken);
        if (!state.MayTry)
        {
            log.LoginRefused(user.Id, "code has to wait");
            return Again(form, state.Words);
        }

        if (!await secondFactor.TakeAsync(user, form.Code!, cancellationToken))
        {
            log.LoginRefused(user.Id, "code");
            return Again(form, "验证码不对或已用过。请填手机上现在显示的6位数字；恢复码每个只能用一次。" + state.Words);
        }

        await brake.ReleaseAsync($"code:{user.Id}", null, cancellationToken);
        pending.Drop(HttpContext);
        return await OpenAsync(user, login.PublicComputer, login.ReturnUrl, true, cancellationToken);
    }

    private async Task<IActionResult> OpenAsync(User user, bool publicComputer, string? returnUrl, bool second, CancellationToken cancellationToken)
    {
        var place = new LoginPlace(publicComputer, Address, Request.Headers.UserAgent.ToString());
        var opened = await sessions.OpenAsync(user, place, cancellationToken);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, Sessions.PrincipalOf(user, opened));
        log.LoggedIn(user.Id, opened.Id, second);
        return LocalRedirect(user.MustChangePassword ? Url.Action("Password", "Account")! : Local(returnUrl));
    }

    private string? Address => HttpContext.Connection.RemoteIpAddress?.ToString();

    /// <summary>Pages of this house only; everything else is the home page.</summary>
    private string Local(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";

    private ViewResult Again(object form, string? sentence = null)
    {
        if (sentence is not null) ModelState.AddModelError("", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form);
    }
}
