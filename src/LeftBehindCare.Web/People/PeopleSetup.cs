using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Changes;
using LeftBehindCare.Web.People.Children;
using LeftBehindCare.Web.People.Episodes;
using LeftBehindCare.Web.People.Parts;
using LeftBehindCare.Web.Shared.Navigations;

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
        services.AddScoped<SchoolFactsReader>();
        services.AddScoped<ChangeReader>();
        services.AddScoped<ChildList>();
        services.AddScoped<ChildPageReader>();
        services.AddScoped<ChildEditor>();
        services.AddScoped<AlikeChildren>();
        services.AddScoped<PartDesk>();
        services.AddScoped<PeopleSearch>();
        services.AddScoped<SchoolLists>();
        services.AddMemoryCache();
        services.AddSingleton<INavSource>(new NavSource(new NavItem
        {
            Family = NavFamilies.Archives,
            Title = "孩子",
            Controller = "Children",
            AlsoFor = ["ChildPages", "ChildData", "Numbers", "Parents", "AwaySpans", "Guardians", "Phones", "Enrolments"],
            Order = 0,
            Area = DataArea.Basics,
            Phone = PhoneTab.Children,
        }));
        return services;
    }
}
