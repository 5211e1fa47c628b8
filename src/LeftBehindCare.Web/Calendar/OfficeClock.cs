namespace LeftBehindCare.Web.Calendar;

/// <summary>The office's day: dates are calendar days in Asia/Shanghai, moments are kept in UTC.</summary>
public sealed class OfficeClock(TimeProvider clock)
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public DateTimeOffset UtcNow => clock.GetUtcNow();

    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Shanghai);

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Shanghai);

    /// <summary>0:00 of a day in the office, as it is kept.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Shanghai.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
