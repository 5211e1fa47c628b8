namespace LeftBehindCare.Registers.Sheets;

/// <summary>The titles of a looked-for column, ready for comparing.</summary>
internal sealed class SpecNames(ColumnSpec spec)
{
    /// <summary>
    /// Words that say whose thing a column holds: 父亲姓名 contains 姓名, and still is not the child's name.
    /// </summary>
    private static readonly string[] OtherPeople =
        ["父", "母", "爸", "妈", "监护", "家长", "成员", "班主任", "教师", "老师", "校长", "联系人", "祖", "爷", "奶", "外公", "外婆", "紧急", "委托", "户主", "曾用", "司机", "接送"];

    private readonly (string Key, double Weight)[] names =
    [
        (SheetText.Key(spec.Title), 1),
        .. spec.Synonyms.Select(s => (SheetText.Key(s), 0.95)),
    ];

    public ColumnSpec Spec { get; } = spec;

    /// <summary>How well a column's title fits: 1 the very title, 0.5 and more worth suggesting, 0 not at all.</summary>
    public double Score(ColumnKeys column)
    {
        double best = 0;
        foreach (var (name, weight) in names)
        {
            if (name.Length > 0) best = Math.Max(best, weight * Score(column, name));
        }

        return best;
    }

    private static double Score(ColumnKeys column, string name)
    {
        if (column.Full == name) return 1;
        if (column.Bare == name || column.Own == name) return 0.97;
        if (column.Leaf == name && !SpeaksOfOthers(column.Bare, name)) return 0.85;
        if (name.Length < 2 || column.Bare.Length < 2) return 0;

        var (longer, shorter) = column.Bare.Length > name.Length ? (column.Bare, name) : (name, column.Bare);
        if (!longer.Contains(shorter, StringComparison.Ordinal) || SpeaksOfOthers(longer, shorter)) return 0;
        return 0.4 + 0.35 * shorter.Length / longer.Length;
    }

    private static bool SpeaksOfOthers(string longer, string shorter) =>
        OtherPeople.Any(w => longer.Contains(w, StringComparison.Ordinal) && !shorter.Contains(w, StringComparison.Ordinal));
}

/// <summary>The title of a column of an uploaded table, ready for comparing.</summary>
internal sealed class ColumnKeys
{
    private static readonly string[] TheChild = ["学生", "儿童", "孩子", "幼儿", "本人", "留守儿童", "留守学生"];

    public ColumnKeys(SheetColumn column)
    {
        Full = SheetText.Key(column.Title);
        Bare = SheetText.BareKey(column.Title);
        Leaf = SheetText.BareKey(column.Parts[^1]);
        var prefix = TheChild.Where(w => Bare.Length > w.Length && Bare.StartsWith(w, StringComparison.Ordinal)).MaxBy(w => w.Length);
        Own = prefix is null ? Bare : Bare[prefix.Length..];
    }

    /// <summary>The whole title.</summary>
    public string Full { get; }

    /// <summary>The title without remarks in brackets.</summary>
    public string Bare { get; }

    /// <summary>The lowest part of a header of several rows.</summary>
    public string Leaf { get; }

    /// <summary>The title without a leading 学生 or 儿童.</summary>
    public string Own { get; }
}
