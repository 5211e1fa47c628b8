using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped<LogReader>();
        services.AddScoped<LeftBehindCare.Registers.Auditing.IRecordHistory>(provider => provider.GetRequiredService<LogReader>());
        services.AddSingleton<INavSource>(new NavSource(Item("改动记录", "Changes", 8), Item("查看记录", "Accesses", 9)));
        return services;
    }

    private static NavItem Item(string title, string action, int order) => new()
    {
        Family = NavFamilies.Settings,
        Title = title,
        Controller = "Audit",
        Action = action,
        Order = order,
        Area = DataArea.Accounts,
        Access = Access.Audit,
    };
}
