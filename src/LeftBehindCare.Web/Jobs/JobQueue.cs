using System.Text.Json;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Web.Jobs;

/// <summary>Puts work on the queue; job and ticket are saved together, and the worker is woken when they can be seen.</summary>
public sealed class JobQueue(AppDb db, TenantContext tenant, OfficeClock clock, JobSignal signal)
{
    public async Task<Guid> EnqueueAsync<TArguments>(string kind, string title, TArguments arguments, CancellationToken cancellationToken)
    {
        var job = new Job { Kind = kind, Title = title, Arguments = JsonSerializer.Serialize(arguments) };
        db.Jobs.Add(job);
        db.JobTickets.Add(new JobTicket
        {
            JobId = job.Id,
            ForSchool = tenant.SchoolId ?? throw new InvalidOperationException("A job belongs to a school."),
            DueAt = clock.UtcNow,
        });
        await db.SaveChangesAsync(cancellationToken);
        db.AfterCommit(signal.Ring);
        return job.Id;
    }
}

/// <summary>Wakes the worker of this process at once; other processes find the ticket at their next look.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    public void Ring()
    {
        if (_bell.CurrentCount > 0) return;
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody rang in between; once is enough.
        }
    }

    public Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => _bell.WaitAsync(timeout, cancellationToken);

    public void Dispose() => _bell.Dispose();
}
