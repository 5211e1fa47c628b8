using System.Text.RegularExpressions;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>
/// Keeps text in CSV files from running as a formula (ASVS 1.2.10): an apostrophe goes before it. The guard can be taken
/// off again, so that what was exported comes back the same.
/// </summary>
public static partial class FormulaGuard
{
    /// <summary>Puts an apostrophe before a text that a spreadsheet would take for a formula.</summary>
    /// <param name="value">The text of a cell.</param>
    /// <returns>The text, guarded where it must be.</returns>
    public static string Add(string value) => Dangerous().IsMatch(value) || GuardedDigits().IsMatch(value) ? "'" + value : value;

    /// <summary>Takes the apostrophe off again, also the one that other programs put before long numbers.</summary>
    /// <param name="value">The text as it stands in the file.</param>
    /// <returns>The text itself.</returns>
    public static string Remove(string value) =>
        value is ['\'', .. var rest] && (Dangerous().IsMatch(rest) || GuardedDigits().IsMatch(value)) ? rest : value;

    [GeneratedRegex(@"^'*[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Dangerous();

    [GeneratedRegex(@"^'+[0-9]{6}", RegexOptions.CultureInvariant)]
    private static partial Regex GuardedDigits();
}
