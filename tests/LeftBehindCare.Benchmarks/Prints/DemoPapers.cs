using LeftBehindCare.Demo.County;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Benchmarks.Prints;

/// <summary>A1 sheets and a list of the synthetic county's children, without a database: what is measured is the printing.</summary>
internal static class DemoPapers
{
    private const string Term = "2026-2027学年第一学期";

    /// <summary>Of the county's second school, which has 512 children.</summary>
    private static readonly DemoSchool School = CountyPlan.For(1);

    private static readonly ILookup<Guid, ParentLink> ParentLinks = School.ParentLinks.ToLookup(l => l.ChildId);
    private static readonly Dictionary<Guid, Parent> Parents = School.Parents.ToDictionary(p => p.Row.Id, p => p.Row);
    private static readonly ILookup<Guid, AwaySpan> Away = School.AwaySpans.ToLookup(s => s.ParentId);
    private static readonly ILookup<Guid, GuardianLink> GuardianLinks = School.GuardianLinks.ToLookup(l => l.ChildId);
    private static readonly Dictionary<Guid, Guardian> Guardians = School.Guardians.ToDictionary(g => g.Row.Id, g => g.Row);
    private static readonly ILookup<Guid, PhoneEntry> Phones = School.Phones.ToLookup(p => p.OwnerId);
    private static readonly Dictionary<Guid, Village> Villages = School.Villages.ToDictionary(v => v.Id);

    /// <summary>Described one by one as the printer asks, as a print job does.</summary>
    public static IEnumerable<FormDoc> Forms(int count) => School.Children.Take(count).Select(c => ProfileSheet.Describe(PaperOf(c)));

    /// <summary>Ten columns on A4 landscape, as the children's list is printed.</summary>
    public static FormDoc List(int count)
    {
        var rows = School.Children.Take(count).Select(c => PaperOf(c)).ToList();
        return FormDoc.Of(new Sheet
        {
            Title = "留守儿童名册",
            Paper = Paper.A4Landscape,
            Head = HeadItem.Standard(School.School.Name, Term),
            Signatures = Sheet.StandardSignatures,
            Blocks =
            [
                Grid.List<ProfilePaper>(rows,
                [
                    ListColumn.Number<ProfilePaper>(4),
                    new("姓名", 8, p => p.Name), new("性别", 4, p => p.Sex), new("出生日期", 10, p => p.BirthDate), new("班级", 10, p => p.ClassTitle),
                    new("现住址", 16, p => p.Address), new("监护人", 8, p => p.Guardian?.Name), new("关系", 6, p => p.Guardian?.Relation),
                    new("联系电话", 12, p => p.Guardian?.Phone), new("父母外出", 14, p => p.Father?.Work),
                ]),
            ],
        });
    }

    private static ProfilePaper PaperOf(DemoChild child)
    {
        var row = child.Row;
        var guardian = GuardianLinks[row.Id].OrderByDescending(l => l.IsPrimary).FirstOrDefault();
        return new ProfilePaper
        {
            ChildId = row.Id,
            SchoolName = School.School.Name,
            Term = Term,
            FilledOn = School.Day,
            IsSynthetic = true,
            Name = row.Name,
            Sex = NameOf("Sex", row.Sex),
            Ethnic = NameOf("Ethnic", row.Ethnic),
            BirthDate = Day(row.BirthDate),
            StudentNo = FieldMask.Registered,
            IdNo = FieldMask.Registered,
            ClassTitle = child.Class?.Title,
            HukouRegistered = row.HukouRegistered,
            HukouKind = row.HukouKind,
            HukouAddress = row.HukouAddr,
            BoardMode = row.BoardMode,
            Address = (row.VillageId is { } village ? Villages[village].Name : "") + row.AddrDetail,
            IsHealthy = true,
            Father = ParentOf(row.Id, Relation.Father),
            Mother = ParentOf(row.Id, Relation.Mother),
            OutType = child.OutType,
            Guardian = guardian is null ? null : GuardianOf(guardian),
            Contacts = guardian is null ? [] : [.. Phones[guardian.GuardianId].Take(3).Select(p => $"{Guardians[guardian.GuardianId].Name} {p.Number}")],
            Transport = row.Transport,
            Remark = "祖父母照看，每周与父母视频通话两次；冬季路滑，放学由邻居带回。",
        };
    }

    private static ParentOnPaper? ParentOf(Guid child, string role)
    {
        if (ParentLinks[child].FirstOrDefault(l => l.Role == role) is not { } link) return null;
        var parent = Parents[link.ParentId];
        var away = Away[parent.Id].LastOrDefault();
        return new ParentOnPaper(
            parent.Name, parent.BirthDate is { } birth ? Day(birth) : null, FieldMask.Registered, away is null ? null : Day(away.From),
            away is null ? null : $"{away.WorkPlace}　{away.Employer}", Phones[parent.Id].FirstOrDefault()?.Number);
    }

    private static GuardianOnPaper GuardianOf(GuardianLink link)
    {
        var guardian = Guardians[link.GuardianId];
        return new GuardianOnPaper(
            guardian.Name, NameOf("Relation", link.Relation), guardian.BirthDate is { } birth ? Day(birth) : null, FieldMask.Registered,
            Phones[guardian.Id].FirstOrDefault()?.Number, guardian.Address);
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string? NameOf(string set, string? code) => code is null ? null : CodeSets.All.NameOf(set, code);
}
