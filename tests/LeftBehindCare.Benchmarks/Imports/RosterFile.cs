using System.Globalization;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Benchmarks.Imports;

/// <summary>
/// A roster as the 学籍系统 exports it, of children that the county has in its other schools: synthetic, with numbers of the
/// prefix 4399, families, brothers and sisters, and classes of 45 that the importing school does not have yet.
/// </summary>
internal static class RosterFile
{
    private const int ClassSize = 45;

    /// <summary>Past the five of the specification, whose edge cases are meant to be doubted.</summary>
    private const int FirstSchool = CountyPlan.SpecifiedSchools;

    private static readonly string[] Titles =
    [
        "姓名", "性别", "出生日期", "身份证件类型", "身份证件号", "学籍号", "民族", "户口性质", "户口所在地", "现住址", "年级", "班级", "就读方式", "上下学方式",
        "家庭成员1姓名", "家庭成员1关系", "家庭成员1电话", "家庭成员2姓名", "家庭成员2关系", "家庭成员2电话",
    ];

    public static byte[] Build(int count)
    {
        using var file = new MemoryStream();
        var seats = new Dictionary<string, int>();
        var rows = 0;
        using (var sheet = SheetWriter.Xlsx(file, "学籍", [.. Titles.Select(t => new SheetColumnLayout(t))], "全国中小学生学籍信息管理系统导出"))
        {
            for (var index = FirstSchool; rows < count; index++)
            {
                foreach (var cells in RowsOf(CountyPlan.For(index), seats).Take(count - rows))
                {
                    sheet.Append(cells);
                    rows++;
                }
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<SheetCell[]> RowsOf(DemoSchool school, Dictionary<string, int> seats)
    {
        var parents = school.Parents.ToDictionary(p => p.Row.Id, p => p.Row);
        var guardians = school.Guardians.ToDictionary(g => g.Row.Id, g => g.Row);
        var parentLinks = school.ParentLinks.Where(l => l.To is null).ToLookup(l => l.ChildId);
        var guardianLinks = school.GuardianLinks.Where(l => l.To is null).ToLookup(l => l.ChildId);
        var phones = school.Phones.ToLookup(p => p.OwnerId);
        foreach (var child in school.Children.Where(c => c.Class is not null && c.StudentNo is not null && IdNumber.Check(c.IdNo).IsSound))
        {
            var row = child.Row;
            var grade = child.Class!.Grade; // filtered above
            var seat = seats[grade] = seats.GetValueOrDefault(grade) + 1;
            // Two in the export: the parents where there are, else who looks after the child.
            var family = parentLinks[row.Id].DistinctBy(l => l.Role).Select(l => new Member(parents[l.ParentId].Name, l.Role, Phone(l.ParentId)))
                .Concat(guardianLinks[row.Id].Select(l => new Member(guardians[l.GuardianId].Name, l.Relation, Phone(l.GuardianId))))
                .Where(m => m.Name is not null).Take(2).ToList();
            yield return
            [
                row.Name, Named("Sex", row.Sex), row.BirthDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Named("IdType", row.IdType), child.IdNo, child.StudentNo,
                Named("Ethnic", row.Ethnic), Named("HukouKind", row.HukouKind), row.HukouAddr, row.AddrDetail, Named("Grade", grade),
                string.Create(CultureInfo.InvariantCulture, $"{(seat - 1) / ClassSize + 1}班"), Named("BoardMode", row.BoardMode), Named("Transport", row.Transport),
                .. Cells(0), .. Cells(1),
            ];

            SheetCell[] Cells(int at) => at < family.Count ? [family[at].Name, Named("Relation", family[at].Relation), family[at].Phone] : [null, null, null];
        }

        string? Phone(Guid owner) => phones[owner].FirstOrDefault()?.Number;
    }

    private static string? Named(string set, string? code) => code is null ? null : CodeSets.All.NameOf(set, code);

    private sealed record Member(string? Name, string Relation, string? Phone);
}
