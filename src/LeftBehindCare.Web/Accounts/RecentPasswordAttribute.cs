using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeftBehindCare.Web.Accounts;

/// <summary>
/// The action wants the password to have been typed within <see cref="Limit"/>; otherwise it is asked for once more and the
/// person comes back to <c>returnUrl</c> of the form, or to the page itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RecentPasswordAttribute : Attribute, IFilterFactory
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public bool IsReusable => false;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => ActivatorUtilities.CreateInstance<Filter>(serviceProvider);

    private sealed class Filter(RecentPassword recent) : IAsyncResourceFilter
    {
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            if (recent.Holds)
            {
                await next();
                return;
            }

            var request = context.HttpContext.Request;
            var back = HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
                : request.HasFormContentType ? (await request.ReadFormAsync(context.HttpContext.RequestAborted))["returnUrl"].ToString()
                : "/";
            context.Result = new RedirectToActionResult("Confirm", "Account", new { returnUrl = back });
        }
    }
}

/// <summary>Whether the password was typed lately, for actions that decide by themselves.</summary>
public sealed class RecentPassword(SessionContext session, OfficeClock clock)
{
    public bool Holds => session.Live is { } live && clock.UtcNow - live.PasswordAt <= RecentPasswordAttribute.Limit;
}
