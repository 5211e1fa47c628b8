using LeftBehindCare.Registers.Mvc;

namespace LeftBehindCare.Registers.Review;

/// <summary>What a reviewer decides on: what changed, and where the two answers are posted.</summary>
/// <param name="Changes">Against the version in force; empty for a first version.</param>
/// <param name="VersionNo">The version in force.</param>
/// <param name="RowVersion">Of what is shown; a decision on something that changed meanwhile is refused.</param>
/// <param name="Comment">What was typed before it was refused.</param>
/// <param name="Fields">Titles of the fields that a comment can be about.</param>
/// <param name="TypedFields">What was typed of single fields before it was refused.</param>
/// <param name="ApproveUrl">通过.</param>
/// <param name="ReturnUrl">退回.</param>
public sealed record ReviewCard(IReadOnlyList<ConflictField> Changes, int VersionNo, uint RowVersion, string? Comment, IReadOnlyList<string> Fields, IReadOnlyList<FieldComment> TypedFields, string ApproveUrl, string ReturnUrl);

/// <summary>The approved versions of a record with the page of each.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="UrlOf">Address of a version by its number.</param>
public sealed record VersionList(IReadOnlyList<KeptVersion> Versions, Func<int, string?> UrlOf);
