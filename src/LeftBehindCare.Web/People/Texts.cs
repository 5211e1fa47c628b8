using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People;

/// <summary>Typed text on its way into a record.</summary>
internal static class Texts
{
    /// <summary>Tidied; null when nothing was written.</summary>
    public static string? OrNull(string? written) => WrittenText.Tidy(written) is { Length: > 0 } text ? text : null;

    /// <summary>A text of several lines: ends trimmed, one kind of line break.</summary>
    public static string Lines(string written) => written.Trim().ReplaceLineEndings("\n");

    /// <summary>The same; null when nothing was written.</summary>
    public static string? LinesOrNull(string? written) => string.IsNullOrWhiteSpace(written) ? null : Lines(written);
}
