using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People;

/// <summary>
/// What one viewer may see of one child, by data area. The only place that masks: pages, sheets and paper all ask here, so
/// what a person may not see is absent from the output and never merely hidden in it.
/// </summary>
public sealed record FieldMask
{
    /// <summary>Printed in place of a number that exists (domain.md §8.1).</summary>
    public const string Registered = "已登记";

    /// <summary>Shown in place of a number that does not exist.</summary>
    public const string NotRegistered = "未登记";

    /// <summary>
    /// Roles whose right in the area is narrowed by a note in the rights table to a few facts (allergies, things to watch
    /// out for, emergency contacts): they get those facts and not the rest of the area.
    /// </summary>
    private static readonly HashSet<(Role, DataArea)> Narrowed =
    [
        (Role.CanteenManager, DataArea.Health), (Role.LifeTeacher, DataArea.Health),
        (Role.BusSupervisor, DataArea.Health), (Role.ProxyParent, DataArea.Health),
        (Role.LifeTeacher, DataArea.Contacts), (Role.BusSupervisor, DataArea.Contacts),
    ];

    /// <summary>姓名、性别、班级、就读方式. Masked means name, class and allergies only.</summary>
    public required Sight Basics { get; init; }

    /// <summary>证件号、学籍号: Full means may ask for the whole number with a reason; no page shows it unasked.</summary>
    public required Sight IdNumbers { get; init; }

    /// <summary>住址、电话.</summary>
    public required Sight Contacts { get; init; }

    /// <summary>父母外出、监护、家庭. Masked means who and how they are related, without circumstances.</summary>
    public required Sight Family { get; init; }

    /// <summary>健康、残疾、病史.</summary>
    public required Sight Health { get; init; }

    /// <summary>过敏忌口、特异体质: seen by more people than the rest of 健康.</summary>
    public required bool Allergies { get; init; }

    /// <summary>Nothing.</summary>
    public static readonly FieldMask Nothing = new()
    {
        Basics = Sight.None,
        IdNumbers = Sight.None,
        Contacts = Sight.None,
        Family = Sight.None,
        Health = Sight.None,
        Allergies = false,
    };

    /// <summary>What the viewer may see of a child of that class and campus; both null for a child who has left.</summary>
    public static FieldMask For(Viewer viewer, Guid? classId, Guid? campusId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return new FieldMask
        {
            Basics = viewer.SightOf(DataArea.Basics, classId, campusId),
            IdNumbers = viewer.SightOf(DataArea.IdNumbers, classId, campusId),
            Contacts = Whole(viewer, DataArea.Contacts).SightOf(DataArea.Contacts, classId, campusId),
            Family = viewer.SightOf(DataArea.Family, classId, campusId),
            Health = Whole(viewer, DataArea.Health).SightOf(DataArea.Health, classId, campusId),
            Allergies = viewer.SightOf(DataArea.Health, classId, campusId) != Sight.None,
        };
    }

    /// <summary>What the viewer may see of the child.</summary>
    public static FieldMask For(Viewer viewer, ChildFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return For(viewer, facts.Enroll?.ClassId, facts.Class?.CampusId);
    }

    /// <summary>State of the 证件号, never a digit; null when even that is not for the viewer.</summary>
    public string? IdNumber(Child child) => IdNumbers == Sight.None ? null : IdNumberState(child);

    /// <summary>State of the 学籍号, never a digit; null when even that is not for the viewer.</summary>
    public string? StudentNumber(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        return IdNumbers == Sight.None ? null : child.StudentNo is null ? NotRegistered : Registered;
    }

    /// <summary>The number as the viewer may see it: whole, 154****0417, or null.</summary>
    public string? Phone(string? number) => Contacts switch
    {
        Sight.Full => number,
        Sight.Masked => ShortPhone(number),
        Sight.None => null,
    };

    /// <summary>现住址: village and door for those who may, the village for everybody who sees the child at all.</summary>
    public string? Address(ChildFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Basics != Sight.Full ? null
            : Contacts == Sight.Full ? (facts.VillageName + facts.Child.AddrDetail) is { Length: > 0 } whole ? whole : null
            : facts.VillageName;
    }

    /// <summary>过敏、忌口、特异体质 in one line; null when there is nothing or it is not for the viewer.</summary>
    public string? Allergy(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (!Allergies) return null;
        var text = string.Join('；', new[] { child.Allergy, child.Constitution }.Where(t => !string.IsNullOrWhiteSpace(t)));
        return text.Length == 0 ? null : text;
    }

    /// <summary>已核实、存疑、未核实 or 未登记: all that is ever shown of a 证件号 unasked.</summary>
    public static string IdNumberState(Child child)
    {
        ArgumentNullException.ThrowIfNull(child);
        return child.IdNo is null ? NotRegistered : CodeSets.All.NameOf("IdState", child.IdState) ?? Registered;
    }

    /// <summary>154****0417.</summary>
    public static string? ShortPhone(string? number) => string.IsNullOrEmpty(number) ? null : PhoneNumber.Mask(number);

    private static Viewer Whole(Viewer viewer, DataArea area) => new()
    {
        UserId = viewer.UserId,
        SchoolId = viewer.SchoolId,
        Posts = [.. viewer.Posts.Where(p => !Narrowed.Contains((p.Role, area)))],
    };
}
