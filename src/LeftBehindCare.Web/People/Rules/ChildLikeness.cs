namespace LeftBehindCare.Web.People.Rules;

/// <summary>What a child is recognised by. Numbers may be plain or blind indexes: they are only compared with each other.</summary>
public sealed record ChildMarks
{
    public required string Name { get; init; }
    public required DateOnly BirthDate { get; init; }
    public string? IdNumber { get; init; }
    public string? StudentNo { get; init; }

    /// <summary>Class now.</summary>
    public Guid? ClassId { get; init; }

    /// <summary>Parents and guardians, as person ids or, before they are stored, as names with telephone.</summary>
    public IReadOnlyCollection<string> Family { get; init; } = [];
}

/// <summary>How alike two children on the books are.</summary>
public enum Likeness
{
    /// <summary>Two children.</summary>
    Different,

    /// <summary>同名: the same name and nothing else. Never merged.</summary>
    SameName,

    /// <summary>疑似多胞: born on one day in one family. Two children, not a duplicate.</summary>
    Twins,

    /// <summary>疑似重复: name, birth date and class agree, no number contradicts.</summary>
    SameNameBirthAndClass,

    /// <summary>The same 学籍号, no ID number contradicts.</summary>
    SameStudentNo,

    /// <summary>The same ID number.</summary>
    SameIdNumber,
}

/// <summary>Import and duplicate search compare in this order: ID number, 学籍号, name with birth date and class (domain.md §5).</summary>
public static class ChildLikeness
{
    /// <summary>Compares two children of one school.</summary>
    public static Likeness Compare(ChildMarks a, ChildMarks b)
    {
        var sameId = Same(a.IdNumber, b.IdNumber);
        if (sameId == true) return Likeness.SameIdNumber;
        var sameStudentNo = Same(a.StudentNo, b.StudentNo);
        if (sameStudentNo == true && sameId is null) return Likeness.SameStudentNo;

        var sameName = PersonName.SearchKey(a.Name) == PersonName.SearchKey(b.Name);
        var sameBirth = a.BirthDate == b.BirthDate;
        if (sameName && sameBirth && a.ClassId is not null && a.ClassId == b.ClassId && sameId is null && sameStudentNo is null)
            return Likeness.SameNameBirthAndClass;
        if (!sameName && sameBirth && a.Family.Intersect(b.Family).Any()) return Likeness.Twins;
        return sameName ? Likeness.SameName : Likeness.Different;
    }

    /// <summary>Whether two plain ID numbers look like those of twins: same place and day, numbers given out one after the other.</summary>
    public static bool AreNeighbours(string idNumber, string other) =>
        idNumber.Length == 18 && other.Length == 18 && idNumber != other
        && idNumber.AsSpan(0, 14).SequenceEqual(other.AsSpan(0, 14))
        && Math.Abs(Serial(idNumber) - Serial(other)) <= 3;

    /// <summary>
    /// What tells children of the same name apart in a list: the class, and the birthday where the class is the same too.
    /// Children whose name is theirs alone are not in the result.
    /// </summary>
    public static IReadOnlyDictionary<Guid, string> Labels(IEnumerable<(Guid Id, string Name, string? Class, DateOnly BirthDate)> children)
    {
        var labels = new Dictionary<Guid, string>();
        foreach (var group in children.GroupBy(c => c.Name).Where(g => g.Skip(1).Any()))
        {
            foreach (var byClass in group.GroupBy(c => c.Class))
            {
                var alone = byClass.Key is not null && !byClass.Skip(1).Any();
                foreach (var child in byClass)
                {
                    var birthday = $"{child.BirthDate.Month}月{child.BirthDate.Day}日生";
                    labels[child.Id] = alone ? child.Class! : child.Class is null ? birthday : $"{child.Class} {birthday}";
                }
            }
        }

        return labels;
    }

    private static bool? Same(string? a, string? b) => string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b) ? null : a == b;

    private static int Serial(string idNumber) => int.Parse(idNumber.AsSpan(14, 3), System.Globalization.CultureInfo.InvariantCulture);
}
