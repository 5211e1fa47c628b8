using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Jobs;

public enum JobState
{
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,
    Cancelled = 4,
}

/// <summary>Heavy work done later, with the rights its starter still has when it runs.</summary>
public sealed class Job : SchoolRecord, INotLogged
{
    /// <summary>Key of the job handler.</summary>
    public required string Kind { get; init; }

    /// <summary>Shown to the person, such as 打印四年级基本情况登记表.</summary>
    public required string Title { get; init; }

    /// <summary>JSON arguments of the handler: ids and choices, never names or numbers.</summary>
    public required string Arguments { get; init; }

    public JobState State { get; set; }
    public int Done { get; set; }
    public int Total { get; set; }

    /// <summary>What went wrong, in a sentence for the person.</summary>
    public string? Problem { get; set; }

    /// <summary>Result in the content store.</summary>
    public Guid? FileId { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int Attempts { get; set; }
}

/// <summary>
/// The queue's ticket. Global, because a worker has no school before it picks one; holds ids only. The worker takes tickets
/// with FOR UPDATE SKIP LOCKED, then enters the school's scope to do the job.
/// </summary>
public sealed class JobTicket
{
    public Guid JobId { get; init; }
    public Guid ForSchool { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }
}

/// <summary>A file kept by the content store; served only through controllers that check the row.</summary>
public sealed class StoredFile : SchoolRecord, INotLogged
{
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required byte[] Content { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
