namespace LeftBehindCare.Web.Jobs;

public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobSignal>()
        .AddScoped<JobQueue>()
        .AddHostedService<JobWorker>();
}
