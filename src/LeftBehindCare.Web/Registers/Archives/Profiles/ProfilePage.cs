using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>One section of the form's index.</summary>
public sealed record ProfileSection(string Id, string Number, string Title, int Gaps, int Wrong, bool HasWanted);

/// <summary>Everything the page to fill in shows.</summary>
public sealed class ProfileEditPage
{
    public required ProfileFacts Facts { get; init; }

    public required ProfileForm Form { get; init; }

    /// <summary>Version of everything the form edits, posted back as <c>rowVersion</c>.</summary>
    public required uint RowVersion { get; init; }

    public required IReadOnlyList<ProfileSection> Sections { get; init; }

    /// <summary>◆ that apply to this child, by the name of their field.</summary>
    public required IReadOnlyDictionary<string, WantedField> Wanted { get; init; }

    /// <summary>What is said of stored numbers, by field.</summary>
    public required IReadOnlyDictionary<string, string> States { get; init; }

    /// <summary>Unsaved work of this person.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Typed when an approved form is changed.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>This term's confirmation is still to be given.</summary>
    public required bool CanConfirm { get; init; }

    /// <summary>The child is no 留守 child: the form can be void.</summary>
    public required bool CanVoid { get; init; }

    public Guid ChildId => Facts.Child.Child.Id;

    public RecordStatus Status => Facts.Profile?.Status ?? RecordStatus.Draft;

    /// <summary>An approved form is corrected, with a reason, and reviewed again.</summary>
    public bool IsCorrection => Status == RecordStatus.Effective;

    public int Gaps => Wanted.Values.Count(w => !w.IsFilled);

    public bool Asks(string field) => Wanted.ContainsKey(field);

    public string? StateOf(string field) => States.GetValueOrDefault(field);

    public ProfileSection Section(string title) => Sections.First(s => s.Title == title);

    /// <summary>The index: counts ◆ of the child and refusals of the model state.</summary>
    public static IReadOnlyList<ProfileSection> SectionsOf(
        IReadOnlyList<WantedField> wanted, ModelStateDictionary state, IModelMetadataProvider metadata)
    {
        ArgumentNullException.ThrowIfNull(state);
        var wrong = state.Where(e => e.Value is { Errors.Count: > 0 }).GroupBy(e => ProfileFields.SectionOf(e.Key, metadata))
            .ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. ProfileSections.All.Select((title, i) => new ProfileSection(
                $"s{i + 1}", Shared.ChineseText.Numeral(i + 1), title, wanted.Count(w => w.Section == title && !w.IsFilled),
                wrong.GetValueOrDefault(title), wanted.Any(w => w.Section == title))),
        ];
    }
}

/// <summary>The page of those who read or review.</summary>
public sealed class ProfileShowPage
{
    public required ProfileFacts Facts { get; init; }

    public required FormDoc Paper { get; init; }

    public required IReadOnlyList<KeptVersion> Versions { get; init; }

    /// <summary>Old → new against the version in force; empty before the first approval.</summary>
    public required IReadOnlyList<ConflictField> Changes { get; init; }

    /// <summary>Titles of missing ◆.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public required bool CanReview { get; init; }

    public required bool CanEdit { get; init; }

    /// <summary>Whether the person may take it out again where it is filed away.</summary>
    public required bool CanTakeOut { get; init; }

    /// <summary>Whether the person may see who changed it.</summary>
    public required bool CanReadHistory { get; init; }

    /// <summary>Of what is shown; a review of something that changed meanwhile is refused.</summary>
    public required uint RowVersion { get; init; }

    /// <summary>What was written before it was refused.</summary>
    public string? Comment { get; init; }

    /// <summary>What was typed of single fields before it was refused.</summary>
    public IReadOnlyList<FieldComment> TypedFields { get; init; } = [];

    public Guid ChildId => Facts.Child.Child.Id;

    public RecordStatus? Status => Facts.Profile?.Status;
}

/// <summary>Missing ◆ fields of a child, each leading to its place in the form.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Titles">Their names on the paper.</param>
/// <param name="Most">How many are named.</param>
public sealed record MissingFields(Guid ChildId, IReadOnlyList<string> Titles, int Most);
