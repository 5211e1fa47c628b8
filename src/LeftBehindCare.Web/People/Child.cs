using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.People;

/// <summary>学生. Numbers that identify are encrypted; the hash beside each is its blind index for exact search.</summary>
public sealed class Child : SchoolRecord
{
    // 基本
    public required string Name { get; set; }

    /// <summary>The name as it came, before normalisation.</summary>
    public string? RawName { get; set; }

    public string? FormerName { get; set; }
    public string? Pinyin { get; set; }
    public string? PinyinInitials { get; set; }
    public required string Sex { get; set; }
    public DateOnly BirthDate { get; set; }
    public string? Ethnic { get; set; }
    public string? Blood { get; set; }
    public Guid? PhotoId { get; set; }

    // 证件
    public required string IdType { get; set; }
    public byte[]? IdNo { get; set; }
    public byte[]? IdNoHash { get; set; }
    public required string IdState { get; set; }
    public string? NoIdReason { get; set; }
    public byte[]? StudentNo { get; set; }
    public byte[]? StudentNoHash { get; set; }
    public string? EnrollSchoolName { get; set; }
    public string? EnrollCode10 { get; set; }
    public string? Gatqw { get; set; }

    // 户籍住址
    public bool? HukouRegistered { get; set; }
    public string? HukouKind { get; set; }
    public string? HukouRegion { get; set; }
    public string? HukouAddr { get; set; }
    public Guid? VillageId { get; set; }
    public Village? Village { get; init; }
    public string? AddrDetail { get; set; }

    // 健康
    public string? Health { get; set; }
    public string? Disability { get; set; }
    public string? DisLevel { get; set; }
    public byte[]? DisCertNo { get; set; }
    public string? Allergy { get; set; }
    public byte[]? Illness { get; set; }
    public string? Medication { get; set; }
    public string? Constitution { get; set; }

    // 就读
    public required string BoardMode { get; set; }
    public required string CareMode { get; set; }
    public string? InclusiveKind { get; set; }
    public string? Transport { get; set; }
    public string RiskLevel { get; set; } = "0";

    /// <summary>What the 学籍系统 says of 留守 (1–3); only compared, never taken over.</summary>
    public string? ImportedSysCode { get; set; }
}

/// <summary>在读 span in one class.</summary>
public sealed class EnrollSpan : SchoolRecord, ISpan, IAboutChild, IAboutClass
{
    public Guid ChildId { get; init; }
    public Child? Child { get; init; }
    public Guid ClassId { get; init; }
    public SchoolClass? Class { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>How the span began {AlterKind}.</summary>
    public required string EntryKind { get; set; }

    /// <summary>How it ended {AlterKind}; 28 辍学 keeps the child on the roll without being 在读.</summary>
    public string? ExitKind { get; set; }

    public string? Peer { get; set; }
}

/// <summary>父或母: a person row shared by brothers and sisters.</summary>
public sealed class Parent : SchoolRecord
{
    public string? Name { get; set; }
    public byte[]? IdNo { get; set; }
    public byte[]? IdNoHash { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Education { get; set; }
}

/// <summary>Who is father or mother to a child, and in what circumstances, over time.</summary>
public sealed class ParentLink : SchoolRecord, ISpan, IAboutChild
{
    public Guid ChildId { get; init; }
    public Child? Child { get; init; }
    public Guid ParentId { get; init; }
    public Parent? Parent { get; init; }

    /// <summary>11–16 of {Relation}: odd = father's position, even = mother's.</summary>
    public required string Role { get; init; }

    public string? Presence { get; set; }
    public bool? HasCapacity { get; set; }
    public bool? IsCustodial { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
}

/// <summary>外出务工 span of a parent: the only source of 外出 (domain.md §8.4).</summary>
public sealed class AwaySpan : SchoolRecord, ISpan
{
    public Guid ParentId { get; init; }
    public Parent? Parent { get; init; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? WorkRegion { get; set; }

    /// <summary>省+市 in words as printed, or the country's name.</summary>
    public string? WorkPlace { get; set; }

    public string? WorkLevel { get; set; }
    public string? Employer { get; set; }
    public string? Industry { get; set; }
}

/// <summary>监护人 (other than a parent who lives with the child): a person row shared by brothers and sisters.</summary>
public sealed class Guardian : SchoolRecord
{
    public required string Name { get; set; }
    public byte[]? IdNo { get; set; }
    public byte[]? IdNoHash { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Health { get; set; }
    public bool IsDeaf { get; set; }
    public bool? IsLiterate { get; set; }
    public bool? SpeaksMandarin { get; set; }
    public string? Address { get; set; }
}

/// <summary>Who looks after a child, over time.</summary>
public sealed class GuardianLink : SchoolRecord, ISpan, IAboutChild
{
    public Guid ChildId { get; init; }
    public Child? Child { get; init; }
    public Guid GuardianId { get; init; }
    public Guardian? Guardian { get; init; }
    public required string Relation { get; set; }
    public required string Kind { get; set; }
    public bool IsPrimary { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>告知书号; the register H2 replaces it with a link.</summary>
    public string? NoticeNo { get; set; }
}

/// <summary>Whose number a <see cref="PhoneEntry"/> is.</summary>
public enum PhoneOwner
{
    Child = 1,
    Parent = 2,
    Guardian = 3,
}

/// <summary>一人多号.</summary>
public sealed class PhoneEntry : SchoolRecord
{
    public PhoneOwner OwnerType { get; init; }
    public Guid OwnerId { get; init; }
    public required string Number { get; set; }

    /// <summary>Last four digits, for the search by phone tail.</summary>
    public string? Tail { get; set; }

    public required string Kind { get; set; }
    public int SortNo { get; set; }
    public string? BestTime { get; set; }
    public DateTimeOffset? LastOkAt { get; set; }
    public DateOnly? InvalidAt { get; set; }
}

/// <summary>
/// 留守 under the four definitions, constant over the span. Wholly derived (People/Rules); rewritten when a span of the child,
/// its parents or the school's parameters changes. Future turning points (three months, sixteenth birthday) are already in it.
/// </summary>
public sealed class LbEpisode : ISchoolOwned, ISpan, IAboutChild
{
    public Guid SchoolId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChildId { get; init; }
    public Child? Child { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>B F M S N {OutType}.</summary>
    public required string OutType { get; init; }

    public bool IsSchool { get; init; }
    public bool IsMca { get; init; }
    public bool IsMoe { get; init; }
    public required string SysCode { get; init; }

    /// <summary>Counts under the school's own definition (School.LbCaliber).</summary>
    public bool Counts { get; init; }

    public bool NeedsCheck { get; init; }

    /// <summary>事实无人抚养 or 孤儿: no parent away, none living with the child.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>Why this segment ended {LbEndReason}; null while it goes on.</summary>
    public string? EndReason { get; init; }
}
