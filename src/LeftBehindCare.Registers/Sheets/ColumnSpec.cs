namespace LeftBehindCare.Registers.Sheets;

/// <summary>A column that an import looks for.</summary>
/// <param name="Key">Name in the code, such as <c>IdNo</c>; unique among the columns of an import.</param>
/// <param name="Title">Chinese title as the register's own sheets write it.</param>
public sealed record ColumnSpec(string Key, string Title)
{
    /// <summary>Other titles under which schools have the same thing.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Whether an import makes no sense without it.</summary>
    public bool Required { get; init; }

    /// <summary>
    /// Recognises a value of this column by itself, such as a valid 身份证号. Must be strict: a column full of such values
    /// is suggested even under a foreign title, and a title over other values is doubted.
    /// </summary>
    public Func<CellValue, bool>? Looks { get; init; }
}
