using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeftBehindCare.Web.Shared.Errors;

/// <summary>
/// Remembers that a 400 came from the antiforgery check. The re-executed error page has no other way to tell it from a
/// request that made no sense.
/// </summary>
public sealed class AntiforgeryFailureMark : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.HttpContext.Items[typeof(IAntiforgeryValidationFailedResult)] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
