namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One tab of <c>&lt;lb-seg&gt;</c>.</summary>
/// <param name="Text">Such as 有错.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Count">How many are behind it; null when that is not known.</param>
/// <param name="IsCurrent">The one shown.</param>
/// <param name="Icon">From <see cref="Icons"/>.</param>
/// <param name="IconClass">Colour of the icon, such as <c>lb-over</c>.</param>
public sealed record CountTab(string Text, string Url, int? Count, bool IsCurrent, string? Icon = null, string? IconClass = null);
