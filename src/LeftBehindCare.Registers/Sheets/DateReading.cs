using System.Globalization;
using System.Text.RegularExpressions;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>Reads dates as people in schools write them.</summary>
internal static partial class DateReading
{
    private const string Write = "请写成 2016-04-12 这样";
    private const string Digits = "〇一二三四五六七八九";

    public static CellReading<DateOnly> Read(CellValue cell, DateOnly today)
    {
        if (cell.IsEmpty) return CellReading.Empty<DateOnly>();
        var shown = SheetValues.Shown(cell);
        if (cell.Date is { } moment)
        {
            return moment.Year >= 1900 ? CellReading.Good(DateOnly.FromDateTime(moment))
                : CellReading.Wrong<DateOnly>($"“{shown}”只有时刻，没有日期", Write);
        }

        var text = SheetText.Narrow(cell.Text);
        if (text.Contains('农', StringComparison.Ordinal) || text.Contains('阴', StringComparison.Ordinal))
            return CellReading.Wrong<DateOnly>($"“{shown}”是农历日期", "请写公历日期，如 2016-04-12");

        text = TimeOfDay().Replace(text, "");
        text = Weekday().Replace(text, "").Trim();
        text = FromChinese(text);
        if (SerialNumber().IsMatch(text) && int.Parse(text, CultureInfo.InvariantCulture) is >= 14_000 and <= 73_050 and var serial)
        {
            var date = DateOnly.FromDateTime(CellValue.FromSerial(serial));
            return cell.Kind == CellKind.Number ? CellReading.Good(date)
                : CellReading.Doubtful(date, $"“{shown}”像是 Excel 内部的日期数，按 {date:yyyy-MM-dd} 读", Write);
        }

        if (Compact().Match(text) is { Success: true } compact) return OfParts(compact, shown);
        if (SixDigits().IsMatch(text)) return SixDigitDate(text, shown, today);

        text = Separator().Replace(text, "-").Trim('-');
        if (YearFirst().Match(text) is { Success: true } yearFirst) return OfParts(yearFirst, shown);
        if (YearMonth().Match(text) is { Success: true } month)
            return MonthOnly(Part(month, "y"), Part(month, "m"), shown);
        if (ShortYear().Match(text) is { Success: true } shortYear)
        {
            var year = Century(Part(shortYear, "y"), today);
            var read = Of(year, Part(shortYear, "m"), Part(shortYear, "d"), shown);
            return read.HasValue ? CellReading.Doubtful(read.Value, $"“{shown}”的年份只有两位，按 {read.Value:yyyy-MM-dd} 读", Write) : read;
        }

        if (ShortYearLast().Match(text) is { Success: true } american)
        {
            var read = Of(Century(Part(american, "y"), today), Part(american, "a"), Part(american, "b"), shown);
            return read.HasValue ? CellReading.Doubtful(read.Value, $"“{shown}”的年份只有两位，按 {read.Value:yyyy-MM-dd} 读", Write) : read;
        }

        if (YearLast().Match(text) is { Success: true } yearLast) return OfYearLast(yearLast, shown);
        if (DateTime.TryParseExact(text.Replace('-', ' '), ["d MMM yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var english))
            return CellReading.Good(DateOnly.FromDateTime(english));
        return YearOnly().IsMatch(text)
            ? CellReading.Wrong<DateOnly>($"“{shown}”只有年份，缺月和日", Write)
            : CellReading.Wrong<DateOnly>($"“{shown}”看不出是哪一天", Write);
    }

    /// <summary>The time of day in a text; nothing when there is none.</summary>
    public static TimeOnly? TimeIn(string text)
    {
        var match = TimeOfDay().Match(text);
        if (!match.Success || !match.Groups["h"].Success) return null;
        int hour = Part(match, "h"), minute = Part(match, "min");
        var second = match.Groups["s"].Success ? Part(match, "s") : 0;
        var afternoon = match.Groups["half"].Value is "下午" or "晚上" or "PM" or "pm";
        if (afternoon && hour < 12) hour += 12;
        return hour < 24 && minute < 60 && second < 60 ? new TimeOnly(hour, minute, second) : null;
    }

    private static CellReading<DateOnly> OfParts(Match match, string shown) => Of(Part(match, "y"), Part(match, "m"), Part(match, "d"), shown);

    private static CellReading<DateOnly> Of(int year, int month, int day, string shown)
    {
        if (year is < 1900 or > 2100) return CellReading.Wrong<DateOnly>($"“{shown}”的年份不对", Write);
        if (month is < 1 or > 12) return CellReading.Wrong<DateOnly>($"“{shown}”里没有第 {month} 个月", Write);
        if (day < 1 || day > DateTime.DaysInMonth(year, month)) return CellReading.Wrong<DateOnly>($"“{shown}”不存在：{year} 年 {month} 月没有 {day} 日", "请对照户口簿改成真实的日期");
        return CellReading.Good(new DateOnly(year, month, day));
    }

    private static CellReading<DateOnly> MonthOnly(int year, int month, string shown)
    {
        var first = Of(year, month, 1, shown);
        return first.HasValue ? CellReading.Doubtful(first.Value, $"“{shown}”只到月份，按当月 1 日读", Write) : first;
    }

    private static CellReading<DateOnly> SixDigitDate(string text, string shown, DateOnly today)
    {
        int front = int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture), back = int.Parse(text.AsSpan(4), CultureInfo.InvariantCulture);
        if (front is >= 1900 and <= 2100 && back is >= 1 and <= 12) return MonthOnly(front, back, shown);
        var read = Of(Century(front / 100, today), front % 100, back, shown);
        return read.HasValue ? CellReading.Doubtful(read.Value, $"“{shown}”的年份只有两位，按 {read.Value:yyyy-MM-dd} 读", Write)
            : CellReading.Wrong<DateOnly>($"“{shown}”看不出是哪一天", Write);
    }

    private static CellReading<DateOnly> OfYearLast(Match match, string shown)
    {
        int a = Part(match, "a"), b = Part(match, "b"), year = Part(match, "y");
        if (a > 12) return Of(year, b, a, shown);
        var read = Of(year, a, b, shown);
        if (!read.HasValue || b > 12 || a == b) return read;
        return CellReading.Doubtful(read.Value, $"“{shown}”分不清哪个是月、哪个是日，按 {read.Value:yyyy-MM-dd} 读", Write);
    }

    private static int Century(int twoDigits, DateOnly today)
    {
        var year = today.Year / 100 * 100 + twoDigits;
        return year > today.Year ? year - 100 : year;
    }

    /// <summary>二〇一六年四月十二日 becomes 2016年4月12日.</summary>
    private static string FromChinese(string text) => ChineseDate().Replace(text, match =>
    {
        var year = string.Concat(match.Groups["y"].Value.Select(c => Digit(c).ToString(CultureInfo.InvariantCulture)));
        var day = match.Groups["d"].Success ? $"{Small(match.Groups["d"].Value)}日" : "";
        return $"{year}年{Small(match.Groups["m"].Value)}月{day}";
    });

    private static int Digit(char c) => c is '零' or '○' or 'O' or 'o' or '0' ? 0 : Digits.IndexOf(c, StringComparison.Ordinal);

    /// <summary>Chinese numerals up to 三十一; 廿 is twenty.</summary>
    private static int Small(string numeral)
    {
        var text = numeral.Replace("廿", "二十", StringComparison.Ordinal).Replace("初", "", StringComparison.Ordinal);
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return text.Aggregate(0, (sum, c) => sum * 10 + Digit(c));
        var tens = ten == 0 ? 1 : Digit(text[0]);
        return tens * 10 + (ten + 1 < text.Length ? Digit(text[ten + 1]) : 0);
    }

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[T\s]*(?<half>上午|下午|晚上|早上|中午|凌晨)?\s*(?<h>[0-9]{1,2}):(?<min>[0-9]{1,2})(:(?<s>[0-9]{1,2})([.,][0-9]+)?)?\s*(?<half>AM|PM|am|pm)?(Z|[+-][0-9]{2}:?[0-9]{2})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"[\s(]*(星期|周|礼拜)[一二三四五六日天末]\s*\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex("^[0-9]{5}$", RegexOptions.CultureInvariant)]
    private static partial Regex SerialNumber();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})([0-9]{6})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"[\s./\\,、。·年月日号_–—―－-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearMonth();

    [GeneratedRegex("^'?(?<y>[0-9]{2})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYear();

    /// <summary>Month, day, year, as programs set to American habits save it; a month of one digit tells it from year, month, day.</summary>
    [GeneratedRegex("^(?<a>[0-9])-(?<b>[0-9]{1,2})-(?<y>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortYearLast();

    [GeneratedRegex("^(?<a>[0-9]{1,2})-(?<b>[0-9]{1,2})-(?<y>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex YearOnly();

    [GeneratedRegex("(?<y>[〇零○Oo0一二三四五六七八九]{4})年(?<m>[初一二三四五六七八九十]{1,3})月((?<d>[初一二三四五六七八九十廿]{1,3})[日号]?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDate();
}
