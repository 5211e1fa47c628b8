using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Review;

/// <summary>An approved version of a record, without its content.</summary>
/// <param name="VersionNo">From 1.</param>
/// <param name="ApprovedAt">When it was approved (UTC).</param>
/// <param name="ApprovedBy">Name of who approved it; null when the account is gone.</param>
/// <param name="Reason">Why it was corrected; null for version 1.</param>
public sealed record KeptVersion(int VersionNo, DateTimeOffset ApprovedAt, string? ApprovedBy, string? Reason);

/// <summary>Keeps what was approved as it stood, so that both versions of a corrected record can be read.</summary>
public interface IVersionStore
{
    /// <summary>Adds the record's present version to what the next save writes.</summary>
    /// <param name="record">The record, with its new version number, approver and moment.</param>
    /// <param name="fields">Its form as posted fields.</param>
    /// <param name="reason">Why it was corrected; null for version 1.</param>
    /// <param name="cancellationToken">Cancels the sealing.</param>
    Task KeepAsync(ReviewedRecord record, IReadOnlyDictionary<string, string[]> fields, string? reason, CancellationToken cancellationToken);

    /// <summary>The versions of a record, newest first.</summary>
    Task<IReadOnlyList<KeptVersion>> ListAsync(ReviewedRecord record, CancellationToken cancellationToken);

    /// <summary>The posted fields of one version; null when there is no such version.</summary>
    Task<IReadOnlyDictionary<string, string[]>?> OpenAsync(ReviewedRecord record, int versionNo, CancellationToken cancellationToken);
}
