using LeftBehindCare.Web.Shared.Frames;

namespace LeftBehindCare.Web.Home;

public static class HomeSetup
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddScoped<IPageFrameSource, OfficeFrame>();
}
