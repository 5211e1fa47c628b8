namespace LeftBehindCare.Registers.Sheets;

/// <summary>One column of an uploaded table.</summary>
/// <param name="Index">Place, 0 for A.</param>
/// <param name="Title">Its title; the parts of a header of several rows are joined by a blank.</param>
/// <param name="Name">The title, with #2, #3… when it occurs again further right; unique, and the same when columns move.</param>
/// <param name="Parts">The distinct texts of the header rows, from top to bottom.</param>
public sealed record SheetColumn(int Index, string Title, string Name, IReadOnlyList<string> Parts)
{
    /// <summary>The column's letter in the spreadsheet, such as AB.</summary>
    public string Letter => LetterOf(Index);

    /// <summary>The letter of a column.</summary>
    /// <param name="index">Place, 0 for A.</param>
    /// <returns>The letter, such as AB.</returns>
    public static string LetterOf(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
