namespace LeftBehindCare.Web.Calendar;

/// <summary>A term: the first from 1 September to 31 January, the second from 1 February to 31 August (domain.md §8.5).</summary>
/// <param name="StartYear">Calendar year in which the school year began.</param>
/// <param name="No">1 or 2.</param>
public readonly record struct SchoolTerm(int StartYear, int No) : IComparable<SchoolTerm>
{
    /// <summary>The school year, 2026-2027.</summary>
    public string Year => $"{StartYear}-{StartYear + 1}";

    /// <summary>2026-2027学年第一学期.</summary>
    public string Name => $"{Year}学年第{(No == 1 ? "一" : "二")}学期";

    /// <summary>First day.</summary>
    public DateOnly From => No == 1 ? new(StartYear, 9, 1) : new(StartYear + 1, 2, 1);

    /// <summary>First day no longer.</summary>
    public DateOnly To => No == 1 ? new(StartYear + 1, 2, 1) : new(StartYear + 1, 9, 1);

    /// <summary>The term after this one.</summary>
    public SchoolTerm Next => No == 1 ? this with { No = 2 } : new(StartYear + 1, 1);

    /// <summary>The term before this one.</summary>
    public SchoolTerm Previous => No == 2 ? this with { No = 1 } : new(StartYear - 1, 2);

    /// <summary>The term a day falls in; there is always one.</summary>
    public static SchoolTerm Of(DateOnly day) => day.Month switch
    {
        >= 9 => new(day.Year, 1),
        1 => new(day.Year - 1, 1),
        _ => new(day.Year - 1, 2),
    };

    /// <summary>Reads 2026-2027 and a number; null when the years do not follow each other or the number is not 1 or 2.</summary>
    public static SchoolTerm? Parse(string year, int no) =>
        year.Length == 9 && year[4] == '-' && int.TryParse(year.AsSpan(0, 4), out var first) && int.TryParse(year.AsSpan(5), out var second)
        && second == first + 1 && no is 1 or 2
            ? new SchoolTerm(first, no)
            : null;

    /// <inheritdoc/>
    public int CompareTo(SchoolTerm other) => (StartYear, No).CompareTo((other.StartYear, other.No));

    /// <summary>Earlier than.</summary>
    public static bool operator <(SchoolTerm a, SchoolTerm b) => a.CompareTo(b) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(SchoolTerm a, SchoolTerm b) => a.CompareTo(b) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(SchoolTerm a, SchoolTerm b) => a.CompareTo(b) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(SchoolTerm a, SchoolTerm b) => a.CompareTo(b) >= 0;
}
