namespace LeftBehindCare.Web.People.Rules;

/// <summary>A stretch of days [From, To) over which nothing about a child's 留守 changes.</summary>
public sealed record LeftBehindSegment
{
    public required DateOnly From { get; init; }

    /// <summary>First day no longer, or null when no change is foreseen.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Set OutType.</summary>
    public required string OutType { get; init; }

    /// <summary>First day of this OutType without a break; an episode of the office starts here.</summary>
    public required DateOnly OutSince { get; init; }

    public required bool IsSchool { get; init; }
    public required bool IsMca { get; init; }
    public required bool IsMoe { get; init; }

    /// <summary>Set SysLeftBehind.</summary>
    public required string SysCode { get; init; }

    /// <summary>待核: the answer rests on a parent about whom nothing is known.</summary>
    public required bool NeedsCheck { get; init; }

    /// <summary>事实无人抚养: nobody is away, and neither parent lives with the child.</summary>
    public required bool FactuallyUnsupported { get; init; }

    /// <summary>Set LbEndReason when 留守 ends with this segment, else null.</summary>
    public string? EndReason { get; init; }

    /// <summary>The father's place on the day asked for (first day of the segment, unless asked through <c>At</c>).</summary>
    public required ParentState Father { get; init; }

    /// <summary>The mother's place, likewise.</summary>
    public required ParentState Mother { get; init; }

    /// <summary>The four definitions in the order SCHOOL, MCA, MOE, SYS, each with its reasons.</summary>
    public required IReadOnlyList<LeftBehindVerdict> Verdicts { get; init; }

    /// <summary>What the parents do, in one sentence: 母亲 2026-11-01 起在广东省东莞市务工，父亲…：双亲外出。</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the child counts as 留守 by that definition (set LbCaliber).</summary>
    public bool Counts(string caliber) => caliber switch
    {
        Codes.LbCaliber.School => IsSchool,
        Codes.LbCaliber.Mca => IsMca,
        Codes.LbCaliber.Moe => IsMoe,
        Codes.LbCaliber.Sys => SysCode != Codes.SysLeftBehind.No,
        _ => throw new ArgumentOutOfRangeException(nameof(caliber), caliber, "No such definition of 留守."),
    };

    /// <summary>Whether the A and B registers are kept for the child: counted by the school's definition, or taken in by CareAsLeftBehind.</summary>
    public bool InCare(LeftBehindSettings settings) =>
        Counts(settings.Caliber) || (settings.CareAsLeftBehind && FactuallyUnsupported);

    /// <summary>Whether the day lies in this segment.</summary>
    public bool Contains(DateOnly day) => From <= day && (To is null || day < To);
}

/// <summary>Where the person in a parent's place is.</summary>
public enum ParentWhereabouts
{
    /// <summary>Nobody is recorded in this place.</summary>
    NoRecord,

    /// <summary>不详, or not filled in.</summary>
    Unknown,

    /// <summary>共同生活, not away.</summary>
    Home,

    /// <summary>外出.</summary>
    Away,

    /// <summary>亡故.</summary>
    Dead,

    /// <summary>失联或出走.</summary>
    Lost,

    /// <summary>服刑或强制戒毒.</summary>
    Detained,

    /// <summary>离异未共同生活, or a family of their own.</summary>
    LivesApart,
}

/// <summary>Who stands in a parent's place on a day, and where that person is.</summary>
/// <param name="Whereabouts">Where.</param>
/// <param name="ParentId">The person, or null when nobody is recorded.</param>
/// <param name="Role">Relation 11–16; 11 or 12 when nobody is recorded.</param>
/// <param name="AwaySince">When away: first day, short returns not counted.</param>
/// <param name="AwayUntil">When away: the known day of return.</param>
/// <param name="Place">When away: where.</param>
/// <param name="HasCapacity">Able to look after the child.</param>
public sealed record ParentState(
    ParentWhereabouts Whereabouts, Guid? ParentId, string Role,
    DateOnly? AwaySince = null, DateOnly? AwayUntil = null, string? Place = null, bool? HasCapacity = null);

/// <summary>One definition's answer.</summary>
/// <param name="Caliber">Set LbCaliber.</param>
/// <param name="Counts">Counted as 留守.</param>
/// <param name="Conditions">Every condition of the definition with its outcome.</param>
/// <param name="Sentence">The answer and its reason for people, with dates.</param>
public sealed record LeftBehindVerdict(
    string Caliber, bool Counts, IReadOnlyList<LeftBehindCondition> Conditions, string Sentence);

/// <summary>What a definition asks for.</summary>
public enum LeftBehindTest
{
    /// <summary>Somebody is away.</summary>
    SomebodyAway,

    /// <summary>Within the school's age limits.</summary>
    AgeLimits,

    /// <summary>Both away, or the sole carer away, or the one at home unable.</summary>
    NobodyAbleAtHome,

    /// <summary>Not yet sixteen.</summary>
    UnderSixteen,

    /// <summary>农业户口.</summary>
    RuralHukou,

    /// <summary>Away for three months without a break.</summary>
    ThreeMonths,

    /// <summary>Lives in the county of registration.</summary>
    LivesAtHukou,

    /// <summary>在读 in compulsory education.</summary>
    Studying,
}

/// <summary>One condition and its outcome.</summary>
/// <param name="Test">Which.</param>
/// <param name="Met">Whether it holds on the day.</param>
/// <param name="Turns">The day on which the outcome changes by mere passing of time (three months, birthdays), where there is one.</param>
public sealed record LeftBehindCondition(LeftBehindTest Test, bool Met, DateOnly? Turns = null);
