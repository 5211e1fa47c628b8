using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Registers.Mvc;

namespace LeftBehindCare.Web.Papers;

public static class PapersSetup
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton(_ => new FontLibrary(FontSources.Standard()))
        .AddSingleton<FormPrinter>()
        .AddScoped<PaperFrames>()
        .AddScoped<IListPublisher, ListPublisher>();
}
