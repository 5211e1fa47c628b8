using System.Security.Claims;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace LeftBehindCare.Web.Accounts;

/// <summary>Turns the cookie into a viewer on each request, or refuses it.</summary>
public sealed class SessionCookieEvents(
    SessionReader sessions, SessionContext session, ViewerContext viewers, TenantContext tenant, AccountSettings settings, OfficeClock clock)
    : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var principal = context.Principal;
        if (!Guid.TryParse(principal?.FindFirstValue(SessionClaims.Session), out var id)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
        {
            context.RejectPrincipal();
            return;
        }

        Guid? school = Guid.TryParse(principal.FindFirstValue(SessionClaims.School), out var own) ? own : null;
        var live = await sessions.ReadAsync(id, user, school, context.HttpContext.RequestAborted);
        if (live is null)
        {
            session.HasEnded = true;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        if (clock.UtcNow - live.LastSeenAt >= Sessions.SeenEvery) await sessions.SeenAsync(id, context.HttpContext.RequestAborted);
        session.Live = live;
        session.Waits = live.MustChangePassword ? SetUpStep.Password
            : settings.RequireSecondFactor && !live.HasSecondFactor && SecondFactor.IsRequiredOf(live.Viewer) ? SetUpStep.SecondFactor
            : null;
        viewers.Viewer = session.Waits is null ? live.Viewer : WithoutPosts(live.Viewer);
        if (school is { } one) tenant.Enter(one, user);
        else tenant.ActAs(user);
    }

    /// <summary>No way round through another scheme of addresses: refused is 403 here, or the step that is still to be done.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (session.WaitsAt is { } step && IsPage(context.Request)) context.Response.Redirect(step);
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(session.HasEnded ? QueryHelpers.AddQueryString(context.RedirectUri, "ended", "true") : context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>A script's request is told by its status; a person is shown a page.</summary>
    private static bool IsPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Dest"] != "empty"
        && request.GetTypedHeaders().Accept is not [{ MediaType.Value: "application/json" }, ..];

    private static Viewer WithoutPosts(Viewer viewer) => new()
    {
        UserId = viewer.UserId,
        SchoolId = viewer.SchoolId,
        StaffId = viewer.StaffId,
        Name = viewer.Name,
        Posts = [],
    };
}
