using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Calendar;

/// <summary>Months that monthly duties count in: those with at least two teaching weeks (domain.md §8.5).</summary>
public static class TeachingMonths
{
    /// <summary>How many of the term's teaching months are over on the day.</summary>
    public static int Ended(TermFacts term, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(term);
        var ended = 0;
        for (var first = new DateOnly(term.From.Year, term.From.Month, 1); first.AddMonths(1) <= day && first <= term.To; first = first.AddMonths(1))
            if (WeeksIn(term, first) >= TermCalendar.WeeksOfAFullMonth) ended++;
        return ended;
    }

    /// <summary>A week belongs to the month that holds its Thursday, as most of its school days do.</summary>
    private static int WeeksIn(TermFacts term, DateOnly first) =>
        Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays)
            .Count(d => d.DayOfWeek == DayOfWeek.Thursday && term.WeekOn(d) is not null);
}
