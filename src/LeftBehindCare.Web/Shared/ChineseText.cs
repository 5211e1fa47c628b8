using System.Globalization;
using LeftBehindCare.Web.Calendar;

namespace LeftBehindCare.Web.Shared;

/// <summary>Dates and numbers as sentences write them.</summary>
public static class ChineseText
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>11月20日 16:05, in the office's time.</summary>
    public static string Moment(DateTimeOffset moment) =>
        OfficeClock.Local(moment).ToString("M'月'd'日 'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>一, 二, … 九十九: numbers of sections.</summary>
    public static string Numeral(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = (number / 10, number % 10);
        return tens == 0 ? Digits[ones] : $"{(tens == 1 ? "" : Digits[tens])}十{Digits[ones]}";
    }
}
