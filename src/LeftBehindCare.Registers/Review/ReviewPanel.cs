using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Review;

/// <summary>Where a reviewed record stands and what the person may do about it; part of the edit page.</summary>
public sealed record ReviewPanel
{
    /// <summary>Where it stands; a draft for a record not saved yet.</summary>
    public required RecordStatus Status { get; init; }

    /// <summary>The version in force, 0 before the first approval.</summary>
    public int VersionNo { get; init; }

    /// <summary>What the reviewer wrote when giving it back.</summary>
    public string? Comment { get; init; }

    /// <summary>Why the approved record was corrected.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>What the person just typed as a reason, kept over a refusal.</summary>
    public string? TypedReason { get; init; }

    /// <summary>What the reviewer just typed as a comment, kept over a refusal.</summary>
    public string? TypedComment { get; init; }

    /// <summary>What the reviewer just typed of single fields, kept over a refusal.</summary>
    public IReadOnlyList<FieldComment> TypedFields { get; init; } = [];

    /// <summary>What was said of single fields when it was given back, by the name of the field.</summary>
    public ILookup<string, string>? Said { get; init; }

    /// <summary>Titles of the fields that a comment can be about.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether the person may approve it or give it back as it stands.</summary>
    public bool CanReview { get; init; }

    /// <summary>Whether the person may take it out of the files again.</summary>
    public bool CanTakeOut { get; init; }

    /// <summary>What a correction changed against the version in force; empty for a first version.</summary>
    public IReadOnlyList<ConflictField> Changes { get; init; } = [];

    /// <summary>What was approved so far, newest first.</summary>
    public IReadOnlyList<KeptVersion> Versions { get; init; } = [];

    /// <summary>Whether saving may hand it in at once.</summary>
    public bool CanSubmit => Status is RecordStatus.Draft or RecordStatus.Returned;

    /// <summary>Whether a change is a correction, which asks for its reason and goes to the reviewer by itself.</summary>
    public bool IsCorrection => Status == RecordStatus.Effective;
}
