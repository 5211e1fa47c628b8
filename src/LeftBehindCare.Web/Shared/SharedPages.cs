using System.Text.Encodings.Web;
using System.Text.Unicode;
using LeftBehindCare.Web.Shared.Errors;
using LeftBehindCare.Web.Shared.Frames;
using LeftBehindCare.Web.Shared.Navigations;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace LeftBehindCare.Web.Shared;

/// <summary>The room of everything that all pages share: layout, parts, navigation, error pages, headers.</summary>
public static class SharedPages
{
    public static IServiceCollection AddSharedPages(this IServiceCollection services)
    {
        // Chinese as itself, not as &#x…; : a third of the bytes, and pages that can be read.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<MvcOptions>(o =>
        {
            o.Filters.Add(new AntiforgeryFailureMark());
            o.Filters.Add(new NulRefusal());
            o.ValueProviderFactories.Add(new ChosenVersions());
            o.ModelBinderProviders.Insert(0, new TypedDates());
            o.ModelMetadataDetailsProviders.Add(new ChineseMessages());
            ChineseMessages.Set(o.ModelBindingMessageProvider);
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = Toast.CookieName);
        services.AddSingleton<NavCatalogue>().AddScoped<Navigation>();
        services.TryAddScoped<IPageFrameSource, EmptyPageFrameSource>();
        return services;
    }

    /// <summary>First in the pipeline: headers on every answer, and a page in the look for every refusal without a body.</summary>
    public static IApplicationBuilder UseSharedPages(this IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        return app;
    }
}
