using System.Globalization;
using System.Text;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>Washes the text of cells: what Excel, WPS and other people's exports leave behind in it.</summary>
public static class SheetText
{
    private static readonly string[] Brackets = ["()", "（）", "[]", "【】", "〔〕", "<>", "《》"];

    /// <summary>Whether a text shows nothing: blanks of every kind, zero-width characters, byte order marks.</summary>
    /// <param name="value">The text.</param>
    /// <returns><see langword="true"/> when there is nothing to see.</returns>
    public static bool IsBlank(string? value)
    {
        if (value is null) return true;
        foreach (var c in value)
        {
            if (!char.IsWhiteSpace(c) && !IsInvisible(c)) return false;
        }

        return true;
    }

    /// <summary>
    /// Text for storing: NFC, no zero-width or control characters, blanks of every kind as plain spaces and none at the
    /// ends, full-width letters and digits as plain ones. Chinese punctuation and line breaks inside stay.
    /// </summary>
    /// <param name="value">The text as typed.</param>
    /// <returns>The washed text; empty when there is nothing to see.</returns>
    public static string Clean(string? value) => Wash(value, punctuationToo: false);

    /// <summary>
    /// Text for numbers, codes and dates: as <see cref="Clean"/>, and full-width punctuation becomes plain as well.
    /// </summary>
    /// <param name="value">The text as typed.</param>
    /// <returns>The washed text.</returns>
    public static string Narrow(string? value) => Wash(value, punctuationToo: true);

    /// <summary>Text for comparing: as <see cref="Narrow"/>, without blanks and punctuation, in lower case.</summary>
    /// <param name="value">A title or a name.</param>
    /// <returns>The key; empty when nothing but punctuation is there.</returns>
    public static string Key(string? value)
    {
        var narrow = Narrow(value);
        var key = new StringBuilder(narrow.Length);
        foreach (var rune in narrow.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune));
        }

        return key.ToString();
    }

    /// <summary>As <see cref="Key"/>, and remarks in brackets such as （必填） are left out.</summary>
    /// <param name="value">A column title.</param>
    /// <returns>The key; when everything stands in brackets, the key of the whole.</returns>
    internal static string BareKey(string value)
    {
        var bare = value;
        foreach (var pair in Brackets)
        {
            int open, close;
            while ((open = bare.IndexOf(pair[0])) >= 0 && (close = bare.IndexOf(pair[1], open)) > open)
                bare = bare.Remove(open, close - open + 1);
        }

        var key = Key(bare);
        return key.Length > 0 ? key : Key(value);
    }

    /// <summary>Length as the domain specification counts it: in code points.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Number of code points.</returns>
    internal static int CodePoints(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes()) count++;
        return count;
    }

    private static string Wash(string? value, bool punctuationToo)
    {
        if (string.IsNullOrEmpty(value)) return "";

        var washed = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                washed.Append(c).Append(value[++i]);
            else if (c is '\r')
                washed.Append(i + 1 < value.Length && value[i + 1] == '\n' ? "" : "\n");
            else if (c is '\n')
                washed.Append(c);
            else if (char.IsWhiteSpace(c))
                washed.Append(' ');
            else if (char.IsSurrogate(c))
                washed.Append('\uFFFD');
            else if (!IsInvisible(c))
                washed.Append(Half(c, punctuationToo));
        }

        return washed.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c) && c is not ('\n' or '\r' or '\t')
        || c is '\u00AD' or '\u034F' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F')
        || char.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned && c >= '\uFFFE';

    private static char Half(char c, bool punctuationToo) => c switch
    {
        >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' => (char)(c - 0xFEE0),
        >= '！' and <= '～' when punctuationToo => (char)(c - 0xFEE0),
        _ => c,
    };
}
