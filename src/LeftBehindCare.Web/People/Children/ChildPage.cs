using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People.Changes;
using LeftBehindCare.Web.People.Episodes;
using LeftBehindCare.Web.People.Parts;

namespace LeftBehindCare.Web.People.Children;

/// <summary>What stands at the head of all pages of a child: who this is, and what the person may do.</summary>
public sealed record ChildHead
{
    public required ChildCard Card { get; init; }
    public required FieldMask Mask { get; init; }

    public Guid Id => Card.Id;

    public required bool SeesFamily { get; init; }
    public required bool CanEdit { get; init; }
    public required bool CanEditFamily { get; init; }
    public required bool CanEditContacts { get; init; }
    public required bool SeesLogs { get; init; }
    public required DateOnly Today { get; init; }
}

/// <summary>概览 as shown to one person: what is not for them is null and therefore not in the page.</summary>
public sealed record ChildPage
{
    public required ChildHead Head { get; init; }

    /// <summary>Who cares for the child and whom to call; null without a right to 家庭.</summary>
    public FamilyCard? Family { get; init; }

    /// <summary>留守 on the day asked; null without a right to 家庭.</summary>
    public LbStatus? Status { get; init; }

    /// <summary>The A1; null without a right to the archives.</summary>
    public ProfileCard? Profile { get; init; }

    /// <summary>近来的事, the newest first.</summary>
    public required IReadOnlyList<Happening> Recent { get; init; }
}

/// <summary>家庭与监护: today's relatives and all that was before.</summary>
public sealed record FamilyPage
{
    public required ChildHead Head { get; init; }
    public required IReadOnlyList<ParentRow> Parents { get; init; }
    public required IReadOnlyList<GuardianRow> Guardians { get; init; }
    public required IReadOnlyList<PhoneRow> ChildPhones { get; init; }
    public required IReadOnlyList<SiblingCard> Siblings { get; init; }
}

/// <summary>A parent over one stretch of time.</summary>
public sealed record ParentRow(
    Guid LinkId, Guid PersonId, string? Name, string Relation, string? Presence, bool? HasCapacity, DateOnly From, DateOnly? To, bool IsNow,
    IReadOnlyList<AwayRow> Away, IReadOnlyList<PhoneRow> Phones);

/// <summary>A time away.</summary>
public sealed record AwayRow(Guid Id, DateOnly From, DateOnly? To, string? Place, string? Level);

/// <summary>A guardian over one stretch of time.</summary>
public sealed record GuardianRow(
    Guid LinkId, Guid PersonId, string Name, string Relation, string Kind, bool IsPrimary, string? Circumstances, DateOnly From, DateOnly? To, bool IsNow,
    IReadOnlyList<PhoneRow> Phones);

/// <summary>A number with the way to change it.</summary>
public sealed record PhoneRow(Guid Id, CallNumber Number);

/// <summary>在读经历.</summary>
public sealed record EnrolmentsPage
{
    public required ChildHead Head { get; init; }
    public required IReadOnlyList<EnrolmentRow> Rows { get; init; }
    public required MoveForm Move { get; init; }
    public required LeaveForm Leave { get; init; }
}

/// <summary>One stretch in one class; the last day counts.</summary>
public sealed record EnrolmentRow(Guid Id, string Class, DateOnly From, DateOnly? LastDay, string Entry, string? Exit, string? Peer, bool IsNow);

/// <summary>谁看过、改过.</summary>
public sealed record LogsPage(ChildHead Head, IReadOnlyList<LogLine> Lines);

/// <summary>Who this is.</summary>
public sealed record ChildCard
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? FormerName { get; init; }
    public string? Pinyin { get; init; }
    public string? Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public int? Age { get; init; }
    public string? Ethnic { get; init; }
    public string? Class { get; init; }
    public string? Campus { get; init; }

    /// <summary>2026-09-01 起 in the class, or why the child is in no class today.</summary>
    public string? Standing { get; init; }

    public bool IsEnrolled { get; init; }
    public string? BoardMode { get; init; }
    public string? CareMode { get; init; }
    public string? Transport { get; init; }
    public string? IdType { get; init; }

    /// <summary>已核实、存疑、未核实、未登记.</summary>
    public string? IdNumber { get; init; }

    /// <summary>Why there is none.</summary>
    public string? NoIdReason { get; init; }

    public bool HasIdNumber { get; init; }

    public string? StudentNumber { get; init; }

    public bool HasStudentNumber { get; init; }

    /// <summary>Whether the whole numbers may be asked for, with a reason.</summary>
    public bool MayReveal { get; init; }

    public string? Hukou { get; init; }
    public string? Address { get; init; }
    public string? Health { get; init; }
    public string? Disability { get; init; }
    public string? Allergy { get; init; }
    public string? Medication { get; init; }
    public string? RiskLevel { get; init; }

    /// <summary>The child's own numbers.</summary>
    public required IReadOnlyList<CallNumber> Phones { get; init; }
}

/// <summary>A number shown short and rung whole.</summary>
/// <param name="Shown">154****0417.</param>
/// <param name="Whole">For the tel: link; null for who may not ring it.</param>
/// <param name="Kind">手机 and so on, where it is not a mobile phone.</param>
/// <param name="BestTime">Such as 晚上7点后.</param>
public sealed record CallNumber(string Shown, string? Whole, string? Kind, string? BestTime);

/// <summary>Parents and guardians.</summary>
public sealed record FamilyCard
{
    public required IReadOnlyList<RelativeCard> Guardians { get; init; }
    public required IReadOnlyList<RelativeCard> Parents { get; init; }

    /// <summary>Brothers and sisters at this school, by a shared parent or guardian.</summary>
    public required IReadOnlyList<SiblingCard> Siblings { get; init; }
}

/// <summary>One relative.</summary>
public sealed record RelativeCard
{
    public required Guid LinkId { get; init; }
    public required Guid PersonId { get; init; }
    public string? Name { get; init; }
    public required string Relation { get; init; }
    public int? Age { get; init; }
    public bool IsPrimary { get; init; }

    /// <summary>Circumstances: 2026-11-01 起在广东省东莞市务工, 已亡故, 听力不好; null when masked.</summary>
    public string? Circumstances { get; init; }

    public bool IsAway { get; init; }

    public required IReadOnlyList<CallNumber> Phones { get; init; }
}

/// <summary>A brother or sister.</summary>
public sealed record SiblingCard(Guid Id, string Name, string? Class);

/// <summary>The A1 of the child.</summary>
public sealed record ProfileCard(RecordStatus? Status, IReadOnlyList<string> Missing, int Wanted, DateTimeOffset? ConfirmedAt);
