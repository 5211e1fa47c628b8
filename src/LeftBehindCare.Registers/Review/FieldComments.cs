namespace LeftBehindCare.Registers.Review;

/// <summary>What a reviewer said of one field.</summary>
/// <param name="Title">The field as the form calls it.</param>
/// <param name="Words">What to change.</param>
public sealed record FieldComment(string Title, string Words);

/// <summary>
/// A reviewer's comment on the whole and on single fields, kept as the one text that stands in the history and on the home
/// page: a line 【身高】请再量一次 is about that field.
/// </summary>
public static class FieldComments
{
    private const char Open = '【';
    private const char Close = '】';

    /// <summary>As many fields as one return can point at.</summary>
    public const int Most = 3;

    /// <summary>What was typed, row by row; rows with nothing in them are left out.</summary>
    /// <param name="titles">The fields.</param>
    /// <param name="words">What is said of them.</param>
    /// <returns>At most <see cref="Most"/>.</returns>
    public static IReadOnlyList<FieldComment> Typed(IEnumerable<string?>? titles, IEnumerable<string?>? words) =>
        [.. (titles ?? []).Zip(words ?? [], (title, said) => new FieldComment(title?.Trim() ?? "", said?.Trim() ?? "")).Where(f => f.Title.Length + f.Words.Length > 0).Take(Most)];

    /// <summary>Why what was typed cannot be taken; null when it can.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="titles">The fields that the form has.</param>
    /// <returns>A sentence.</returns>
    public static string? WhyNot(IReadOnlyList<FieldComment> typed, IReadOnlyCollection<string> titles) =>
        typed.Any(f => f.Title.Length == 0 || f.Words.Length == 0) ? "指到某一栏的意见，请把栏目和意见都写上。"
        : typed.Any(f => !titles.Contains(f.Title)) ? "请从列表里选栏目。"
        : null;

    /// <summary>The text.</summary>
    /// <param name="general">What is said of the whole; null or empty for nothing.</param>
    /// <param name="fields">What is said of fields; those without words are left out.</param>
    /// <returns>Lines; empty when nothing was said.</returns>
    public static string Compose(string? general, IEnumerable<FieldComment> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var lines = new List<string>();
        if (!string.IsNullOrWhiteSpace(general)) lines.Add(general.Trim());
        lines.AddRange(fields.Where(f => !string.IsNullOrWhiteSpace(f.Title) && !string.IsNullOrWhiteSpace(f.Words)).Select(f => $"{Open}{f.Title}{Close}{f.Words.Trim().ReplaceLineEndings(" ")}"));
        return string.Join('\n', lines);
    }

    /// <summary>What was said of fields, by their names as posted.</summary>
    /// <param name="comment">As <see cref="Compose"/> wrote it; null for none.</param>
    /// <param name="fields">Name and title of each field of the form.</param>
    /// <returns>Words by name; what is about a field that the form no longer has is left out.</returns>
    public static ILookup<string, string> ByName(string? comment, IEnumerable<(string Name, string Title)> fields)
    {
        var names = fields.ToLookup(f => f.Title, f => f.Name);
        return Read(comment).Fields.SelectMany(f => names[f.Title].Select(name => (Name: name, f.Words))).ToLookup(f => f.Name, f => f.Words);
    }

    /// <summary>The text taken apart.</summary>
    /// <param name="comment">As <see cref="Compose"/> wrote it; null for none.</param>
    /// <returns>What is about the whole, and what is about fields.</returns>
    public static (string General, IReadOnlyList<FieldComment> Fields) Read(string? comment)
    {
        var general = new List<string>();
        var fields = new List<FieldComment>();
        foreach (var line in (comment ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            var end = line.IndexOf(Close, StringComparison.Ordinal);
            if (line.StartsWith(Open) && end > 1 && end < line.Length - 1) fields.Add(new FieldComment(line[1..end], line[(end + 1)..]));
            else if (line.Length > 0) general.Add(line);
        }

        return (string.Join('\n', general), fields);
    }
}
