using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.People.Import;

public static class ImportSetup
{
    public static IServiceCollection AddRosterImport(this IServiceCollection services) => services
        .AddScoped<RosterImports>()
        .AddScoped<IJobHandler, RosterJob>()
        .AddSingleton<INavSource>(new NavSource(new NavItem
        {
            Family = NavFamilies.Archives,
            Title = "导入",
            Controller = "Import",
            Order = 110,
            Area = DataArea.Basics,
            Access = Access.Edit,
            When = RosterRights.MayImport,
        }));
}
