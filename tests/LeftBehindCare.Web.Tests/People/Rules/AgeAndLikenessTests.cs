using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.People.Rules;

public sealed class AgeAndLikenessTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2016-11-23", 10)]
    [InlineData("2016-11-24", 9)]
    [InlineData("2026-11-23", 0)]
    [InlineData("2027-01-01", -1)]
    public void Full_years_are_reached_on_the_birthday(string birth, int age)
    {
        Assert.Equal(age, Age.On(Day(birth), Today));
    }

    [Fact]
    public void Who_is_born_on_29_February_turns_older_on_1_March_of_a_common_year()
    {
        var birth = new DateOnly(2016, 2, 29);

        Assert.Equal(9, Age.On(birth, new(2026, 2, 28)));
        Assert.Equal(10, Age.On(birth, new(2026, 3, 1)));
        Assert.Equal(12, Age.On(birth, new(2028, 2, 29)));
    }

    [Theory]
    [InlineData("2020-08-31", "1", null)]
    [InlineData("2020-09-01", "1", "grade.young")]
    [InlineData("2019-09-01", "1", null)]
    [InlineData("2018-09-01", "1", null)]
    [InlineData("2018-08-31", "1", "grade.old")]
    [InlineData("2015-05-01", "6", null)]
    [InlineData("2016-05-01", "6", "grade.young")]
    [InlineData("2010-05-01", "6", "grade.old")]
    [InlineData("2010-05-01", "M", null)]
    public void A_child_enters_at_six_completed_by_31_August(string birth, string grade, string? key)
    {
        Assert.Equal(key, SchoolAge.CheckGrade(Day(birth), grade, 2026)?.Key);
    }

    [Fact]
    public void The_warning_about_a_grade_names_the_usual_one()
    {
        Assert.Equal(
            "按8月31日前满6周岁入学，2016-05-01 出生的孩子这一学年应上五年级，现在填的是六年级。请核对出生日期和班级；没有错可以照存。",
            SchoolAge.CheckGrade(new(2016, 5, 1), "6", 2026)?.Message);
    }

    [Theory]
    [InlineData("2026-11-24", Severity.Error)]
    [InlineData("2024-11-23", Severity.Warning)]
    [InlineData("2007-11-23", Severity.Warning)]
    [InlineData("2008-11-23", null)]
    [InlineData("2023-11-23", null)]
    public void A_pupil_is_three_to_eighteen(string birth, Severity? severity)
    {
        Assert.Equal(severity, SchoolAge.Check(Day(birth), Today)?.Severity);
    }

    [Fact]
    public void Twins_are_not_a_duplicate()
    {
        var one = Child("周一", "439901201605120019") with { Family = ["g1"] };
        var two = Child("周二", "439901201605120035") with { Family = ["g1", "g2"] };

        Assert.Equal(Likeness.Twins, ChildLikeness.Compare(one, two));
        Assert.True(ChildLikeness.AreNeighbours(one.IdNumber!, two.IdNumber!));
    }

    [Theory]
    [InlineData("id", "id", null, null, true, Likeness.SameIdNumber)]
    [InlineData("id", "other", "no", "no", true, Likeness.SameName)]
    [InlineData(null, "id", "no", "no", false, Likeness.SameStudentNo)]
    [InlineData(null, "id", null, null, true, Likeness.SameNameBirthAndClass)]
    [InlineData(null, null, null, null, false, Likeness.SameName)]
    [InlineData("id", "other", null, null, true, Likeness.SameName)]
    public void Numbers_come_before_names_and_a_name_alone_merges_nothing(
        string? id, string? otherId, string? no, string? otherNo, bool sameClass, Likeness expected)
    {
        var one = Child("周映川", id) with { StudentNo = no };
        var two = Child("周映川", otherId) with { StudentNo = otherNo, ClassId = sameClass ? one.ClassId : Guid.NewGuid() };

        Assert.Equal(expected, ChildLikeness.Compare(one, two));
    }

    [Fact]
    public void Children_of_one_name_are_told_apart_by_class_and_then_by_birthday()
    {
        Guid a = Guid.NewGuid(), b = Guid.NewGuid(), c = Guid.NewGuid(), d = Guid.NewGuid();

        var labels = ChildLikeness.Labels(
        [
            (a, "周映川", "三（1）班", new(2017, 5, 1)), (b, "周映川", "三（1）班", new(2017, 9, 12)),
            (c, "周映川", "四（1）班", new(2016, 5, 1)), (d, "龙远舟", "三（1）班", new(2017, 5, 1)),
        ]);

        Assert.Equal("三（1）班 5月1日生", labels[a]);
        Assert.Equal("三（1）班 9月12日生", labels[b]);
        Assert.Equal("四（1）班", labels[c]);
        Assert.DoesNotContain(d, labels.Keys);
    }

    [Fact]
    public void A_minor_or_a_barred_person_cannot_be_entrusted_with_a_child()
    {
        Assert.Equal("carer.minor", Carers.CheckEntrusted(new(2010, 1, 1), null, [], Today)?.Key);
        Assert.Equal("carer.barred", Carers.CheckEntrusted(new(1980, 1, 1), null, ["2"], Today)?.Key);
        Assert.Null(Carers.CheckEntrusted(new(1980, 1, 1), Health.Good, [], Today));
    }

    [Theory]
    [InlineData("1956-11-23", null, true)]
    [InlineData("1956-11-24", null, false)]
    [InlineData("1980-01-01", Health.Disabled, true)]
    public void At_seventy_or_with_a_disability_a_guardian_is_looked_at_again(string birth, string? health, bool needsReview)
    {
        Assert.Equal(needsReview, Carers.NeedsReview(Day(birth), health, Today));
    }

    private static ChildMarks Child(string name, string? id) =>
        new() { Name = name, BirthDate = new(2016, 5, 12), IdNumber = id, ClassId = new("00000000-0000-0000-0000-0000000000c1") };

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
