using System.Text.Json.Serialization;
using LeftBehindCare.Registers.Sheets;

namespace LeftBehindCare.Web.People.Import;

/// <summary>One row of the file, read: normal forms and codes, nothing compared yet. Null is an empty cell, which never overwrites.</summary>
public sealed record RosterRow
{
    /// <summary>As the spreadsheet numbers it.</summary>
    public required int Number { get; init; }

    public string? Name { get; init; }
    public string? RawName { get; init; }
    public string? Sex { get; init; }
    public DateOnly? Birth { get; init; }
    public string? IdType { get; init; }
    public string? IdNo { get; init; }

    /// <summary>The number stands, but only as 存疑.</summary>
    public bool IdDoubtful { get; init; }

    public string? StudentNo { get; init; }
    public string? Gatqw { get; init; }
    public string? Ethnic { get; init; }
    public string? Health { get; init; }
    public string? HukouKind { get; init; }
    public string? HukouRegion { get; init; }
    public string? HukouAddr { get; init; }
    public string? Address { get; init; }
    public string? GradeWritten { get; init; }
    public string? ClassWritten { get; init; }
    public string? BoardMode { get; init; }
    public string? SysCode { get; init; }
    public string? Inclusive { get; init; }
    public string? Disability { get; init; }
    public string? Transport { get; init; }
    public IReadOnlyList<FamilyMember> Family { get; init; } = [];

    /// <summary>What was already wrong or doubtful when it was read.</summary>
    public IReadOnlyList<ImportMessage> Messages { get; init; } = [];
}

/// <summary>A member of the family as the row names it.</summary>
/// <param name="Column">Which of the row's members, from 1.</param>
/// <param name="Name">Normal form.</param>
/// <param name="Relation">Set Relation.</param>
/// <param name="Phones">Normal forms.</param>
public sealed record FamilyMember(int Column, string Name, string Relation, IReadOnlyList<string> Phones);

/// <summary>One field that a row would change, in words for the person.</summary>
/// <param name="Title">Such as 就读方式.</param>
/// <param name="Old">What is stored; null when nothing is.</param>
/// <param name="New">What would be.</param>
public sealed record FieldChange(string Title, string? Old, string New);

/// <summary>What would become of a row.</summary>
public sealed record PlannedRow
{
    public required RosterRow Row { get; init; }
    public required RowOutcome Outcome { get; init; }

    /// <summary>The child of the school it would change; null for a new one.</summary>
    public Guid? Target { get; init; }

    /// <summary>Only the name speaks for <see cref="Target"/>: the person says whether it is the same child.</summary>
    public bool MayBeAnother { get; init; }

    /// <summary>The class in words.</summary>
    public string? ClassTitle { get; init; }

    /// <summary>The class, when it is there.</summary>
    public Guid? ClassId { get; init; }

    /// <summary>Key of the class that has to be opened first; null when it is there.</summary>
    public string? NewClass { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];
    public IReadOnlyList<ImportMessage> Messages { get; init; } = [];

    /// <summary>
    /// Everything the row depends on and would do, hashed: the versions of the records it changes, the people it joins. Planned
    /// again at the commit it must be the same, or somebody has been at the records since the preview.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>What to do about the family; planned anew at the commit, so not staged.</summary>
    [JsonIgnore]
    public FamilyPlan Family { get; init; } = FamilyPlan.Nothing;

    /// <summary>Whether the person's choices let it be written.</summary>
    public bool IsWritten(RosterChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (NewClass is not null && !choices.Classes.Contains(NewClass)) return false;
        return Outcome switch
        {
            RowOutcome.New or RowOutcome.Changed => true,
            RowOutcome.Doubtful => choices.Rows.GetValueOrDefault(Row.Number) is RowChoice.Take or RowChoice.Add,
            RowOutcome.Same or RowOutcome.Wrong => false,
        };
    }

    /// <summary>The child it writes to under these choices; null for a new one.</summary>
    public Guid? TargetUnder(RosterChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return MayBeAnother && choices.Rows.GetValueOrDefault(Row.Number) == RowChoice.Add ? null : Target;
    }
}

/// <summary>A class that the file names and the school does not have.</summary>
/// <param name="Grade">Set Grade.</param>
/// <param name="ClassNo">Its number.</param>
public sealed record ProposedClass(string Grade, int ClassNo)
{
    public string Key => $"{Grade}-{ClassNo}";

    public string Title => $"{Codes.CodeSets.All.NameOf("Grade", Grade)}{ClassNo}班";
}

/// <summary>The preview as it is staged.</summary>
public sealed record RosterPlan
{
    public required IReadOnlyList<PlannedRow> Rows { get; init; }

    public required IReadOnlyList<ProposedClass> Classes { get; init; }

    /// <summary>Messages about columns or the file.</summary>
    public required IReadOnlyList<ImportMessage> Messages { get; init; }

    /// <summary>Rows passed over: totals, remarks and the like.</summary>
    public required IReadOnlyList<SkippedRow> Skipped { get; init; }
}

/// <summary>What a row does about the child's family: for the child as matched, and for the case that it is another one.</summary>
public sealed record FamilyPlan(IReadOnlyList<FamilyStep> Matched, IReadOnlyList<FamilyStep> AsNew)
{
    public static readonly FamilyPlan Nothing = new([], []);
}

/// <summary>One step about one member of the family.</summary>
public abstract record FamilyStep
{
    /// <summary>Joins a person to the child.</summary>
    public sealed record Join(FamilyPerson Person, string Relation) : FamilyStep;

    /// <summary>Adds a number to a stored person.</summary>
    public sealed record AddPhone(PhoneOwner OwnerType, Guid OwnerId, string Number, int SortNo) : FamilyStep;

    /// <summary>Replaces a stored number.</summary>
    public sealed record ChangePhone(Guid EntryId, string Number) : FamilyStep;
}

/// <summary>A parent or guardian, stored or to be stored; brothers and sisters of one file share the object.</summary>
public sealed class FamilyPerson(PhoneOwner kind, Guid id, bool isStored, string name, IReadOnlyList<string> phones)
{
    public PhoneOwner Kind => kind;
    public Guid Id => id;
    public bool IsStored => isStored;
    public string Name => name;
    public IReadOnlyList<string> Phones => phones;
}
