using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Registers.Review;

/// <summary>One approved version of a record, to read.</summary>
public sealed class VersionPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>The record in the office's words.</summary>
    public required string Heading { get; init; }

    /// <summary>The record.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Number, moment, approver, reason.</summary>
    public required KeptVersion Version { get; init; }

    /// <summary>The form as it was approved.</summary>
    public required object Form { get; init; }
}
