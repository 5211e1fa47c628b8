using System.Globalization;
using LeftBehindCare.Web.Calendar;

namespace LeftBehindCare.Demo.County;

/// <summary>The school years around a day (domain.md §8.5: 9-1 to 1-31, 2-1 to 8-31).</summary>
internal sealed class DemoCalendar
{
    public DemoCalendar(DateOnly day)
    {
        Day = day;
        Start = SchoolYear.Of(day).From;
        var year = Start.Year;
        var first = FirstTerm(year);
        var second = SecondTerm(year);
        (Current, Previous) = day < second.From ? (first, SecondTerm(year - 1)) : (second, first);
    }

    public DateOnly Day { get; }

    /// <summary>1 September of the school year.</summary>
    public DateOnly Start { get; }

    public DateOnly LastStart => Start.AddYears(-1);

    public string Year => YearOf(Start.Year);

    public string LastYear => YearOf(Start.Year - 1);

    public DemoTerm Current { get; }

    public DemoTerm Previous { get; }

    /// <summary>Birthdays of a grade: six years old on 31 August of the year of entry.</summary>
    public (DateOnly From, DateOnly To) Births(int grade)
    {
        var entry = Start.Year - grade + 1;
        return (new DateOnly(entry - 7, 9, 1), new DateOnly(entry - 6, 8, 31));
    }

    /// <summary>A moment of the office on a day, in UTC as the database keeps it.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) =>
        new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute)), TimeSpan.FromHours(8)).ToUniversalTime();

    private static string YearOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}-{year + 1}");

    private static DemoTerm FirstTerm(int year)
    {
        var from = new DateOnly(year, 9, 1);
        // The week of 1 September is the first, unless it has no school day left; the National Day week has no teaching.
        var first = Monday(from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? from.AddDays(2) : from);
        return new DemoTerm(YearOf(year), 1, from, new DateOnly(year + 1, 1, 31), first, 20, [Monday(new DateOnly(year, 10, 5))]);
    }

    private static DemoTerm SecondTerm(int year) =>
        new(YearOf(year), 2, new DateOnly(year + 1, 2, 1), new DateOnly(year + 1, 8, 31), Monday(new DateOnly(year + 1, 2, 24)), 19, []);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>A term as the calendar gives it, the same for each school.</summary>
internal sealed record DemoTerm(
    string Year, int TermNo, DateOnly From, DateOnly To, DateOnly FirstWeek, int WeekCount, IReadOnlyList<DateOnly> HolidayWeeks);
