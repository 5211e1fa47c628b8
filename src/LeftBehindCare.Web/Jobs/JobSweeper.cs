using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Jobs;

/// <summary>
/// Throws away files past their time and jobs nobody will look for. Every hour, school by school: the wall lets no scope see
/// the rows of another school.
/// </summary>
public sealed class JobSweeper(IServiceScopeFactory scopes, OfficeClock clock, TimeProvider time, ILogger<JobSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);
    private static readonly TimeSpan JobsKept = TimeSpan.FromDays(30);

    /// <summary>One round; returns how many files went.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        List<Guid> schools;
        await using (var scope = scopes.CreateAsyncScope())
            schools = await scope.ServiceProvider.GetRequiredService<AppDb>().Schools.Select(s => s.Id).ToListAsync(cancellationToken);
        var files = 0;
        foreach (var school in schools) files += await SweepAsync(school, cancellationToken);
        return files;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pace, time, stoppingToken);
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception e) when (e is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException or TimeoutException)
                {
                    log.LogError(e, "Expired files could not be thrown away; trying again in an hour");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task<int> SweepAsync(Guid school, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(school, Guid.Empty);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.UtcNow;
        var old = now - JobsKept;
        await db.Jobs.Where(j => db.StoredFiles.Any(f => f.Id == j.FileId && f.ExpiresAt <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.FileId, (Guid?)null), cancellationToken);
        var files = await db.StoredFiles.Where(f => f.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await db.Jobs.Where(j => j.FinishedAt < old).ExecuteDeleteAsync(cancellationToken);
        foreach (var sweep in scope.ServiceProvider.GetServices<ISweep>()) await sweep.SweepAsync(cancellationToken);
        return files;
    }
}
