namespace LeftBehindCare.Web.Calendar;

/// <summary>学年: from 1 September to 31 August (domain.md §8.5).</summary>
public static class SchoolYear
{
    private const int FirstMonth = 9;

    /// <summary>The year that holds the day: its first day, and the first day after it.</summary>
    public static (DateOnly From, DateOnly To) Of(DateOnly day)
    {
        var year = day.Month >= FirstMonth ? day.Year : day.Year - 1;
        return (new DateOnly(year, FirstMonth, 1), new DateOnly(year + 1, FirstMonth, 1));
    }

    /// <summary>Its name, such as 2026-2027.</summary>
    public static string NameOf(DateOnly day)
    {
        var (from, to) = Of(day);
        return $"{from.Year}-{to.Year}";
    }

    /// <summary>How much of the year is over on the day, in whole percent.</summary>
    public static int PercentOver(DateOnly day)
    {
        var (from, to) = Of(day);
        return (day.DayNumber - from.DayNumber) * 100 / (to.DayNumber - from.DayNumber);
    }
}
