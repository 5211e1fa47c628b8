namespace LeftBehindCare.Demo.County;

/// <summary>
/// The county on paper: pure data, no database. The five schools of domain.md §6 come first; any number can follow for
/// measurements, each a school in the same manner.
/// </summary>
public static class CountyPlan
{
    public const int SpecifiedSchools = 5;

    /// <summary>A Monday in the twelfth teaching week; tests use it so that they never depend on the calendar.</summary>
    public static readonly DateOnly SpecifiedDay = new(2026, 11, 23);

    /// <summary>Towns of the county: four, and more only when many schools need them.</summary>
    public static int TownCount(int schools) => Math.Max(4, (schools + 9) / 10);

    /// <summary>How many schools can be made before numbers of two of them could meet.</summary>
    public static int MaxSchools => DemoNames.MarkCount;

    /// <summary>The school of 2,016 children that only measurements make; the last that there can be.</summary>
    public static int LargeSchool => MaxSchools - 1;

    /// <summary>The fixed numbers of a school.</summary>
    public static SchoolOutline Outline(int index) => index switch
    {
        < 0 => throw new ArgumentOutOfRangeException(nameof(index)),
        0 => new SchoolOutline
        {
            Index = 0,
            Name = "阳光小学",
            ShortName = "阳光",
            LoginPrefix = "yg",
            Kind = "2",
            Town = 0,
            Staff = 14,
            LifeTeachers = 2,
            Bus = 60,
            RegisteredElsewhere = 60,
            BoarderCare = "1",
            Campuses = [Campus("阳光托管中心", "4", 69, 61, Classes(1, [13, 12, 12, 12, 12, 12], [11, 11, 10, 11, 11, 11]))],
        },
        1 => new SchoolOutline
        {
            Index = 1,
            Name = "鱼龙小学",
            ShortName = "鱼龙",
            LoginPrefix = "yl",
            Kind = "2",
            Town = 1,
            Staff = 34,
            Bus = 25,
            Campuses = [Campus("鱼龙小学本部", "1", 40, 63, Classes(2, [.. Enumerable.Repeat(43, 8), .. Enumerable.Repeat(42, 4)], [5, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5]))],
        },
        2 => new SchoolOutline
        {
            Index = 2,
            Name = "河坝子小学",
            ShortName = "河坝子",
            LoginPrefix = "hbz",
            Kind = "1",
            Town = 2,
            Staff = 58,
            LifeTeachers = 2,
            Bus = 15,
            Campuses =
            [
                Campus("河坝子中心校", "1", 120, 209, Classes(2, Same(12, 50), Same(12, 20))),
                Campus("枫木坪村小", "2", 0, 45, Classes(1, Same(6, 18), [11, 11, 11, 11, 11, 10])),
                Campus("石井塘村小", "2", 0, 38, Classes(1, Same(6, 14), [9, 9, 9, 9, 9, 10])),
            ],
        },
        3 => new SchoolOutline
        {
            Index = 3,
            Name = "同心完小",
            ShortName = "同心",
            LoginPrefix = "tx",
            Kind = "2",
            Town = 3,
            Staff = 30,
            Counsellors = 2,
            Bus = 10,
            Campuses = [Campus("同心完小本部", "1", 36, 111, Classes(2, Same(12, 35), [11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10]))],
        },
        4 => new SchoolOutline
        {
            Index = 4,
            Name = "城西小学",
            ShortName = "城西",
            LoginPrefix = "cx",
            Kind = "2",
            Town = 0,
            Staff = 46,
            AgeMin = 6,
            AgeMax = 12,
            OverAge = 3,
            Bus = 5,
            Campuses =
            [
                Campus("城西小学本部", "1", 12, 92, Classes(3, [.. Enumerable.Repeat(38, 14), .. Enumerable.Repeat(37, 4)],
                    [6, 6, 5, 6, 5, 6, 6, 5, 6, 5, 6, 6, 5, 6, 6, 5, 6, 6])),
            ],
        },
        _ when index == LargeSchool => new SchoolOutline
        {
            Index = index,
            Name = "清麓实验小学",
            ShortName = "实验",
            LoginPrefix = "sy",
            Kind = "2",
            Town = 0,
            Staff = 110,
            LifeTeachers = 3,
            Bus = 10,
            Campuses = [Campus("实验小学本部", "1", 120, 700, Classes(7, Same(42, 48), Same(42, 20)))],
        },
        _ => More(index),
    };

    /// <summary>Everything about a school, the same for the same seed and day. Takes some milliseconds and a few megabytes.</summary>
    public static DemoSchool For(int index, DateOnly? day = null, string seed = "") =>
        new SchoolBuilder(Outline(index), new DemoCalendar(day ?? SpecifiedDay), seed).Build();

    /// <summary>Everybody of a school who has an account, those closed by now included.</summary>
    public static IReadOnlyList<CountyAccount> Accounts(int index, DateOnly? day = null, string seed = "") =>
        new SchoolBuilder(Outline(index), new DemoCalendar(day ?? SpecifiedDay), seed).BuildOffice().Accounts;

    /// <summary>Accounts that belong to no school.</summary>
    public static IReadOnlyList<CountyAccount> CountyAccounts(string seed = "") => CountyOffice.Accounts(seed);

    /// <summary>A school like the others: 295 of them and the five make 200,097 children.</summary>
    private static SchoolOutline More(int index)
    {
        // By turns 640 and 700 children in 18 classes, a quarter of them 留守.
        var extra = index % 2 == 0 ? 16 : 10;
        var size = index % 2 == 0 ? 38 : 35;
        return new SchoolOutline
        {
            Index = index,
            Name = $"{DemoNames.Mark(index)}小学",
            ShortName = DemoNames.Mark(index),
            LoginPrefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"x{index + 1:000}"),
            Kind = "2",
            Town = index % TownCount(index + 1),
            Staff = 42,
            Bus = 10,
            Campuses =
            [
                Campus("本部", "1", 40, 146, Classes(3,
                    [.. Enumerable.Range(0, 18).Select(c => c < extra ? size + 1 : size)], Same(18, 9))),
            ],
        };
    }

    private static CampusOutline Campus(string name, string kind, int boarders, int completed, IReadOnlyList<ClassOutline> classes) =>
        new() { Name = name, Kind = kind, Boarders = boarders, Completed = completed, Classes = classes };

    private static List<ClassOutline> Classes(int perGrade, int[] sizes, int[] leftBehind) =>
        [.. sizes.Select((size, i) => new ClassOutline((i / perGrade) + 1, (i % perGrade) + 1, size, leftBehind[i]))];

    private static int[] Same(int count, int value) => [.. Enumerable.Repeat(value, count)];
}
