namespace LeftBehindCare.Web.Jobs;

/// <summary>
/// Does one kind of job. Runs in a scope of the job's school as the person who started it, whose rights are read anew: a
/// handler must check them again (the post may have ended since).
/// </summary>
public interface IJobHandler
{
    /// <summary>Matches <see cref="Job.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Does the work and returns the file to keep, or null. A <see cref="JobRefusedException"/> carries a sentence for the person.</summary>
    Task<JobResult?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken);

    /// <summary>
    /// Called in a transaction each time the file is fetched, as the person who fetches it: checks the rights of this moment and
    /// writes the access log. Refuses by <see cref="JobRefusedException"/>; without an own answer nothing is handed out.
    /// </summary>
    Task HandOverAsync(Job job, CancellationToken cancellationToken) =>
        throw new JobRefusedException("这项任务没有可取的文件。");
}

/// <summary>The file a job made.</summary>
public sealed record JobResult(byte[] Content, string ContentType, string Name, TimeSpan KeptFor)
{
    /// <summary>What could not be done although the rest was, by name; null when all went well.</summary>
    public string? Note { get; init; }
}

/// <summary>The job must not or cannot be done, for a reason the person can read.</summary>
public sealed class JobRefusedException(string message) : Exception(message);

/// <summary>Tells how far a job is; written to the database at most twice a second.</summary>
public sealed class JobProgress(Func<int, int, CancellationToken, Task> write, TimeProvider clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private long _last;

    public async Task ReportAsync(int done, int total, CancellationToken cancellationToken)
    {
        if (done < total && _last != 0 && clock.GetElapsedTime(_last) < Pace) return;
        _last = clock.GetTimestamp();
        await write(done, total, cancellationToken);
    }
}
