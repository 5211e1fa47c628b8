namespace LeftBehindCare.Registers.Records;

/// <summary>
/// An archive (P type, domain.md §2.2): written as a draft, handed in, approved or given back with a comment; once approved a
/// change asks for a reason and makes the next version. The moves are here; who may make them is the controllers' business.
/// </summary>
public abstract class ReviewedRecord : SchoolRecord
{
    /// <summary>Where it stands.</summary>
    public RecordStatus Status { get; set; }

    /// <summary>0 before the first approval, then 1, 2, … with each correction.</summary>
    public int VersionNo { get; set; }

    /// <summary>What the reviewer wrote when returning it.</summary>
    public string? ReviewComment { get; set; }

    /// <summary>When it was last handed in (UTC); null while it is a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When it was handed in for the first time (UTC): since then it counts; null while it never was.</summary>
    public DateTimeOffset? FirstSubmittedAt { get; set; }

    /// <summary>Why an approved record is being corrected, at most 200 characters; goes into the next version.</summary>
    public string? CorrectionReason { get; set; }

    /// <summary>When the version in force was approved (UTC); null before the first approval.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>The account that approved the version in force.</summary>
    public Guid? ApprovedBy { get; set; }

    /// <summary>Filed away or void: nothing of it is changed any more, nor of what hangs on it.</summary>
    public bool IsClosed => Status is RecordStatus.Archived or RecordStatus.Void;

    /// <summary>提交, or once more after a change.</summary>
    /// <param name="at">The moment (UTC).</param>
    public void HandIn(DateTimeOffset at) => (Status, SubmittedAt, FirstSubmittedAt) = (RecordStatus.Submitted, at, FirstSubmittedAt ?? at);

    /// <summary>退回.</summary>
    /// <param name="comment">What to change.</param>
    public void GiveBack(string comment) => (Status, ReviewComment) = (RecordStatus.Returned, comment);

    /// <summary>归档: its time is over, nothing of it changes any more.</summary>
    public void FileAway() => Status = RecordStatus.Archived;

    /// <summary>取消归档: in force as before, so that it can be corrected.</summary>
    public void TakeOut() => Status = RecordStatus.Effective;

    /// <summary>通过: the next version is in force.</summary>
    /// <param name="by">The account that approves.</param>
    /// <param name="at">The moment (UTC).</param>
    /// <returns>Why it was corrected; null for version 1.</returns>
    public string? Approve(Guid by, DateTimeOffset at)
    {
        var reason = CorrectionReason;
        (Status, ReviewComment, CorrectionReason) = (RecordStatus.Effective, null, null);
        (VersionNo, ApprovedBy, ApprovedAt) = (VersionNo + 1, by, at);
        return reason;
    }

    /// <summary>作废; what is written of its review stays, so that it can go back.</summary>
    public void Void() => Status = RecordStatus.Void;

    /// <summary>Takes 作废 back: as far as its own marks tell, and never further. A correction that waited waits again.</summary>
    public void Revive()
    {
        if (Status != RecordStatus.Void) return;
        Status = CorrectionReason is not null ? ReviewComment is not null ? RecordStatus.Returned : RecordStatus.Submitted
            : VersionNo > 0 ? RecordStatus.Effective
            : ReviewComment is not null ? RecordStatus.Returned
            : SubmittedAt is not null ? RecordStatus.Submitted
            : RecordStatus.Draft;
    }
}
