namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>Two versions of one form side by side, after somebody else was quicker.</summary>
public sealed record Comparison
{
    /// <summary>Who changed it meanwhile.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When, such as 10:31.</summary>
    public required string ChangedAt { get; init; }

    /// <summary>The fields that differ.</summary>
    public required IReadOnlyList<ComparedField> Fields { get; init; }

    /// <summary>Where the choice is posted.</summary>
    public required string Action { get; init; }

    /// <summary>The page to show the stored version on.</summary>
    public required string LeaveUrl { get; init; }

    /// <summary>Everything the person typed, and the stored version's token, as posted: they travel on unseen.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Hidden { get; init; }
}

/// <summary>One field of which the versions differ.</summary>
/// <param name="Name">Its property; the choice is posted as <c>Keep[Name]</c> = <c>stored</c> or <c>mine</c>.</param>
/// <param name="Label">Its label.</param>
/// <param name="Stored">What is stored, in words.</param>
/// <param name="Mine">What was typed, in words.</param>
public sealed record ComparedField(string Name, string Label, string Stored, string Mine);
