using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace LeftBehindCare.Web.Accounts;

/// <summary>Writes down each refusal of a right, then lets the refusal take its way.</summary>
public sealed class DenialLog(SecurityLog log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorizeResult);
        if (authorizeResult.Forbidden && context.RequestServices.GetRequiredService<SessionContext>().Waits is null)
        {
            var viewer = context.RequestServices.GetRequiredService<ViewerContext>().Viewer;
            var needs = context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>();
            var area = needs?.Area ?? context.GetEndpoint()?.Metadata.GetMetadata<OfAreaAttribute>()?.Area;
            // The route's pattern, not the address: what was typed into it stays out of the log.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            log.Denied(viewer.UserId, viewer.SchoolId, $"{context.Request.Method} {route}", area?.ToString(), needs?.Access.ToString());
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
