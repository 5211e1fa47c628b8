using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>What one A2 sheet prints, already masked for the person who prints it.</summary>
public sealed record SummaryPaper
{
    public required string SchoolName { get; init; }
    public required string ClassTitle { get; init; }

    /// <summary>2026–2027学年第一学期.</summary>
    public required string Term { get; init; }

    public required DateOnly FilledOn { get; init; }
    public required IReadOnlyList<SummaryLine> Lines { get; init; }

    /// <summary>合计: 在校, 留守 and its parts.</summary>
    public required string Totals { get; init; }

    /// <summary>Where the sheet stands: who confirmed it, or that nobody did, or that its data have changed.</summary>
    public required string Standing { get; init; }

    /// <summary>Parts left empty because the person may not see them.</summary>
    public required IReadOnlyList<string> Withheld { get; init; }
}

/// <summary>One line as printed; null prints an empty cell.</summary>
public sealed record SummaryLine
{
    public required Guid ChildId { get; init; }
    public required string Name { get; init; }
    public string? Sex { get; init; }
    public string? Born { get; init; }
    public string? Ethnic { get; init; }
    public string? StudentNo { get; init; }
    public string? Address { get; init; }
    public string? OutType { get; init; }
    public string? Father { get; init; }
    public string? FatherWork { get; init; }
    public string? FatherPhone { get; init; }
    public string? Mother { get; init; }
    public string? MotherWork { get; init; }
    public string? MotherPhone { get; init; }
    public string? Guardian { get; init; }
    public string? Relation { get; init; }
    public string? GuardianPhone { get; init; }
    public string? Boarding { get; init; }

    /// <summary>困、长、殊, as many as there are.</summary>
    public string? Special { get; init; }
}

/// <summary>Turns a summary's content into what one viewer may read of it.</summary>
public static class SummaryPapers
{
    private const string Dash = "—";

    /// <param name="child">The line's content.</param>
    /// <param name="mask">What the viewer may see of the class's children.</param>
    public static SummaryLine Line(SummaryChild child, FieldMask mask)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(mask);
        var family = mask.Family == Sight.Full;
        var (father, mother) = family ? (child.Father, child.Mother) : (null, null);
        return new SummaryLine
        {
            ChildId = child.ChildId,
            Name = child.Name,
            Sex = NameOf("Sex", child.Sex),
            Born = $"{child.BirthDate.Year}.{child.BirthDate.Month:00}",
            Ethnic = NameOf("Ethnic", child.Ethnic),
            StudentNo = mask.IdNumbers != Sight.None && child.HasStudentNo ? FieldMask.Registered : null,
            Address = mask.Contacts == Sight.Full ? child.Village + child.Door : child.Village,
            OutType = family ? NameOf("OutType", child.OutType) : null,
            Father = Named(father),
            FatherWork = Work(father),
            FatherPhone = Phone(father, mask),
            Mother = Named(mother),
            MotherWork = Work(mother),
            MotherPhone = Phone(mother, mask),
            // Who and how related is for whoever sees the family at all.
            Guardian = mask.Family == Sight.None ? null : child.Guardian,
            Relation = mask.Family == Sight.None ? null : NameOf("Relation", child.GuardianRelation),
            GuardianPhone = mask.Family == Sight.None ? null : mask.Phone(child.GuardianPhone),
            Boarding = child.BoardMode == BoardMode.Boarding ? "是" : "否",
            Special = child.Special is null ? null : string.Concat(child.Special.Select(t => SpecialFigures.Types[t][^1])),
        };
    }

    /// <summary>在校 12人　留守 11人（双亲6 单亲4 单亲抚养方1）　男6人 女5人　寄宿10人　三特3人.</summary>
    public static string Totals(SummaryContent content, FieldMask mask)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(mask);
        var children = content.Children;
        int Of(string type) => children.Count(c => c.OutType == type);
        var parts = mask.Family == Sight.Full
            ? $"（双亲{Of(OutType.Both)}人、单亲{Of(OutType.Father) + Of(OutType.Mother)}人、单亲抚养方{Of(OutType.SoleCarer)}人）"
            : "";
        return $"在校{content.Enrolled}人　留守{children.Count}人{parts}　男{children.Count(c => c.Sex == Sex.Male)}人　女{children.Count(c => c.Sex == Sex.Female)}人"
            + $"　寄宿{children.Count(c => c.BoardMode == BoardMode.Boarding)}人　三特{children.Count(c => c.Special is not null)}人";
    }

    public static IReadOnlyList<string> Withheld(FieldMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var parts = new List<string>();
        if (mask.IdNumbers == Sight.None) parts.Add("学籍号");
        if (mask.Contacts != Sight.Full) parts.Add("住址、电话");
        if (mask.Family != Sight.Full) parts.Add("父母与监护");
        return parts;
    }

    /// <summary>田广生, 田广生（亡故）.</summary>
    private static string? Named(SummaryParent? parent) => parent switch
    {
        null => null,
        { Presence: null } => parent.Name,
        _ => $"{parent.Name}（{PresenceWords.Behind(parent.Presence)}）",
    };

    private static string? Work(SummaryParent? parent) => parent switch
    {
        null => null,
        { IsAway: true } => parent.Work,
        { Presence: null } => "在家",
        _ => Dash,
    };

    private static string? Phone(SummaryParent? parent, FieldMask mask) => parent switch
    {
        null => null,
        // Nobody can be rung who died, is lost or unknown (domain.md §5).
        { Presence: Presence.Dead or Presence.Lost or Presence.Unknown or Presence.Detained } => Dash,
        _ => mask.Phone(parent.Phone),
    };

    private static string? NameOf(string set, string? code) => code is null ? null : CodeSets.All.NameOf(set, code);
}
