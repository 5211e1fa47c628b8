namespace LeftBehindCare.Registers.Records;

/// <summary>
/// An archive (P type, domain.md §2.2): written as a draft, handed in, approved or given back with a comment; once approved a
/// change asks for a reason and makes the next version. Corrections and approvals go through <c>ReviewedController</c>.
/// </summary>
public abstract class ReviewedRecord : SchoolRecord, IReviewed
{
    /// <inheritdoc/>
    public RecordStatus Status { get; set; }

    /// <inheritdoc/>
    public int VersionNo { get; set; }

    /// <inheritdoc/>
    public string? ReviewComment { get; set; }

    /// <summary>When it was last handed in (UTC); null while it is a draft.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Why an approved record is being corrected, at most 200 characters; goes into the next version.</summary>
    public string? CorrectionReason { get; set; }

    /// <summary>When the version in force was approved (UTC); null before the first approval.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>The account that approved the version in force.</summary>
    public Guid? ApprovedBy { get; set; }
}
