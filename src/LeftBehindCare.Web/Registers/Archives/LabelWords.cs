namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Words that put a label on a child; no archive takes them (domain.md §2.4 A1).</summary>
internal static class LabelWords
{
    private static readonly string[] All = ["问题儿童", "问题学生", "差生", "坏孩子", "问题孩子"];

    /// <summary>The first such word of a text; null when there is none.</summary>
    public static string? In(string? text) => text is null ? null : All.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal));
}
