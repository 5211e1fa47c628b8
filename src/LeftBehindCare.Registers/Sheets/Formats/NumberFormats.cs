using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Number formats of .xlsx and .xls: which make a date of a number, and how the others show it.</summary>
internal sealed class NumberFormats
{
    private readonly Dictionary<int, string> codes = [];
    private readonly List<int> styles = [];
    private readonly ConcurrentDictionary<int, Format> known = [];

    /// <summary>Days between the 1904 and the 1900 date system.</summary>
    private const int Days1904 = 1462;

    public bool From1904 { get; set; }

    public int StyleCount => styles.Count;

    public void AddCode(int id, string code) => codes[id] = code;

    public void AddStyle(int formatId) => styles.Add(formatId);

    public CellValue Cell(double number, int style)
    {
        if (!double.IsFinite(number)) return CellValue.OfError("#NUM!");

        var id = (uint)style < (uint)styles.Count ? styles[style] : 0;
        if (id == 0) return CellValue.OfNumber(number);

        var format = known.GetOrAdd(id, Recognise);
        if (format.IsDate) return CellValue.OfSerial(From1904 ? number + Days1904 : number);
        return format.Pattern is null ? CellValue.OfNumber(number) : CellValue.OfFormatted(number, format.Pattern);
    }

    /// <summary>The number as the format shows it; decimal keeps what Excel shows, double would bring up digits behind it.</summary>
    public static string Show(double number, string pattern) =>
        Math.Abs(number) < 1e27 ? ((decimal)number).ToString(pattern, CultureInfo.InvariantCulture) : CellValue.General(number);

    private Format Recognise(int id)
    {
        if (codes.TryGetValue(id, out var code)) return Parse(code);
        return id switch
        {
            // 27-36 and 50-58 are the dates of the Chinese, Japanese and Korean editions (ECMA-376 part 1, 18.8.30).
            >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => new Format(true, null),
            1 => new Format(false, "0"),
            2 => new Format(false, "0.00"),
            3 => new Format(false, "#,##0"),
            4 => new Format(false, "#,##0.00"),
            9 => new Format(false, "0%"),
            10 => new Format(false, "0.00%"),
            _ => new Format(false, null),
        };
    }

    /// <summary>Reads the first section of a format code; one that .NET cannot show the same way counts as general.</summary>
    private static Format Parse(string code)
    {
        var pattern = new StringBuilder();
        bool isDate = false, plain = true;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = code[i];
            switch (c)
            {
                case '"':
                    var end = code.IndexOf('"', i + 1);
                    if (end < 0) end = code.Length;
                    foreach (var literal in code.AsSpan(i + 1, Math.Max(0, end - i - 1))) pattern.Append('\\').Append(literal);
                    i = end;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close < 0) close = code.Length;
                    var inside = code.AsSpan(i + 1, Math.Max(0, close - i - 1));
                    isDate |= inside is "h" or "hh" or "m" or "mm" or "s" or "ss" or "H" or "HH";
                    i = close;
                    break;
                case '\\':
                    if (++i < code.Length) pattern.Append('\\').Append(code[i]);
                    break;
                case '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    isDate = true;
                    break;
                case '0' or '#' or '.' or ',' or '%':
                    pattern.Append(c);
                    break;
                case '-' or ' ' or '(' or ')' or '/' or '+':
                    pattern.Append('\\').Append(c);
                    break;
                default:
                    plain = false;
                    break;
            }
        }

        var usable = plain && pattern.Length is > 0 and < 100 && pattern.ToString().AsSpan().ContainsAny('0', '#');
        return new Format(isDate, !isDate && usable ? pattern.ToString() : null);
    }

    private sealed record Format(bool IsDate, string? Pattern);
}
