using System.Globalization;

namespace LeftBehindCare.Web.Calendar;

/// <summary>Days without lessons, [From, To).</summary>
/// <param name="Name">国庆节.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no longer.</param>
public sealed record Holiday(string Name, DateOnly From, DateOnly To);

/// <summary>A week with lessons. Weeks run from Monday to Sunday; 每周 in every rule means such a week.</summary>
/// <param name="No">第几教学周; holiday weeks have no number and do not use one up.</param>
/// <param name="Monday">First day; the week ends before the next Monday.</param>
public sealed record TeachingWeek(int No, DateOnly Monday)
{
    /// <summary>First day no longer.</summary>
    public DateOnly NextMonday => Monday.AddDays(7);

    /// <summary>教学第12周.</summary>
    public string Name => $"教学第{No}周";

    /// <summary>The month it is counted in: the one with most of its days.</summary>
    public (int Year, int Month) Month => (Monday.AddDays(3).Year, Monday.AddDays(3).Month);

    /// <summary>Whether the day lies in this week.</summary>
    public bool Contains(DateOnly day) => Monday <= day && day < NextMonday;
}

/// <summary>The 校历 of one term: its teaching weeks, holidays and 托管日. Pure; the Term record keeps what goes in.</summary>
public sealed class TermCalendar
{
    /// <summary>A month counts in monthly figures when it has at least this many teaching weeks (domain.md §8.5).</summary>
    public const int WeeksOfAFullMonth = 2;

    /// <summary>From stored weeks.</summary>
    public TermCalendar(SchoolTerm term, IReadOnlyList<TeachingWeek> weeks, IReadOnlyList<Holiday> holidays, IReadOnlyList<DateOnly>? careDays = null)
    {
        Term = term;
        Weeks = weeks;
        Holidays = holidays;
        CareDays = careDays ?? [];
    }

    /// <summary>Which term.</summary>
    public SchoolTerm Term { get; }

    /// <summary>In order, numbered from 1.</summary>
    public IReadOnlyList<TeachingWeek> Weeks { get; }

    /// <summary>In order.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>托管日: holidays on which children stay at school, so that meals and night checks go on.</summary>
    public IReadOnlyList<DateOnly> CareDays { get; }

    /// <summary>Months with at least two teaching weeks; only these count in monthly figures.</summary>
    public IReadOnlyList<(int Year, int Month)> FullMonths =>
        [.. Weeks.GroupBy(w => w.Month).Where(m => m.Count() >= WeeksOfAFullMonth).Select(m => m.Key).Order()];

    /// <summary>Lays out the weeks between the first and the last day of lessons (inclusive).</summary>
    /// <param name="term">Which term; days outside it get no week.</param>
    /// <param name="firstDay">First day of lessons.</param>
    /// <param name="lastDay">Last day of lessons.</param>
    /// <param name="holidays">Days without lessons.</param>
    /// <param name="makeUpDays">Saturdays and Sundays with lessons (调休).</param>
    /// <param name="careDays">托管日.</param>
    public static TermCalendar Plan(
        SchoolTerm term, DateOnly firstDay, DateOnly lastDay, IReadOnlyList<Holiday> holidays,
        IReadOnlyList<DateOnly>? makeUpDays = null, IReadOnlyList<DateOnly>? careDays = null)
    {
        var weeks = new List<TeachingWeek>();
        var first = firstDay < term.From ? term.From : firstDay;
        var last = lastDay < term.To ? lastDay : term.To.AddDays(-1);
        for (var monday = MondayOf(first); monday <= last; monday = monday.AddDays(7))
        {
            if (Enumerable.Range(0, 7).Select(monday.AddDays).Any(HasLessons)) weeks.Add(new TeachingWeek(weeks.Count + 1, monday));
        }

        return new TermCalendar(term, weeks, [.. holidays.OrderBy(h => h.From)], careDays);

        bool HasLessons(DateOnly day) =>
            day >= first && day <= last
            && ((makeUpDays?.Contains(day) ?? false)
                || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Any(h => h.From <= day && day < h.To)));
    }

    /// <summary>
    /// A calendar to begin with, for the school to correct: twenty weeks from 1 September with the National Day holiday, or
    /// nineteen weeks from the Monday after the Lantern Festival with the May holiday.
    /// </summary>
    public static TermCalendar Draft(SchoolTerm term)
    {
        if (term.No == 1)
        {
            var year = term.StartYear;
            return First(20, Plan(
                term, term.From, term.To.AddDays(-1),
                [new("国庆节", new(year, 10, 1), new(year, 10, 8)), new("元旦", new(year + 1, 1, 1), new(year + 1, 1, 2))]));
        }

        var spring = term.StartYear + 1;
        var lantern = DateOnly.FromDateTime(new ChineseLunisolarCalendar().ToDateTime(spring, 1, 15, 0, 0, 0, 0));
        return First(19, Plan(term, MondayOf(lantern).AddDays(7), term.To.AddDays(-1), [new("劳动节", new(spring, 5, 1), new(spring, 5, 6))]));

        static TermCalendar First(int weeks, TermCalendar plan) => new(plan.Term, [.. plan.Weeks.Take(weeks)], plan.Holidays);
    }

    /// <summary>The teaching week of a day, or null in a holiday week or outside lessons.</summary>
    public TeachingWeek? WeekOf(DateOnly day) => Weeks.FirstOrDefault(w => w.Contains(day));

    /// <summary>What the top bar says: 教学第12周, the holiday's name, or 假期.</summary>
    public string Say(DateOnly day) =>
        WeekOf(day)?.Name ?? Holidays.FirstOrDefault(h => h.From <= day && day < h.To)?.Name ?? "假期";

    /// <summary>Whether it is a holiday on which children stay at school.</summary>
    public bool IsCareDay(DateOnly day) => CareDays.Contains(day);

    /// <summary>Teaching weeks that have ended by that day.</summary>
    public IReadOnlyList<TeachingWeek> EndedBy(DateOnly day) => [.. Weeks.Where(w => w.NextMonday <= day)];

    /// <summary>The Monday on or before a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
