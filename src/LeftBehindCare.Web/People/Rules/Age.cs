namespace LeftBehindCare.Web.People.Rules;

/// <summary>周岁. Who was born on 29 February completes a year with the end of 28 February, hence on 1 March of a common year (民法典 202–203).</summary>
public static class Age
{
    /// <summary>The day on which that many full years are reached.</summary>
    public static DateOnly Reaches(DateOnly birth, int years)
    {
        var day = birth.AddYears(years);
        return day.Day == birth.Day ? day : day.AddDays(1);
    }

    /// <summary>Full years on a day; negative before birth.</summary>
    public static int On(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return Reaches(birth, years) <= day ? years : years - 1;
    }
}
