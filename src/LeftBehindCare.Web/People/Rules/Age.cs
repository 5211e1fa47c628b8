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

/// <summary>Whether a birth date is likely for a pupil, and for a pupil of that grade.</summary>
public static class SchoolAge
{
    /// <summary>A child of this house is 3 to 18; anything else is a warning, a date to come an error.</summary>
    public static Problem? Check(DateOnly birth, DateOnly today)
    {
        if (birth > today) return new Problem(Severity.Error, "birth.future", $"出生日期 {birth:yyyy-MM-dd} 还没到。请对照户口簿改正。");
        var age = Age.On(birth, today);
        return age is >= 3 and <= 18
            ? null
            : new Problem(Severity.Warning, "birth.age", $"按出生日期今年{age}周岁，不在3到18周岁之间。请对照户口簿再看一眼；没有错可以照存。");
    }

    /// <summary>The year in whose September a child may enter grade one: six years old by 31 August.</summary>
    public static int EntryYear(DateOnly birth) =>
        Age.Reaches(birth, 6) is var six && (six.Month, six.Day).CompareTo((8, 31)) <= 0 ? six.Year : six.Year + 1;

    /// <summary>The grade of a child who entered on time and never repeated; below 1 before school, above 6 after primary school.</summary>
    public static int ExpectedGrade(DateOnly birth, int yearStart) => yearStart - EntryYear(birth) + 1;

    /// <summary>
    /// Warns when a child is too young for the grade at all, or older by two years or more: one late year is common in the
    /// villages. Nothing is said of mixed classes.
    /// </summary>
    /// <param name="birth">Birth date.</param>
    /// <param name="grade">Set Grade.</param>
    /// <param name="yearStart">Calendar year in which the school year began.</param>
    public static Problem? CheckGrade(DateOnly birth, string grade, int yearStart)
    {
        if (grade is not [>= '1' and <= '6']) return null;
        var expected = ExpectedGrade(birth, yearStart);
        var ahead = grade[0] - '0' - expected;
        if (ahead is <= 0 and > -2) return null;
        var usual = expected switch
        {
            < 1 => "还不到入学年龄",
            > 6 => "已过小学年龄",
            _ => $"应上{"一二三四五六"[expected - 1]}年级",
        };
        return new Problem(
            Severity.Warning, ahead > 0 ? "grade.young" : "grade.old",
            $"按8月31日前满6周岁入学，{birth:yyyy-MM-dd} 出生的孩子这一学年{usual}，现在填的是{"一二三四五六"[grade[0] - '1']}年级。请核对出生日期和班级；没有错可以照存。");
    }
}
