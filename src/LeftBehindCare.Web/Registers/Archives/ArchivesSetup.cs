using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.Registers.Archives;

public static class ArchivesSetup
{
    public static IServiceCollection AddArchives(this IServiceCollection services) => services
        .AddScoped<IPeopleFollowUp, ProfileFollowUp>()
        .AddScoped<ProfileFactsReader>()
        .AddScoped<ProfilePapers>();
}
