using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Jobs;

/// <summary>
/// Takes tickets and does their jobs. A ticket is leased, not removed, until its job is finished, so a job that a restart
/// interrupted is taken again when the lease runs out.
/// </summary>
public sealed class JobWorker(IServiceScopeFactory scopes, JobSignal signal, OfficeClock clock, TimeProvider time, ILogger<JobWorker> log) : BackgroundService
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TakeAsync(stoppingToken) is { } ticket) await DoAsync(ticket, stoppingToken);
                await signal.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is Npgsql.NpgsqlException or DbUpdateException or InvalidOperationException or TimeoutException)
            {
                log.LogError(e, "The job queue cannot be read; trying again in {Seconds} s", Look.TotalSeconds);
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task<JobTicket?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.UtcNow;
        var until = now + Lease;
        var taken = await db.JobTickets.FromSql($"""
            update job_tickets set leased_until = {until}
            where job_id = (select job_id from job_tickets where due_at <= {now} and (leased_until is null or leased_until < {now})
                            order by due_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return taken.FirstOrDefault();
    }

    private async Task DoAsync(JobTicket ticket, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<TenantContext>().Enter(ticket.ForSchool, Guid.Empty);
        var job = await services.GetRequiredService<AppDb>().Jobs.FirstOrDefaultAsync(j => j.Id == ticket.JobId, stoppingToken);
        if (job is null || job.State is JobState.Done or JobState.Failed or JobState.Cancelled)
        {
            await DropTicketAsync(services.GetRequiredService<AppDb>(), ticket.JobId, stoppingToken);
            return;
        }

        using var renewing = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewal = RenewAsync(ticket.JobId, renewing.Token);
        try
        {
            await RunAsync(ticket, job, stoppingToken);
        }
        finally
        {
            await renewing.CancelAsync();
            await renewal;
        }
    }

    private async Task RunAsync(JobTicket ticket, Job found, CancellationToken stoppingToken)
    {
        // A scope of its own, as the person who started it, with the rights the person has now.
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<TenantContext>().Enter(ticket.ForSchool, found.CreatedBy);
        var db = services.GetRequiredService<AppDb>();
        services.GetRequiredService<ViewerContext>().Viewer =
            await services.GetRequiredService<PostReader>().ReadAsync(found.CreatedBy, ticket.ForSchool, stoppingToken);

        var job = await db.Jobs.FirstAsync(j => j.Id == ticket.JobId, stoppingToken);
        job.State = JobState.Running;
        job.StartedAt = clock.UtcNow;
        job.Attempts++;
        await db.SaveChangesAsync(stoppingToken);
        if (job.Attempts > MaxAttempts)
        {
            // It brought the process down each time; the queue goes on without it.
            await FinishAsync(ticket, JobState.Failed, null, NotDone(job), stoppingToken);
            return;
        }

        try
        {
            var handler = services.GetServices<IJobHandler>().Single(h => h.Kind == job.Kind);
            var progress = new JobProgress((done, total, token) => WriteProgressAsync(ticket, done, total, token), time);
            var result = await handler.RunAsync(job, progress, stoppingToken);
            await FinishAsync(ticket, JobState.Done, result, result?.Note, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops; the lease runs out and the job is taken up again.
            throw;
        }
        catch (JobRefusedException refusal)
        {
            await FinishAsync(ticket, JobState.Failed, null, refusal.Message, stoppingToken);
        }
#pragma warning disable CA1031 // Whatever a handler throws ends this job, not the worker; it is logged and tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Job {JobId} of kind {Kind} failed on attempt {Attempt}", job.Id, job.Kind, job.Attempts);
            if (job.Attempts >= MaxAttempts)
                await FinishAsync(ticket, JobState.Failed, null, NotDone(job), stoppingToken);
        }
    }

    private static string NotDone(Job job) => $"没有做成。请把编号 {job.Id.ToString()[..8]} 告诉系统管理员。";

    private async Task WriteProgressAsync(JobTicket ticket, int done, int total, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(ticket.ForSchool, Guid.Empty);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Jobs.Where(j => j.Id == ticket.JobId)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.Done, done).SetProperty(j => j.Total, total), cancellationToken);
    }

    private async Task FinishAsync(JobTicket ticket, JobState state, JobResult? result, string? problem, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<TenantContext>().Enter(ticket.ForSchool, Guid.Empty);
        var db = services.GetRequiredService<AppDb>();
        var job = await db.Jobs.FirstAsync(j => j.Id == ticket.JobId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (result is not null)
        {
            var file = new StoredFile { Name = result.Name, ContentType = result.ContentType, Content = result.Content, ExpiresAt = clock.UtcNow + result.KeptFor };
            db.StoredFiles.Add(file);
            job.FileId = file.Id;
        }

        job.State = state;
        job.Problem = problem;
        job.FinishedAt = clock.UtcNow;
        await db.SaveChangesAsync(cancellationToken);
        await DropTicketAsync(db, ticket.JobId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RenewAsync(Guid jobId, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 3, time, cancellationToken);
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.UtcNow + Lease;
                await scope.ServiceProvider.GetRequiredService<AppDb>().JobTickets.Where(t => t.JobId == jobId)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeasedUntil, until), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The job is finished or the process stops.
        }
    }

    private static Task<int> DropTicketAsync(AppDb db, Guid jobId, CancellationToken cancellationToken) =>
        db.JobTickets.Where(t => t.JobId == jobId).ExecuteDeleteAsync(cancellationToken);
}
