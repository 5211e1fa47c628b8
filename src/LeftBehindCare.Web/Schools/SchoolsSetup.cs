using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Schools;

public static class SchoolsSetup
{
    public static IServiceCollection AddSchools(this IServiceCollection services)
    {
        services.AddScoped<SchoolDoor>();
        services.AddSingleton<INavSource>(new NavSource(
            Item("学校", "Schools", "Index", 1), Item("乡镇", "Schools", "Towns", 2), Item("县里的账号", "CountyUsers", "Index", 3)));
        return services;
    }

    private static NavItem Item(string title, string controller, string action, int order) => new()
    {
        Family = NavFamilies.Schools,
        Title = title,
        Controller = controller,
        Action = action,
        Order = order,
        When = viewer => viewer.Can(DataArea.Accounts, Access.Edit, Reach.County),
    };
}
