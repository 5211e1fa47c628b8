using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace LeftBehindCare.Web.Shared.Errors;

/// <summary>
/// Refuses what carries the character NUL before anything reads it: PostgreSQL stores no text with it. Where a form is sent
/// without files the framework refuses it already, with the token in it (<see cref="ErrorsController"/>).
/// </summary>
public sealed class NulRefusal : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        // The error page has the refused request before it.
        var isError = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        try
        {
            if (!isError && (HasNul(request.Query) || (request.HasFormContentType && HasNul(await request.ReadFormAsync(http.RequestAborted)))))
            {
                http.Items[typeof(NulRefusal)] = true;
                context.Result = new BadRequestResult();
                return;
            }
        }
        catch (InvalidDataException)
        {
            context.Result = new BadRequestResult();
            return;
        }

        await next();
    }

    private static bool HasNul(IFormCollection form) =>
        HasNul((IEnumerable<KeyValuePair<string, StringValues>>)form) || form.Files.Any(f => f.FileName.Contains('\0', StringComparison.Ordinal));

    private static bool HasNul(IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        sent.Any(f => f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));
}
