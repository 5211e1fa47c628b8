using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Shared.Navigations;

namespace LeftBehindCare.Web.Jobs;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobSignal>()
        .AddScoped<JobQueue>()
        .AddScoped<ITaskSource, JobTasks>()
        .AddHostedService<JobWorker>()
        .AddSingleton<JobSweeper>()
        .AddHostedService(provider => provider.GetRequiredService<JobSweeper>())
        .AddSingleton<INavSource>(new NavSource(new NavItem
        {
            Family = NavFamilies.Today,
            Title = "打印任务",
            Controller = "Jobs",
            Order = 30,
            When = viewer => viewer.SchoolId is not null,
        }));
}
