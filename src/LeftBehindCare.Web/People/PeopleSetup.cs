using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar.Terms;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Campuses;
using LeftBehindCare.Web.People.Changes;
using LeftBehindCare.Web.People.Children;
using LeftBehindCare.Web.People.Classes;
using LeftBehindCare.Web.People.Episodes;
using LeftBehindCare.Web.People.Import;
using LeftBehindCare.Web.People.Indicators;
using LeftBehindCare.Web.People.Parameters;
using LeftBehindCare.Web.People.Parts;
using LeftBehindCare.Web.People.StaffMembers;
using LeftBehindCare.Web.People.Villages;
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
        services.AddRosterImport();
        services.AddScoped<SchoolFactsReader>();
        services.AddScoped<ChangeReader>();
        services.AddSingleton<ChildListQueries>();
        services.AddScoped<ChildList>();
        services.AddScoped<ChildPageReader>();
        services.AddScoped<ChildEditor>();
        services.AddScoped<AlikeChildren>();
        services.AddScoped<PartDesk>();
        services.AddScoped<PeopleSearch>();
        services.AddScoped<SchoolLists>();
        services.AddScoped<IIndicator, PeopleIndicators>().AddScoped<LeftBehindTrend>().AddScoped<ITaskSource, TurningTasks>().AddScoped<ITaskSource, StartTasks>();
        services.AddMemoryCache();
        services.AddScoped<CampusRegister>().AddScoped<ClassRegister>().AddScoped<StaffRegister>().AddScoped<TermRegister>().AddScoped<VillageRegister>();
        services.AddScoped<ParametersDesk>();
        services.AddSingleton<INavSource>(new NavSource(
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "孩子",
                Controller = "Children",
                AlsoFor = ["ChildPages", "ChildData", "Numbers", "Parents", "AwaySpans", "Guardians", "Phones", "Enrolments"],
                Order = 0,
                Area = DataArea.Basics,
                Phone = PhoneTab.Children,
            },
            Setting("班级", "Classes", 10, DataArea.Basics, Access.View),
            Setting("教职工", "Staff", 20, DataArea.Plans, Access.View),
            Setting("村", "Villages", 30, DataArea.Basics, Access.View),
            Setting("校区", "Campuses", 40, DataArea.Basics, Access.View),
            Setting("学期", "Terms", 50, DataArea.Basics, Access.View),
            Setting("学校参数", "Parameters", 60, DataArea.Accounts, Access.View | Access.Edit | Access.Settings)));
        return services;
    }

    private static NavItem Setting(string title, string controller, int order, DataArea area, Access access) => new()
    {
        Family = NavFamilies.Settings,
        Title = title,
        Controller = controller,
        Order = order,
        Area = area,
        Access = access,
        When = viewer => viewer.SchoolId is not null,
    };
}
