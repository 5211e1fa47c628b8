using System.Security.Claims;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LeftBehindCare.Web.Accounts;

/// <summary>Turns the cookie into a viewer on each request, or refuses it.</summary>
public sealed class SessionCookieEvents(SessionReader sessions, ViewerContext viewers, TenantContext tenant) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var principal = context.Principal;
        if (!Guid.TryParse(principal?.FindFirstValue(SessionClaims.Session), out var session)
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user))
        {
            context.RejectPrincipal();
            return;
        }

        Guid? school = Guid.TryParse(principal.FindFirstValue(SessionClaims.School), out var id) ? id : null;
        var live = await sessions.ReadAsync(session, user, school, context.HttpContext.RequestAborted);
        if (live is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        viewers.Viewer = live.Viewer;
        if (school is { } own) tenant.Enter(own, user);
        else tenant.ActAs(user);
    }
}
