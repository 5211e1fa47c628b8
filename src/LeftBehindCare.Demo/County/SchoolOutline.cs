using System.Globalization;

namespace LeftBehindCare.Demo.County;

/// <summary>What is fixed about a school before anybody is made up: the numbers of domain.md §6.</summary>
public sealed record SchoolOutline
{
    /// <summary>0 … ; the five of the specification first.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }
    public required string ShortName { get; init; }

    /// <summary>Head of each login name.</summary>
    public required string LoginPrefix { get; init; }

    /// <summary>{SchoolKind}.</summary>
    public required string Kind { get; init; }

    /// <summary>Place in the county's list of towns.</summary>
    public required int Town { get; init; }

    public int? AgeMin { get; init; }
    public int? AgeMax { get; init; }

    /// <summary>Children whose parents are away but who are past <see cref="AgeMax"/>.</summary>
    public int OverAge { get; init; }

    /// <summary>Working staff; the teacher who left comes on top.</summary>
    public required int Staff { get; init; }

    public int Counsellors { get; init; } = 1;
    public int LifeTeachers { get; init; } = 1;

    /// <summary>Percent of children who take the bus.</summary>
    public int Bus { get; init; }

    /// <summary>Percent of children registered at the joint school.</summary>
    public int RegisteredElsewhere { get; init; }

    /// <summary>{CareMode} of boarders.</summary>
    public string BoarderCare { get; init; } = "2";

    public required IReadOnlyList<CampusOutline> Campuses { get; init; }

    /// <summary>学校标识码: 21 primary school, 43, six digits.</summary>
    public string Code10 => string.Create(CultureInfo.InvariantCulture, $"214399{Index + 1:0000}");

    /// <summary>在校 N.</summary>
    public int Pupils => Campuses.Sum(c => c.Pupils);

    /// <summary>留守 L under the school's own definition.</summary>
    public int LeftBehind => Campuses.Sum(c => c.LeftBehind);

    /// <summary>Children whose A1 counts as 已建.</summary>
    public int Completed => Campuses.Sum(c => c.Completed);
}

public sealed record CampusOutline
{
    public required string Name { get; init; }

    /// <summary>{CampusKind}.</summary>
    public required string Kind { get; init; }

    public required IReadOnlyList<ClassOutline> Classes { get; init; }
    public int Boarders { get; init; }

    /// <summary>How many of its 留守 children have a complete A1.</summary>
    public required int Completed { get; init; }

    public int Pupils => Classes.Sum(c => c.Size);

    public int LeftBehind => Classes.Sum(c => c.LeftBehind);
}

public sealed record ClassOutline(int Grade, int ClassNo, int Size, int LeftBehind)
{
    public const int Grades = 6;
}
