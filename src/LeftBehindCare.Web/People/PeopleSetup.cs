using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Episodes;

namespace LeftBehindCare.Web.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<Audit.AccessLogWriter>();
        services.AddScoped<ChildFactsReader>();
        services.AddScoped<LbEpisodes>();
        services.AddScoped<IPeopleFollowUp>(provider => provider.GetRequiredService<LbEpisodes>());
        services.AddScoped<LbStatusReader>();
        services.AddMemoryCache();
        services.AddScoped<SchoolFactsReader>();
        return services;
    }
}
