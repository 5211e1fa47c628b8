using LeftBehindCare.Web.Calendar;

namespace LeftBehindCare.Web.Tests.Calendar;

public sealed class TermCalendarTests
{
    private static readonly SchoolTerm Autumn = new(2026, 1);

    private static readonly TermCalendar Autumn2026 = TermCalendar.Plan(
        Autumn, new(2026, 9, 1), new(2027, 1, 22),
        [new("国庆节", new(2026, 10, 1), new(2026, 10, 11)), new("元旦", new(2027, 1, 1), new(2027, 1, 4))],
        makeUpDays: [new(2026, 10, 11)], careDays: [new(2026, 10, 3)]);

    [Theory]
    [InlineData("2026-09-01", "2026-2027学年第一学期")]
    [InlineData("2027-01-31", "2026-2027学年第一学期")]
    [InlineData("2027-02-01", "2026-2027学年第二学期")]
    [InlineData("2026-08-31", "2025-2026学年第二学期")]
    public void Every_day_belongs_to_a_term(string day, string name)
    {
        Assert.Equal(name, SchoolTerm.Of(Day(day)).Name);
    }

    [Fact]
    public void Terms_follow_each_other_without_a_gap()
    {
        Assert.Equal(Autumn.To, Autumn.Next.From);
        Assert.Equal(new SchoolTerm(2027, 1), Autumn.Next.Next);
        Assert.Equal(Autumn, Autumn.Next.Previous);
        Assert.Equal(Autumn, SchoolTerm.Parse("2026-2027", 1));
        Assert.Null(SchoolTerm.Parse("2026-2028", 1));
        Assert.True(Autumn.Previous < Autumn);
    }

    [Theory]
    [InlineData("2026-09-01", 1)]
    [InlineData("2026-09-06", 1)]
    [InlineData("2026-09-07", 2)]
    [InlineData("2026-09-30", 5)]
    // The week of 5 October has no lesson but on its Sunday, made up for.
    [InlineData("2026-10-08", 6)]
    [InlineData("2026-11-23", 13)]
    public void Teaching_weeks_run_from_Monday_to_Sunday(string day, int no)
    {
        Assert.Equal(no, Autumn2026.WeekOf(Day(day))?.No);
    }

    [Fact]
    public void A_week_of_holidays_has_no_number_and_uses_none_up()
    {
        var calendar = TermCalendar.Plan(Autumn, new(2026, 9, 1), new(2027, 1, 22), [new("国庆节", new(2026, 10, 1), new(2026, 10, 11))]);

        Assert.Null(calendar.WeekOf(new(2026, 10, 6)));
        Assert.Equal("国庆节", calendar.Say(new(2026, 10, 6)));
        Assert.Equal(5, calendar.WeekOf(new(2026, 9, 28))?.No);
        Assert.Equal(6, calendar.WeekOf(new(2026, 10, 12))?.No);
        Assert.Equal("教学第12周", calendar.Say(new(2026, 11, 23)));
        Assert.Equal("假期", calendar.Say(new(2027, 1, 30)));
    }

    [Fact]
    public void Months_with_two_teaching_weeks_count()
    {
        Assert.Equal([(2026, 9), (2026, 10), (2026, 11), (2026, 12), (2027, 1)], Autumn2026.FullMonths);

        var shortJanuary = TermCalendar.Plan(Autumn, new(2026, 9, 1), new(2027, 1, 8), []);
        Assert.DoesNotContain((2027, 1), shortJanuary.FullMonths);
    }

    [Fact]
    public void Children_may_stay_at_school_on_a_holiday()
    {
        Assert.True(Autumn2026.IsCareDay(new(2026, 10, 3)));
        Assert.False(Autumn2026.IsCareDay(new(2026, 10, 4)));
    }

    [Fact]
    public void Weeks_that_have_ended_are_those_before_this_Monday()
    {
        Assert.Equal(12, Autumn2026.EndedBy(new(2026, 11, 23)).Count);
        Assert.Equal(11, Autumn2026.EndedBy(new(2026, 11, 22)).Count);
    }

    [Theory]
    [InlineData(2026, 1, 20, "2026-08-31")]
    [InlineData(2026, 2, 19, "2027-02-22")]
    [InlineData(2025, 2, 19, "2026-03-09")]
    public void A_new_school_gets_a_calendar_to_begin_with(int year, int no, int weeks, string firstMonday)
    {
        var draft = TermCalendar.Draft(new SchoolTerm(year, no));

        Assert.Equal(weeks, draft.Weeks.Count);
        Assert.Equal(Day(firstMonday), draft.Weeks[0].Monday);
        Assert.True(draft.Weeks[^1].Monday < draft.Term.To);
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
