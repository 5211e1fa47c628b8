namespace LeftBehindCare.Web.Jobs;

/// <summary>What a room throws away for good when its time is over. Asked every hour, school by school.</summary>
public interface ISweep
{
    /// <summary>One round in the current school.</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
