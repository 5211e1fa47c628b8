using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace LeftBehindCare.Web.Shared;

public static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FolderViewLocations()));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-Antiforgery";
            options.Cookie.Name = "lbc-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHttpContextAccessor();
        services.AddHealthChecks();
        services.AddSharedPages();
        return services;
    }

    public static WebApplication UsePages(this WebApplication app)
    {
        // In Development the framework would compress changed files anew, always by gzip, and still announce brotli.
        // What was built is what is served; a changed stylesheet needs a build.
        app.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        app.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        app.UseKnownProxies();
        app.UseSharedPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        EveryActionSaysWhoMay(app);
        return app;
    }

    /// <summary>Start-up refuses an action that declares neither a right, nor the signed-in person, nor everybody.</summary>
    private static void EveryActionSaysWhoMay(WebApplication app)
    {
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
                && e.Metadata.GetMetadata<NeedsAttribute>() is null
                && e.Metadata.GetMetadata<SignedInAttribute>() is null
                && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName).ToList();
        if (open.Count > 0)
            throw new InvalidOperationException($"These actions say nobody may use them or who: {string.Join(", ", open)}. Add [Needs], [SignedIn] or [AllowAnonymous].");
    }
}

/// <summary>Views lie beside their controller: the folder follows the namespace; then what all rooms share.</summary>
public sealed class FolderViewLocations : IViewLocationExpander
{
    private const string Root = "LeftBehindCare.Web";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
            context.Values["room"] = action.ControllerTypeInfo.Namespace ?? "";
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Values.TryGetValue("room", out var room) && room is not null && room.StartsWith(Root, StringComparison.Ordinal))
        {
            var folder = room[Root.Length..].Replace('.', '/');
            yield return folder + "/{0}.cshtml";
        }

        yield return "/Registers/Shared/{0}.cshtml";
        yield return "/Shared/{0}.cshtml";
    }
}
