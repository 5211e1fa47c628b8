using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.People.Children;

/// <summary>The children's list as shown to one person.</summary>
public sealed class ChildrenPage
{
    public required ChildFilter Filter { get; init; }

    public required IReadOnlyList<ShownChild> Rows { get; init; }

    public required int Total { get; init; }

    /// <summary>What was asked, as sentences with the address of the list without it.</summary>
    public required IReadOnlyList<Shared.Parts.AppliedFilter> Applied { get; init; }

    public required IReadOnlyList<SelectListItem> Classes { get; init; }

    public required IReadOnlyList<SelectListItem> Campuses { get; init; }

    public required IReadOnlyList<SelectListItem> Villages { get; init; }

    /// <summary>Asked for a number nobody in reach has.</summary>
    public bool NumberNotFound { get; init; }

    public required bool CanAdd { get; init; }

    public required bool CanExport { get; init; }

    public required bool SeesFamily { get; init; }

    public required bool SeesProfiles { get; init; }

    public required bool SeesWholeSchool { get; init; }

    /// <summary>The viewer sees names and allergies only (食堂).</summary>
    public required bool AllergiesOnly { get; init; }

    public bool IsFiltered => Applied.Count > 0 || !string.IsNullOrEmpty(Filter.Q);
}

/// <summary>A line masked for the viewer: null means that it is not for them.</summary>
public sealed record ShownChild
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Class or birthday, where the name alone does not say who it is.</summary>
    public string? Which { get; init; }

    public string? Class { get; init; }
    public string? Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Village { get; init; }
    public string? BoardMode { get; init; }

    /// <summary>双亲外出 and so on; null when not 留守 or not for the viewer.</summary>
    public string? Status { get; init; }

    public bool NeedsCheck { get; init; }

    /// <summary>Whether the line tells of the A1 at all.</summary>
    public bool HasProfileCell { get; init; }

    public LeftBehindCare.Registers.Records.RecordStatus? ProfileStatus { get; init; }
    public int? Missing { get; init; }
    public string? Allergy { get; init; }

    /// <summary>Masks lines for a person; masks are worked out once per class.</summary>
    public static IReadOnlyList<ShownChild> Of(IReadOnlyList<ChildLine> lines, Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var masks = new Dictionary<(Guid?, Guid?), (FieldMask Mask, bool Profiles)>();
        var which = ChildLikeness.Labels(lines.Select(l => (l.Id, l.Name, l.ClassTitle, l.BirthDate)));
        var shown = new List<ShownChild>(lines.Count);
        foreach (var line in lines)
        {
            if (!masks.TryGetValue((line.ClassId, line.CampusId), out var seen))
            {
                seen = (FieldMask.For(viewer, line.ClassId, line.CampusId),
                    viewer.SightOf(DataArea.Archives, line.ClassId, line.CampusId) != Sight.None);
                masks[(line.ClassId, line.CampusId)] = seen;
            }

            shown.Add(Of(line, seen.Mask, seen.Profiles, which.GetValueOrDefault(line.Id)));
        }

        return shown;
    }

    private static ShownChild Of(ChildLine line, FieldMask mask, bool profiles, string? which)
    {
        var whole = mask.Basics == Sight.Full;
        var family = mask.Family != Sight.None;
        return new ShownChild
        {
            Id = line.Id,
            Name = line.Name,
            Which = which,
            Class = line.ClassTitle,
            Sex = whole ? CodeSets.All.NameOf("Sex", line.Sex) : null,
            BirthDate = whole ? line.BirthDate : null,
            Village = whole ? line.Village : null,
            BoardMode = whole ? CodeSets.All.NameOf("BoardMode", line.BoardMode) : null,
            Status = family ? StatusOf(line) : null,
            NeedsCheck = family && line.NeedsCheck,
            HasProfileCell = profiles,
            ProfileStatus = profiles ? line.ProfileStatus : null,
            Missing = profiles ? line.Missing : null,
            Allergy = mask.Allergies ? line.Allergy : null,
        };
    }

    private static string? StatusOf(ChildLine line) =>
        line.IsUnsupported ? "事实无人抚养"
        : line.OutType is null or OutType.None ? null
        : (CodeSets.All.NameOf("OutType", line.OutType) ?? line.OutType) + (line.Counts ? "" : "（不计入）");
}
