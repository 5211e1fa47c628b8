using System.Globalization;
using System.Text;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>First aid for everything typed or pasted: widths, invisible characters, length in code points.</summary>
public static class WrittenText
{
    /// <summary>Full width to half width for the ASCII range and the ideographic space; NFC; invisible characters out; ends trimmed.</summary>
    public static string Tidy(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return "";
        var text = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            if (rune.Value is >= 0xFF01 and <= 0xFF5E) text.Append((char)(rune.Value - 0xFEE0));
            else if (Rune.IsWhiteSpace(rune)) text.Append(' ');
            else text.Append(rune);
        }

        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>For numbers: tidy, without any space, letters in upper case, without the apostrophe Excel users put before text.</summary>
    public static string Compact(string? written) =>
        Tidy(written).Replace(" ", "", StringComparison.Ordinal).TrimStart('\'', '‘', '’', '`').ToUpperInvariant();

    /// <summary>Length in code points: 𬱖 is one, as people count and as the database does.</summary>
    public static int Length(string? text)
    {
        var length = 0;
        foreach (var _ in (text ?? "").EnumerateRunes()) length++;
        return length;
    }

    /// <summary>The first code points of a text, never half a character.</summary>
    public static string First(string text, int length)
    {
        var taken = 0;
        var units = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (taken++ == length) break;
            units += rune.Utf16SequenceLength;
        }

        return text[..units];
    }

    /// <summary>A problem when the text is longer than the field.</summary>
    public static Problem? TooLong(string? text, int most)
    {
        var length = Length(text);
        return length <= most
            ? null
            : new Problem(Severity.Error, "text.long", $"多了{length - most}个字。这里最多写{most}个字，现在{length}个。");
    }

    /// <summary>The number a spreadsheet has turned into 4.3E+17: its last digits are gone for good.</summary>
    internal static bool IsScientific(string compact)
    {
        // Spreadsheets always write the plus; without it a passport such as 12E345678 would look like a number, too.
        var e = compact.IndexOf("E+", StringComparison.Ordinal);
        return e > 0 && compact[..e].All(c => char.IsAsciiDigit(c) || c == '.') && compact[(e + 2)..].All(char.IsAsciiDigit);
    }

    internal static bool IsInvisible(Rune rune) =>
        rune.Value is 0xFEFF or 0x00AD or 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));
}
