namespace LeftBehindCare.Registers.Publishing;

/// <summary>What a room wants done by the person who asks, today. The home page collects them by dependency injection.</summary>
public interface ITaskSource
{
    /// <summary>The person's tasks from this room; one narrow query, none when the person has no business there.</summary>
    Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>One line of 要办的事: what, why, and one button that leads there.</summary>
public sealed record OfficeTask
{
    /// <summary>How it presses.</summary>
    public required TaskUrgency Urgency { get; init; }

    /// <summary>Name of an icon.</summary>
    public required string Icon { get; init; }

    /// <summary>Such as 退回1份基本情况登记表.</summary>
    public required string Title { get; init; }

    /// <summary>The reason, or whom it concerns; null when the title says it all.</summary>
    public string? Why { get; init; }

    /// <summary>The button: a verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Controller that the button leads to.</summary>
    public required string Controller { get; init; }

    /// <summary>Its action.</summary>
    public string Action { get; init; } = "Index";

    /// <summary>Route values; null for none.</summary>
    public object? Route { get; init; }
}

/// <summary>The order of 要办的事 and the colour of its icon.</summary>
public enum TaskUrgency
{
    /// <summary>Given back or gone wrong: red.</summary>
    Returned,

    /// <summary>Somebody waits for it: blue.</summary>
    Waited,

    /// <summary>To be filled or renewed: 杏.</summary>
    Due,

    /// <summary>Good to know, or a next step.</summary>
    Next,
}
