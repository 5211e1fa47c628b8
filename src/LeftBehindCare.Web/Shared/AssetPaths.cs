using Microsoft.AspNetCore.Components;

namespace LeftBehindCare.Web.Shared;

/// <summary>Addresses of files in wwwroot with their fingerprint, for tags that the framework does not rewrite itself.</summary>
public static class AssetPaths
{
    /// <summary>
    /// The address to print for a file of wwwroot. With <c>WithStaticAssets()</c> on the endpoint it carries the content's
    /// fingerprint and may be cached for a year; without, it is the plain path.
    /// </summary>
    /// <param name="context">The request that is being answered.</param>
    /// <param name="path">Relative to wwwroot, without a leading slash.</param>
    public static string Of(HttpContext context, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{assets?[path] ?? path}";
    }
}
