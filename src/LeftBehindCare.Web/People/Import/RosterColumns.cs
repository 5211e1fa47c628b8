using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People.Import;

/// <summary>The columns of the 学籍系统 export (domain.md §2.2), under the titles that schools give them.</summary>
public static class RosterColumns
{
    public const string Name = "Name";
    public const string Sex = "Sex";
    public const string Birth = "Birth";
    public const string IdType = "IdType";
    public const string IdNo = "IdNo";
    public const string StudentNo = "StudentNo";
    public const string Gatqw = "Gatqw";
    public const string Ethnic = "Ethnic";
    public const string Health = "Health";
    public const string HukouKind = "HukouKind";
    public const string HukouPlace = "HukouPlace";
    public const string Address = "Address";
    public const string Grade = "Grade";
    public const string Class = "Class";
    public const string BoardMode = "BoardMode";
    public const string SysCode = "SysCode";
    public const string Inclusive = "Inclusive";
    public const string Disability = "Disability";
    public const string Transport = "Transport";

    /// <summary>Two members of the family are in the export.</summary>
    public const int FamilyMembers = 2;

    public static IReadOnlyList<ColumnSpec> All { get; } =
    [
        new(Name, "姓名") { Required = true, Synonyms = ["学生姓名", "儿童姓名", "名字"] },
        new(Sex, "性别") { Synonyms = ["学生性别"] },
        new(Birth, "出生日期") { Synonyms = ["出生年月日", "出生年月", "生日"] },
        new(IdType, "身份证件类型") { Synonyms = ["证件类型", "身份证类型"] },
        new(IdNo, "身份证件号") { Synonyms = ["身份证号", "身份证号码", "证件号", "证件号码", "公民身份号码", "身份证"], Looks = c => IdNumber.Check(c.Text) is { IsSound: true, BirthDate: not null } },
        new(StudentNo, "学籍号") { Synonyms = ["全国学籍号", "全国学籍", "学籍编号"], Looks = c => Rules.StudentNo.Check(c.Text).IsSound },
        new(Gatqw, "港澳台侨外") { Synonyms = ["港澳台侨", "是否港澳台侨外"] },
        new(Ethnic, "民族"),
        new(Health, "健康状况") { Synonyms = ["健康"] },
        new(HukouKind, "户口性质") { Synonyms = ["户籍性质", "户口类别"] },
        new(HukouPlace, "户口所在地") { Synonyms = ["户籍所在地", "户口所在地行政区划", "户籍地", "户籍地址", "户口地址"] },
        new(Address, "现住址") { Synonyms = ["现住地址", "家庭地址", "家庭住址", "居住地址", "通信地址"] },
        new(Grade, "年级") { Synonyms = ["所在年级", "就读年级"] },
        new(Class, "班级") { Synonyms = ["班", "班号", "所在班级", "班级名称", "班别"] },
        new(BoardMode, "就读方式") { Synonyms = ["是否住校", "走读住校", "是否寄宿"] },
        new(SysCode, "是否留守儿童") { Synonyms = ["是否留守", "留守儿童", "留守情况"] },
        new(Inclusive, "随班就读") { Synonyms = ["是否随班就读"] },
        new(Disability, "残疾类型") { Synonyms = ["残疾人类型", "残疾类别"] },
        new(Transport, "上下学方式") { Synonyms = ["上下学交通方式"] },
        .. Enumerable.Range(1, FamilyMembers).SelectMany(Member),
    ];

    public static string MemberName(int member) => $"Member{member}Name";

    public static string MemberRelation(int member) => $"Member{member}Relation";

    public static string MemberPhone(int member) => $"Member{member}Phone";

    private static IEnumerable<ColumnSpec> Member(int n)
    {
        // Rosters of a school's own making name the parents instead of numbering the family.
        var parent = n == 1 ? "父亲" : "母亲";
        yield return new(MemberName(n), $"家庭成员{n}姓名") { Synonyms = [$"成员{n}姓名", $"家庭成员或监护人{n}姓名", $"监护人{n}姓名", $"{parent}姓名", .. First(n, "监护人姓名", "家长姓名")] };
        yield return new(MemberRelation(n), $"家庭成员{n}关系") { Synonyms = [$"成员{n}关系", $"家庭成员或监护人{n}关系", $"监护人{n}关系", .. First(n, "监护人关系", "与监护人关系", "与学生关系")] };
        yield return new(MemberPhone(n), $"家庭成员{n}电话")
        {
            Synonyms = [$"成员{n}电话", $"成员{n}联系电话", $"家庭成员{n}联系电话", $"家庭成员或监护人{n}联系电话", $"监护人{n}电话", $"{parent}电话", $"{parent}联系电话", .. First(n, "监护人电话", "家长电话", "联系电话")],
        };
    }

    private static string[] First(int member, params string[] titles) => member == 1 ? titles : [];
}
