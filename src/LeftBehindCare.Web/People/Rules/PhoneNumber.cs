using System.Text.RegularExpressions;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>What kind of number was read.</summary>
public enum PhoneForm
{
    /// <summary>Nothing, or nothing usable.</summary>
    None,

    /// <summary>手机, eleven digits.</summary>
    Mobile,

    /// <summary>固话: area code, hyphen, number, perhaps hyphen and extension.</summary>
    Landline,

    /// <summary>E.164 with a plus sign, for 港澳台 and abroad.</summary>
    International,

    /// <summary>110 and other public numbers.</summary>
    Hotline,
}

/// <summary>A telephone number read.</summary>
/// <param name="Value">Normal form.</param>
/// <param name="Form">What kind.</param>
/// <param name="Problem">The gravest problem, or null.</param>
public sealed record PhoneReading(string? Value, PhoneForm Form, Problem? Problem = null) : Reading(Value, Problem);

/// <summary>Telephone numbers as schools write them: with spaces, +86, Chinese dashes, several in one cell (domain.md §4.3).</summary>
public static partial class PhoneNumber
{
    private static readonly HashSet<string> Hotlines = ["110", "119", "120", "12345", "12355"];

    /// <summary>Reads one number.</summary>
    /// <param name="written">As typed or as in the sheet.</param>
    /// <param name="allowHotline">Whether 110, 119, 120, 12345, 12355 are acceptable here.</param>
    public static PhoneReading Check(string? written, bool allowHotline = false)
    {
        var text = Unify(written);
        if (text.Length == 0) return new PhoneReading(null, PhoneForm.None);
        if (WrittenText.IsScientific(text))
            return Bad(text, "phone.scientific", $"表格软件把号码改成了科学计数法（{text}）。请把这一列设为“文本”，再重新录入。");
        if (text.StartsWith("00", StringComparison.Ordinal)) text = "+" + text[2..];
        var digits = Digits(text);
        if (text[0] == '+' && !digits.StartsWith("86", StringComparison.Ordinal))
        {
            return International().IsMatch("+" + digits)
                ? new PhoneReading("+" + digits, PhoneForm.International)
                : Bad(text, "phone.international", "境外号码写成“+国家或地区代码 号码”，一共8到15位数字，例如 +852 开头的香港号码。");
        }

        if (text[0] == '+') (text, digits) = (text[3..].TrimStart('-'), digits[2..]);
        if (text.Any(c => !char.IsAsciiDigit(c) && c != '-'))
            return Bad(text, "phone.character", $"电话里有“{text.First(c => !char.IsAsciiDigit(c) && c != '-')}”。请只写数字；几个号码请分开填。");
        if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.Length == 12 && digits.StartsWith("01", StringComparison.Ordinal) && Mobile().IsMatch(digits[1..])) digits = digits[1..];
        if (Mobile().IsMatch(digits)) return new PhoneReading(digits, PhoneForm.Mobile);
        if (Hotlines.Contains(digits))
        {
            return allowHotline
                ? new PhoneReading(digits, PhoneForm.Hotline)
                : Bad(digits, "phone.hotline", $"{digits} 是公共电话，不能当作联系电话。");
        }

        if (digits[0] == '0') return Landline(text, digits);
        if (digits[0] == '1' && digits.Length >= 9)
        {
            return Bad(digits, "phone.mobile", digits.Length switch
            {
                < 11 => $"少了{11 - digits.Length}位。手机号是11位，现在{digits.Length}位。",
                > 11 => $"多了{digits.Length - 11}位。手机号是11位，现在{digits.Length}位。",
                _ => $"手机号第2位是3到9，现在是{digits[1]}。请再核对一遍。",
            });
        }

        return digits.Length is 7 or 8
            ? Bad(digits, "phone.area", "座机号前面少了区号。请写成“区号-号码”。")
            : Bad(digits, "phone.length", $"手机号是11位，座机要带区号；现在是{digits.Length}位数字。请再核对一遍。");
    }

    /// <summary>Reads a cell that may hold several numbers separated by 、，；/ or 或.</summary>
    public static IReadOnlyList<PhoneReading> CheckMany(string? written) =>
        [.. Separators().Split(WrittenText.Tidy(written)).Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => Check(p))];

    /// <summary>138****5678 and 0999-****567: what is shown to those who may not see the whole number.</summary>
    public static string Mask(string number)
    {
        if (number.Length < 7) return new string('*', number.Length);
        var head = number.Length == 11 && number[0] == '1' ? 3 : Math.Min(number.IndexOf('-', StringComparison.Ordinal) is >= 0 and var h ? h + 1 : 4, number.Length - 6);
        var tail = Math.Min(4, number.Length - head - 3);
        return string.Concat(number.AsSpan(0, head), new string('*', number.Length - head - tail), number.AsSpan(number.Length - tail));
    }

    private static PhoneReading Landline(string text, string digits)
    {
        // Two-digit areas (01x, 02x) are three digits with the zero, all others four.
        var area = digits.Length > 2 && digits[1] is '1' or '2' ? 3 : 4;
        var parts = text.Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && parts[0].Length is 3 or 4) area = parts[0].Length;
        var rest = digits.Length > area ? digits[area..] : "";
        var extension = parts.Length switch
        {
            3 when parts[1].Length >= 7 => parts[2],
            2 when parts[0].Length > 4 => parts[1],
            _ => "",
        };
        if (extension.Length > 0 && rest.EndsWith(extension, StringComparison.Ordinal)) rest = rest[..^extension.Length];
        var value = $"{digits[..Math.Min(area, digits.Length)]}-{rest}" + (extension.Length > 0 ? "-" + extension : "");
        if (LandlineForm().IsMatch(value)) return new PhoneReading(value, PhoneForm.Landline);
        return Bad(text, "phone.landline", $"座机是区号加7位或8位号码，现在号码是{rest.Length}位。请再核对一遍。");
    }

    private static string Unify(string? written)
    {
        var text = WrittenText.Compact(written);
        text = Dashes().Replace(text, "-");
        text = text.Replace("转", "-", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "-", StringComparison.Ordinal);
        return Repeats().Replace(text, "-").Trim('-', '.');
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static PhoneReading Bad(string number, string key, string message) => new(number, PhoneForm.None, new Problem(Severity.Error, key, message));

    [GeneratedRegex(@"^1[3-9]\d{9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^0\d{2,3}-\d{7,8}(-\d{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex LandlineForm();

    [GeneratedRegex(@"^\+[1-9]\d{7,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    [GeneratedRegex("[\u2010-\u2015\u2212\u2500\u2501\u30FC\uFE58\uFE63_~～]", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    [GeneratedRegex("-{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Repeats();

    [GeneratedRegex("[、，,；;/|\\\\或\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
