using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Activities;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Custodies;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Registers.Archives.Surveys;

namespace LeftBehindCare.Demo.County;

/// <summary>What somebody in the county was made to show (domain.md §6, 边界样本).</summary>
[Flags]
public enum DemoCase
{
    None = 0,

    /// <summary>同班同名: two of them in one class.</summary>
    SameName = 1 << 0,

    /// <summary>双胞胎: two of them in one class.</summary>
    Twin = 1 << 1,

    /// <summary>兄妹共监护: three families, one of them with three children.</summary>
    Siblings = 1 << 2,

    /// <summary>无证件号.</summary>
    NoIdNumber = 1 << 3,

    /// <summary>末位 X.</summary>
    EndsInX = 1 << 4,

    /// <summary>校验位错，存疑.</summary>
    DoubtfulId = 1 << 5,

    /// <summary>「·」姓名.</summary>
    DottedName = 1 << 6,

    /// <summary>A character beyond the basic plane in the name.</summary>
    RareCharacter = 1 << 7,

    /// <summary>听障监护人.</summary>
    DeafGuardian = 1 << 8,

    /// <summary>A parent with three numbers.</summary>
    ThreePhones = 1 << 9,

    /// <summary>失联父亲: one with the mother away (S), one with her at home (N).</summary>
    LostFather = 1 << 10,

    /// <summary>双亡: N, and 事实无人抚养.</summary>
    BothDead = 1 << 11,

    /// <summary>继母在家: father away, hence F.</summary>
    Stepmother = 1 << 12,

    /// <summary>父母本月返回.</summary>
    ReturnedThisMonth = 1 << 13,

    /// <summary>外出不足三个月: counts for the school, not for the education statistics.</summary>
    AwayUnderThreeMonths = 1 << 14,

    /// <summary>换班.</summary>
    ChangedClass = 1 << 15,

    /// <summary>转入.</summary>
    TransferredIn = 1 << 16,

    /// <summary>转出: no longer in school.</summary>
    TransferredOut = 1 << 17,

    /// <summary>已毕业: no longer in school.</summary>
    Graduated = 1 << 18,

    /// <summary>Parents away, but older than the school's definition reaches.</summary>
    OverAge = 1 << 19,

    /// <summary>Carries the school's mark in the name.</summary>
    Marked = 1 << 20,
}

/// <summary>A child as planned: the row with its numbers still readable.</summary>
public sealed class DemoChild
{
    public required Child Row { get; init; }
    public string? IdNo { get; init; }
    public string? StudentNo { get; init; }
    public string? DisCertNo { get; init; }
    public string? Illness { get; init; }
    public required DemoCase Cases { get; init; }

    /// <summary>Class on the day; null for who has left.</summary>
    public SchoolClass? Class { get; init; }

    /// <summary>What the plan means the rules to find: {OutType}.</summary>
    public required string OutType { get; init; }

    /// <summary>Whether the plan means the school to count the child as 留守.</summary>
    public required bool LeftBehind { get; init; }
}

/// <summary>Somebody with an ID number still readable.</summary>
public sealed record DemoPerson<T>(T Row, string? IdNo)
    where T : SchoolRecord;

/// <summary>An account of the demo.</summary>
public sealed record CountyAccount
{
    public required Guid UserId { get; init; }

    /// <summary>School's name; null for the county's own accounts.</summary>
    public string? School { get; init; }

    public Guid? SchoolId { get; init; }
    public Guid? StaffId { get; init; }

    /// <summary>First role of the person.</summary>
    public required Role Role { get; init; }

    /// <summary>Class or campus the role is about, where it is not the whole school.</summary>
    public string? Reach { get; init; }

    public required string Login { get; init; }
    public required string Name { get; init; }

    /// <summary>The person has left; the account is closed and not listed.</summary>
    public DateTimeOffset? DisabledAt { get; init; }
}

/// <summary>An approved A1 as it stood.</summary>
internal sealed record DemoApproval(Guid VersionId, ProfileFacts Facts);

/// <summary>An approved archive as its form stood.</summary>
internal sealed record DemoVersion(Guid Id, ReviewedRecord Record, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>A2 of a class with what it says.</summary>
internal sealed record DemoSummary(ClassSummary Row, SummaryContent Content);

/// <summary>A school with everybody in it, before anything is encrypted or written.</summary>
public sealed class DemoSchool
{
    public required SchoolOutline Outline { get; init; }
    public required DateOnly Day { get; init; }
    public required School School { get; init; }

    /// <summary>A word that occurs in this school's records only: in a child's, a teacher's and a guardian's name, a village and an employer.</summary>
    public required string Mark { get; init; }

    public List<Campus> Campuses { get; } = [];
    public List<Village> Villages { get; } = [];
    public List<Term> Terms { get; } = [];
    public List<SchoolClass> Classes { get; } = [];
    public List<DemoPerson<Staff>> Staff { get; } = [];
    public List<TeachingSpan> Teachings { get; } = [];
    public List<PostSpan> Posts { get; } = [];
    public List<CountyAccount> Accounts { get; } = [];
    public List<DemoChild> Children { get; } = [];
    public List<EnrollSpan> Enrollments { get; } = [];
    public List<DemoPerson<Parent>> Parents { get; } = [];
    public List<ParentLink> ParentLinks { get; } = [];
    public List<AwaySpan> AwaySpans { get; } = [];
    public List<DemoPerson<Guardian>> Guardians { get; } = [];
    public List<GuardianLink> GuardianLinks { get; } = [];
    public List<PhoneEntry> Phones { get; } = [];
    public List<LeftBehindProfile> Profiles { get; } = [];
    public List<LbEpisode> Episodes { get; } = [];
    public List<ChangeLogEntry> Changes { get; } = [];

    /// <summary>First versions of the approved A1s; written when the numbers in them are sealed.</summary>
    internal List<DemoApproval> Approvals { get; } = [];

    /// <summary>A2 of the classes of the year; written when their content is sealed.</summary>
    internal List<DemoSummary> Summaries { get; } = [];

    public List<DeedRecord> Deeds { get; } = [];
    public List<SurveyRound> Surveys { get; } = [];
    public List<PortfolioItem> PortfolioItems { get; } = [];
    public List<ArchiveCustody> Custodies { get; } = [];

    public List<ClassCareRecord> ClassCares { get; } = [];
    public List<CaseStudy> CaseStudies { get; } = [];
    public List<GrowthCard> GrowthCards { get; } = [];
    public List<Activity> Activities { get; } = [];
    public List<ActivityParticipation> Participations { get; } = [];

    /// <summary>A4 with 表现 still readable.</summary>
    internal List<(SpecialRegistration Row, string? Behavior)> Specials { get; } = [];

    /// <summary>留守 children who took part in nothing.</summary>
    internal HashSet<Guid> Overlooked { get; } = [];

    /// <summary>First versions of what was approved.</summary>
    internal List<DemoVersion> Versions { get; } = [];

    /// <summary>The term of the day.</summary>
    public Term CurrentTerm => Terms[0];

    /// <summary>Children made to show something.</summary>
    public IEnumerable<DemoChild> Showing(DemoCase what) => Children.Where(c => (c.Cases & what) != 0);

    internal IEnumerable<SchoolRecord> Records() =>
    [
        .. Campuses, .. Villages, .. Terms, .. Classes, .. Staff.Select(s => s.Row), .. Teachings, .. Posts, .. Children.Select(c => c.Row), .. Enrollments,
        .. Parents.Select(p => p.Row), .. ParentLinks, .. AwaySpans, .. Guardians.Select(g => g.Row), .. GuardianLinks, .. Phones, .. Profiles,
        .. Summaries.Select(s => s.Row), .. Deeds, .. Surveys, .. PortfolioItems, .. Custodies, .. ClassCares, .. CaseStudies, .. GrowthCards, .. Activities, .. Participations, .. Specials.Select(s => s.Row),
    ];
}
