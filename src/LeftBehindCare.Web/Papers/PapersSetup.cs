using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.IdPrints;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers.Bundles;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Papers;

public static class PapersSetup
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddSingleton(_ => new FontLibrary(FontSources.Standard()))
        .AddSingleton<FormPrinter>()
        .AddScoped<PaperFrames>()
        .AddScoped<IListPublisher, ListPublisher>()
        .AddScoped<IFormPublisher, FormPublisher>()
        .AddScoped<PrintTargets>()
        .AddScoped<ITaskSource, IdPrintTasks>()
        .AddScoped<IJobHandler, ProfilePrintJob>()
        .AddScoped<IJobHandler, RecordPrintJob>()
        .AddSingleton<INavSource>(new NavSource(
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "成批打印",
                Controller = "Prints",
                Order = 80,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "含证件号打印",
                Controller = "IdPrints",
                Order = 81,
                Area = DataArea.IdExports,
                Access = Access.Apply | Access.Approve,
            }));
}
