namespace LeftBehindCare.Web.People.Rules;

/// <summary>Everything that decides whether a child is 留守, as the office knows it. Spans are half-open; a null end is still running.</summary>
public sealed record LeftBehindFacts
{
    public required DateOnly BirthDate { get; init; }

    /// <summary>Set HukouKind; null when nobody has filled it in.</summary>
    public string? HukouKind { get; init; }

    /// <summary>Six digits of the county where the child is registered.</summary>
    public string? HukouCounty { get; init; }

    /// <summary>Six digits of the county of the village where the child lives now.</summary>
    public string? HomeCounty { get; init; }

    public IReadOnlyList<ParentFact> Parents { get; init; } = [];
    public IReadOnlyList<AwayFact> Away { get; init; } = [];
    public IReadOnlyList<StudyFact> Studies { get; init; } = [];

    /// <summary>First day on which the child is no longer on this school's books (graduated, transferred, died); nothing is derived from then on.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Set LbEndReason, with <see cref="LeftOn"/>.</summary>
    public string? LeftFor { get; init; }
}

/// <summary>One ParentLink: who stands in the father's or the mother's place, and whether that person lives with the child.</summary>
/// <param name="ParentId">The person; away spans hang on it.</param>
/// <param name="Role">Relation 11–16.</param>
/// <param name="Presence">Set Presence; null counts as unknown.</param>
/// <param name="HasCapacity">Able to look after the child; null counts as able until somebody says otherwise.</param>
/// <param name="IsCustodial">Has custody after a divorce.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day no longer, or null.</param>
public sealed record ParentFact(
    Guid ParentId, string Role, string? Presence, bool? HasCapacity, bool? IsCustodial, DateOnly From, DateOnly? To);

/// <summary>One AwaySpan of a parent.</summary>
/// <param name="ParentId">Who is away.</param>
/// <param name="From">The day of leaving.</param>
/// <param name="To">The day of return, or null.</param>
/// <param name="Place">Where, as people say it: 广东省东莞市; null when unknown.</param>
public sealed record AwayFact(Guid ParentId, DateOnly From, DateOnly? To, string? Place = null);

/// <summary>A span of 在读 in compulsory education; 休学 and 辍学 are no such spans.</summary>
public sealed record StudyFact(DateOnly From, DateOnly? To);

/// <summary>The school's parameters for 留守 (School.LbCaliber, LbAgeMin, LbAgeMax and Settings).</summary>
public sealed record LeftBehindSettings
{
    /// <summary>Set LbCaliber: which of the four definitions this school counts by.</summary>
    public string Caliber { get; init; } = Codes.LbCaliber.School;

    /// <summary>Youngest full years of age, inclusive; null for no limit.</summary>
    public int? AgeMin { get; init; }

    /// <summary>Oldest full years of age, inclusive (12 means until the 13th birthday); null for no limit.</summary>
    public int? AgeMax { get; init; }

    /// <summary>Children whom in fact nobody raises go through the A and B registers too, without counting as 留守.</summary>
    public bool CareAsLeftBehind { get; init; }

    /// <summary>A stay at home shorter than this many days (春节) does not interrupt being away.</summary>
    public int ShortReturnDays { get; init; } = 30;
}
