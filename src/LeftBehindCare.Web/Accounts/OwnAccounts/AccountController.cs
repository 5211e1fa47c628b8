using System.Security.Cryptography;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts.Logins;
using LeftBehindCare.Web.Accounts.Passwords;
using LeftBehindCare.Web.Accounts.Posts;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Accounts.OwnAccounts;

/// <summary>What a person does with their own account: password, second factor, logins.</summary>
[Route("account")]
[SignedIn]
public sealed class AccountController(
    AppDb db, UserManager<User> users, PasswordRules rules, SecondFactor secondFactor, AccountDesk desk, Sessions sessions, SessionContext session,
    LoginBrake brake, PostNames posts, AccountSettings settings, IDataProtectionProvider protection, OfficeClock clock, SecurityLog log) : Controller
{
    private static readonly TimeSpan TicketLimit = TimeSpan.FromMinutes(30);
    private const int KeyGroup = 4;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        return View(new AccountPage
        {
            Name = user.DisplayName,
            LoginName = user.UserName!,
            Posts = await posts.OfAsync(Live.Viewer, cancellationToken),
            PasswordChangedAt = user.PasswordChangedAt,
            HasSecondFactor = user.TwoFactorEnabled,
            NeedsSecondFactor = settings.RequireSecondFactor && SecondFactor.IsRequiredOf(Live.Viewer),
            RecoveryCodesLeft = user.RecoveryCodes.Count,
            Sessions = [.. (await sessions.ListAsync(user.Id, cancellationToken))
                .Select(s => new SessionLine(s.Id, s.Device ?? "未知设备", s.Ip, s.PublicComputer, s.CreatedAt, s.LastSeenAt, s.Id == Live.Id))],
        });
    }

    [HttpGet("password")]
    [OpenDuringSetUp]
    public IActionResult Password() => View(new PasswordForm());

    [HttpPost("password")]
    [OpenDuringSetUp]
    public async Task<IActionResult> Password(PasswordForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var user = await MeAsync();
        var isFirst = Live.MustChangePassword;
        if (!isFirst && string.IsNullOrEmpty(form.OldPassword)) ModelState.AddModelError(nameof(form.OldPassword), "请填现在的口令。");
        if (!ModelState.IsValid) return Again(form);
        if (!isFirst && await WrongPasswordAsync(user, form.OldPassword!, cancellationToken) is { } wrong)
            ModelState.AddModelError(nameof(form.OldPassword), wrong);
        else if (await rules.ProblemAsync(user, form.NewPassword!, cancellationToken) is { } weak)
            ModelState.AddModelError(nameof(form.NewPassword), weak);
        else if (await users.CheckPasswordAsync(user, form.NewPassword!))
            ModelState.AddModelError(nameof(form.NewPassword), "新口令和现在的一样，请换一个。");
        if (!ModelState.IsValid) return Again(form);

        await desk.ChangeOwnAsync(user, form.NewPassword!, Live.Id, cancellationToken);
        new Toast("口令已换，别处的登录都已退出。").Show(TempData);
        return isFirst ? LocalRedirect("/") : RedirectToAction(nameof(Index));
    }

    [HttpGet("second-factor")]
    [OpenDuringSetUp]
    public async Task<IActionResult> SecondFactors()
    {
        var user = await MeAsync();
        // A new phone replaces the old one: that wants the password fresh. The first set-up follows the login anyway.
        if (user.TwoFactorEnabled && !Recent) return Ask(Url.Action(nameof(SecondFactors))!);
        return View(PageOf(user, Totp.NewSecret(), new SecondFactorForm()));
    }

    [HttpPost("second-factor")]
    [OpenDuringSetUp]
    public async Task<IActionResult> SecondFactors(SecondFactorForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var user = await MeAsync();
        if (user.TwoFactorEnabled && !Recent) return Ask(Url.Action(nameof(SecondFactors))!);
        if (Open(form.Ticket, user) is not { } secret) return RedirectToAction(nameof(SecondFactors));
        var isFirst = !user.TwoFactorEnabled;
        IReadOnlyList<string>? codes = null;
        if (ModelState.IsValid)
        {
            var state = await brake.ClaimAsync($"set-up:{user.Id}", null, cancellationToken);
            if (!state.MayTry) ModelState.AddModelError(nameof(form.Code), state.Words);
            else if (await secondFactor.SetUpAsync(user, secret, form.Code!, cancellationToken) is { } fresh) codes = fresh;
            else ModelState.AddModelError(nameof(form.Code), "数字对不上。请看手机的时间是否自动校准，再填现在显示的6位。" + state.Words);
        }

        if (codes is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(PageOf(user, secret, form));
        }

        await brake.ReleaseAsync($"set-up:{user.Id}", null, cancellationToken);
        await desk.SecondFactorWasSetUpAsync(user, Live.Id, cancellationToken);
        return View("RecoveryCodes", new RecoveryCodesPage(codes, isFirst));
    }

    /// <summary>New recovery codes; they are shown on this answer and never again.</summary>
    [HttpPost("recovery-codes")]
    [RecentPassword]
    public async Task<IActionResult> RecoveryCodes(CancellationToken cancellationToken)
    {
        var user = await MeAsync();
        if (!user.TwoFactorEnabled) return RedirectToAction(nameof(SecondFactors));
        var codes = await secondFactor.RenewCodesAsync(user, cancellationToken);
        return View(new RecoveryCodesPage(codes, false));
    }

    [HttpGet("confirm")]
    [OpenDuringSetUp]
    public IActionResult Confirm() => View(new ConfirmForm());

    [HttpPost("confirm")]
    [OpenDuringSetUp]
    public async Task<IActionResult> Confirm(ConfirmForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var user = await MeAsync();
        if (ModelState.IsValid && await WrongPasswordAsync(user, form.Password!, cancellationToken) is { } wrong)
            ModelState.AddModelError(nameof(form.Password), wrong);
        if (!ModelState.IsValid) return Again(form);
        await sessions.ConfirmPasswordAsync(Live.Id, cancellationToken);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/account");
    }

    [HttpPost("sessions/{id:guid}/end")]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken cancellationToken)
    {
        if (!await sessions.EndAsync(Live.Viewer.UserId, id, cancellationToken)) return NotFound();
        new Toast("那一处已退出。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("sessions/end-others")]
    public async Task<IActionResult> EndOtherSessions(CancellationToken cancellationToken)
    {
        var ended = await sessions.EndAllAsync(Live.Viewer.UserId, Live.Id, cancellationToken);
        new Toast(ended == 0 ? "别处没有登录着的。" : $"别处的{ended}个登录都已退出。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("/logout")]
    [OpenDuringSetUp]
    public async Task<IActionResult> Logout(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(Live.Viewer.UserId, Live.Id, cancellationToken);
        log.LoggedOut(Live.Viewer.UserId, Live.Id);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return RedirectToAction("Index", "Login", new { left = true });
    }

    private LiveSession Live => session.Live ?? throw new InvalidOperationException("The action is for people who are logged in.");

    private bool Recent => clock.UtcNow - Live.PasswordAt <= RecentPasswordAttribute.Limit;

    private RedirectToActionResult Ask(string returnUrl) => RedirectToAction(nameof(Confirm), new { returnUrl });

    private async Task<User> MeAsync() =>
        await db.Users.FindAsync([Live.Viewer.UserId], HttpContext.RequestAborted)
        ?? throw new InvalidOperationException("A live session has its account.");

    private async Task<string?> WrongPasswordAsync(User user, string typed, CancellationToken cancellationToken)
    {
        var state = await brake.ClaimAsync($"own:{user.Id}", null, cancellationToken);
        if (!state.MayTry) return state.Words;
        if (!await users.CheckPasswordAsync(user, typed)) return "现在的口令不对。" + state.Words;
        await brake.ReleaseAsync($"own:{user.Id}", null, cancellationToken);
        return null;
    }

    private SecondFactorPage PageOf(User user, byte[] secret, SecondFactorForm form)
    {
        form.Ticket = Seal(secret, user);
        ModelState.Remove(nameof(form.Ticket));
        var key = Totp.ToBase32(secret);
        return new SecondFactorPage(
            form, SecondFactor.PictureOf(SecondFactor.AddressOf(user.UserName!, secret)),
            [.. key.Chunk(KeyGroup).Select(c => new string(c))],
            session.Waits == SetUpStep.SecondFactor, user.TwoFactorEnabled);
    }

    private IDataProtector Tickets(User user) => protection.CreateProtector("LeftBehindCare.SecondFactor", user.Id.ToString());

    private string Seal(byte[] secret, User user) =>
        Convert.ToBase64String(Tickets(user).Protect([.. BitConverter.GetBytes(clock.UtcNow.ToUnixTimeSeconds()), .. secret]));

    /// <summary>Null when the ticket is not this person's or too old: a fresh picture is drawn.</summary>
    private byte[]? Open(string? ticket, User user)
    {
        try
        {
            var plain = Tickets(user).Unprotect(Convert.FromBase64String(ticket ?? ""));
            var made = DateTimeOffset.FromUnixTimeSeconds(BitConverter.ToInt64(plain));
            return clock.UtcNow - made <= TicketLimit ? plain[sizeof(long)..] : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ViewResult Again(object form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form);
    }
}
