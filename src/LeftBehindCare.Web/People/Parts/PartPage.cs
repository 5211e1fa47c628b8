namespace LeftBehindCare.Web.People.Parts;

/// <summary>One part of a child being filled in.</summary>
public sealed class PartPage
{
    public required Guid ChildId { get; init; }

    public required string ChildName { get; init; }

    /// <summary>Such as 母亲的外出.</summary>
    public required string Heading { get; init; }

    public required object Form { get; init; }

    /// <summary>Null for a new one.</summary>
    public Guid? RecordId { get; init; }

    public uint RowVersion { get; init; }

    /// <summary>Where it posts.</summary>
    public required string Action { get; init; }

    public required string BackUrl { get; init; }

    /// <summary>Where removing posts; null where there is nothing to remove.</summary>
    public string? RemoveUrl { get; init; }

    /// <summary>改了会一起变: other children of the same person.</summary>
    public IReadOnlyList<string> AlsoConcerned { get; init; } = [];

    /// <summary>Asked in addition: why something already written down is changed.</summary>
    public string? Reason { get; init; }

    /// <summary>What to know beforehand.</summary>
    public string? Hint { get; init; }

    /// <summary>Values that travel unseen.</summary>
    public IReadOnlyDictionary<string, string> Hidden { get; init; } = new Dictionary<string, string>();

    /// <summary>A partial view above the form, with its model.</summary>
    public (string View, object Model)? Above { get; init; }
}
