namespace LeftBehindCare.Web.People.Changes;

/// <summary>One thing that happened, in the office's words.</summary>
/// <param name="At">When.</param>
/// <param name="Title">Such as 母亲外出.</param>
/// <param name="Text">Such as 2026-11-01 起，广东省东莞市; null when the title says it all.</param>
/// <param name="Who">Who wrote it down; null for what came by itself.</param>
/// <param name="Icon">Name of an icon.</param>
/// <param name="OnDay">The time of day says nothing (a turning point of 留守).</param>
public sealed record Happening(DateTimeOffset At, string Title, string? Text, string? Who, string Icon, bool OnDay = false);

/// <summary>One entry of the logs, for 谁看过、改过.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The person's name.</param>
/// <param name="What">What was done.</param>
/// <param name="Details">Field by field: old → new.</param>
/// <param name="Reason">Why, where a reason was asked.</param>
/// <param name="IsLook">Looked, printed or exported; otherwise changed.</param>
public sealed record LogLine(DateTimeOffset At, string Who, string What, IReadOnlyList<string> Details, string? Reason, bool IsLook);
