namespace LeftBehindCare.Web.Shared;

/// <summary>
/// The headers every answer carries (security.md §4, V3). No page needs inline script or style, so the policy has no nonce
/// and no exception.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>For <see cref="ServesUploadsAttribute"/>.</summary>
    public const string UploadPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // At the last moment: only then is it known who was logged in and whether a page set its own cache rule, and
        // an exception handler that clears the answer cannot take the headers away.
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<ServesUploadsAttribute>() is null ? ContentSecurityPolicy : UploadPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";

        // Fingerprinted files say for themselves how long they keep. Everything that was made for a person is gone with
        // the tab: school offices share computers.
        if (context.User.Identity is { IsAuthenticated: true } && !IsStaticFile(headers.CacheControl))
            headers.CacheControl = "no-store";
        else if (string.IsNullOrEmpty(headers.CacheControl) && IsPage(context.Response.ContentType))
            headers.CacheControl = "no-store";
    }

    private static bool IsStaticFile(string? cacheControl) =>
        cacheControl is not null && (cacheControl.Contains("immutable", StringComparison.Ordinal) || cacheControl == "no-cache");

    private static bool IsPage(string? contentType) =>
        contentType is not null && contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
}
