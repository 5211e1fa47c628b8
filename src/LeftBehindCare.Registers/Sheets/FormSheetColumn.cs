namespace LeftBehindCare.Registers.Sheets;

/// <summary>A property of a form as a column of its sheet.</summary>
public sealed record FormSheetColumn
{
    /// <summary>Name of the property.</summary>
    public required string Key { get; init; }

    /// <summary>Its title: the display name, with the group before it when two properties share the name.</summary>
    public required string Title { get; init; }

    /// <summary>The section of the form it stands in; <see langword="null"/> for none.</summary>
    public string? Group { get; init; }

    /// <summary>What the form says about how to fill it in.</summary>
    public string? Description { get; init; }

    /// <summary>The code set its values come from; <see langword="null"/> for free values.</summary>
    public string? CodeSet { get; init; }

    /// <summary>It cannot be saved empty.</summary>
    public bool Required { get; init; }

    /// <summary>It may be saved empty, but counts as incomplete (◆).</summary>
    public bool Wanted { get; init; }

    /// <summary>Only some may see it whole.</summary>
    public bool Masked { get; init; }
}
