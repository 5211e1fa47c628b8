using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Calendar.Terms;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Versions;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Registers.Archives;

public static class ArchivesSetup
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services
        .AddScoped<IPeopleFollowUp, ProfileFollowUp>()
        .AddScoped<ITermUse, SummaryTermUse>()
        .AddScoped<SummaryFollowUp>()
        .AddScoped<IPeopleFollowUp>(provider => provider.GetRequiredService<SummaryFollowUp>())
        .AddScoped<SummaryReader>()
        .AddScoped<SummaryDesk>()
        .AddScoped<SummaryList>()
        .AddScoped<IPaperSource, SummaryPaperSource>()
        .AddScoped<IIndicator, ProfileIndicator>()
        .AddScoped<IIndicator, SummaryIndicator>()
        .AddScoped<IIndicator, DeedIndicator>()
        .AddScoped<ITaskSource, ProfileTasks>()
        .AddScoped<ITaskSource, SummaryTasks>()
        .AddScoped<ITaskSource, DeedTasks>()
        .AddScoped<DeedRegister>()
        .AddScoped<LackingDeeds>()
        .AddScoped<IPaperSource, DeedPapers>()
        .AddScoped<IVersionStore, VersionStore>()
        .AddScoped<ProfileFactsReader>()
        .AddScoped<ProfilePapers>()
        .AddScoped<ProfileDesk>()
        .AddScoped<ProfileChecks>()
        .AddScoped<ProfileWriting>()
        .AddScoped<ProfileList>()
        .AddScoped<ProfileShow>()
        .AddSingleton<INavSource>(new NavSource(
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "基本情况",
                Controller = "Profiles",
                AlsoFor = ["ProfileReviews", "ProfilePapers"],
                Order = 20,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "信息汇总",
                Controller = "ClassSummaries",
                AlsoFor = ["SummaryPapers"],
                Order = 21,
                Area = DataArea.Archives,
                Access = Access.View,
            },
            new NavItem
            {
                Family = NavFamilies.Archives,
                Title = "特殊事迹",
                Controller = "Deeds",
                Order = 27,
                Area = DataArea.Archives,
                Access = Access.View,
            }));
}
