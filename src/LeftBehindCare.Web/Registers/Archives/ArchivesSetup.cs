using LeftBehindCare.Web.Calendar.Terms;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.Registers.Archives;

public static class ArchivesSetup
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services
        .AddScoped<IPeopleFollowUp, ProfileFollowUp>()
        .AddScoped<ITermUse, SummaryTermUse>()
        .AddScoped<ProfileFactsReader>()
        .AddScoped<ProfilePapers>();
}
