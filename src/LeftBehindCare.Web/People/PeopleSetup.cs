namespace LeftBehindCare.Web.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<Audit.AccessLogWriter>();
        services.AddScoped<ChildFactsReader>();
        return services;
    }
}
