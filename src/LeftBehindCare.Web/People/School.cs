using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.People;

/// <summary>A tenant. Global table: holds nothing about a person.</summary>
public sealed class School
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string ShortName { get; set; }

    /// <summary>学校标识码, ten digits.</summary>
    public string? Code10 { get; set; }

    public required string CountyCode { get; set; }
    public Guid TownId { get; set; }
    public Town? Town { get; init; }
    public required string Kind { get; set; }
    public string? KinLine { get; set; }
    public string? Hotline { get; set; }

    /// <summary>留守口径 {LbCaliber}.</summary>
    public string LbCaliber { get; set; } = "SCHOOL";

    /// <summary>Day from which the definition and the age limits hold as they are now; shown beside figures. Null: since the beginning.</summary>
    public DateOnly? LbCaliberSince { get; set; }

    public int? LbAgeMin { get; set; }
    public int? LbAgeMax { get; set; }

    /// <summary>Families 5 and 6 go through the same care without counting as 留守.</summary>
    public bool CareAsLb { get; set; }

    /// <summary>Eight or seven archives (domain.md §0.3).</summary>
    public int ArchiveSet { get; set; } = 8;

    /// <summary>Pages and prints are marked 演示数据.</summary>
    public bool IsSynthetic { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public const int NameLength = 50;
    public const int ShortNameLength = 10;
}

/// <summary>乡镇. Global: kept for the whole county.</summary>
public sealed class Town
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public string? Code { get; set; }
    public required string CountyCode { get; set; }
}

/// <summary>校区.</summary>
public sealed class Campus : SchoolRecord
{
    public required string Name { get; set; }
    public required string Kind { get; set; }
    public Guid? HeadId { get; set; }
    public string? Address { get; set; }
    public bool HasBoarding { get; set; }
    public bool HasCanteen { get; set; }
}

/// <summary>村、居: each school keeps its own list, under the county's towns.</summary>
public sealed class Village : SchoolRecord
{
    public required string Name { get; set; }
    public string? Code { get; set; }
    public Guid? TownId { get; set; }
    public Town? Town { get; init; }

    /// <summary>County of the village, six digits; compared with the 户籍地 for the education statistics' definition.</summary>
    public required string CountyCode { get; set; }
}

/// <summary>学期.</summary>
public sealed class Term : SchoolRecord
{
    /// <summary>学年 such as 2026-2027.</summary>
    public required string Year { get; set; }

    public int TermNo { get; set; }
    public DateOnly From { get; set; }

    /// <summary>Last day (inclusive, unlike spans: a term is printed with it).</summary>
    public DateOnly To { get; set; }

    /// <summary>Monday of the first teaching week.</summary>
    public DateOnly FirstWeek { get; set; }

    public int WeekCount { get; set; }

    /// <summary>Mondays of weeks without teaching inside the term.</summary>
    public List<DateOnly> HolidayWeeks { get; set; } = [];

    /// <summary>Days on which children stay although there is no school.</summary>
    public List<DateOnly> CareDays { get; set; } = [];
}

/// <summary>班级 of one school year.</summary>
public sealed class SchoolClass : SchoolRecord
{
    public required string AcademicYear { get; set; }
    public required string Grade { get; set; }
    public int ClassNo { get; set; }
    public string? SquadName { get; set; }
    public Guid CampusId { get; set; }
    public Campus? Campus { get; init; }

    /// <summary>Such as 四年级1班, or 四年级 where the grade has one class only at its campus. Kept for lists; derived on save.</summary>
    public required string Title { get; set; }
}

/// <summary>任课 span.</summary>
public sealed class TeachingSpan : SchoolRecord, ISpan, IAboutClass
{
    public Guid ClassId { get; init; }
    public SchoolClass? Class { get; init; }
    public Guid StaffId { get; init; }
    public Staff? Staff { get; init; }
    public required string Subject { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>教职工.</summary>
public sealed class Staff : SchoolRecord
{
    public required string Name { get; set; }
    public string? Pinyin { get; set; }
    public required string Sex { get; set; }
    public byte[]? IdNo { get; set; }
    public byte[]? IdNoHash { get; set; }
    public required string Phone { get; set; }

    /// <summary>岗位 {StaffPost}.</summary>
    public List<string> Posts { get; set; } = [];

    public bool IsAdmin { get; set; }
    public bool IsLogistics { get; set; }
    public bool IsParty { get; set; }
    public DateOnly HireDate { get; set; }
    public DateOnly? LeaveDate { get; set; }

    /// <summary>The account, where the person has one.</summary>
    public Guid? UserId { get; set; }
}

/// <summary>任职: a role over a reach for a time; it opens and closes rights by itself.</summary>
public sealed class PostSpan : SchoolRecord, ISpan
{
    public Guid StaffId { get; init; }
    public Staff? Staff { get; init; }
    public LeftBehindCare.Registers.Authorization.Role Role { get; init; }
    public Guid? CampusId { get; init; }
    public Campus? Campus { get; init; }
    public Guid? ClassId { get; init; }
    public SchoolClass? Class { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}
