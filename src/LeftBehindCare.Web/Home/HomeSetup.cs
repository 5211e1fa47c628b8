using LeftBehindCare.Web.Shared.Frames;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Home;

public static class HomeSetup
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddScoped<IPageFrameSource, OfficeFrame>()
        .AddScoped<HomeReader>()
        .AddSingleton<INavSource>(new NavSource(new NavItem
        {
            Family = NavFamilies.Today,
            Title = "今日",
            Controller = "Home",
            Order = 0,
        }));
}
