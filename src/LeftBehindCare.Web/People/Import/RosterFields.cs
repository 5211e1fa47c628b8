using System.Globalization;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Import;

/// <summary>One field of the child that the roster carries: compared, shown and written from this one line.</summary>
/// <param name="Title">As the preview names it.</param>
/// <param name="Set">Its code set; null for text.</param>
/// <param name="Given">What the row says; null is an empty cell.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Write">Writes it.</param>
internal sealed record RosterField(
    string Title, string? Set, Func<RosterRow, string?> Given, Func<Child, string?> Stored, Action<Child, RosterRow, string> Write)
{
    /// <summary>Sealed numbers, village and class need more than a line; the planner and the writer do them.</summary>
    public static IReadOnlyList<RosterField> All { get; } =
    [
        new("姓名", null, r => r.Name, c => c.Name, (c, r, _) => Rename(c, r)),
        new("性别", "Sex", r => r.Sex, c => c.Sex, (c, _, v) => c.Sex = v),
        new("出生日期", null, r => Day(r.Birth), c => Day(c.BirthDate), (c, r, _) => c.BirthDate = r.Birth!.Value), // written only when given
        new("证件类型", "IdType", r => r.IdType, c => c.IdType, (c, _, v) => c.IdType = v),
        new("港澳台侨外", "Gatqw", r => r.Gatqw, c => c.Gatqw, (c, _, v) => c.Gatqw = v),
        new("民族", "Ethnic", r => r.Ethnic, c => c.Ethnic, (c, _, v) => c.Ethnic = v),
        new("健康状况", "Health", r => r.Health, c => c.Health, (c, _, v) => c.Health = v),
        new("户口性质", "HukouKind", r => r.HukouKind, c => c.HukouKind, (c, _, v) => c.HukouKind = v),
        new("户口所在地区划", null, r => r.HukouRegion, c => c.HukouRegion, (c, _, v) => c.HukouRegion = v),
        new("户口所在地", null, r => r.HukouAddr, c => c.HukouAddr, (c, _, v) => c.HukouAddr = v),
        new("就读方式", "BoardMode", r => r.BoardMode, c => c.BoardMode, (c, _, v) => c.BoardMode = v),
        new("随班就读", "InclusiveKind", r => r.Inclusive, c => c.InclusiveKind, (c, _, v) => c.InclusiveKind = v),
        new("残疾类型", "Disability", r => r.Disability, c => c.Disability, (c, _, v) => c.Disability = v),
        new("上下学方式", "Transport", r => r.Transport, c => c.Transport, (c, _, v) => c.Transport = v),
        new("学籍系统写的是否留守（只作比对）", "SysLeftBehind", r => r.SysCode, c => c.ImportedSysCode, (c, _, v) => c.ImportedSysCode = v),
    ];

    /// <summary>Name, how it came, and how it is searched for.</summary>
    public static void Rename(Child child, RosterRow row)
    {
        child.Name = row.Name!; // only rows with a name are written
        child.RawName = row.RawName;
        var pinyin = Codes.Pinyin.NamePinyin.Of(row.Name);
        child.Pinyin = pinyin.Text;
        child.PinyinInitials = pinyin.Initials;
    }

    public string? Shown(string? value) => value is null || Set is null ? value : CodeSets.All.NameOf(Set, value) ?? value;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>现住址 split into the village the school knows and the rest.</summary>
internal static class RosterAddress
{
    public static (Guid? Village, string? Detail) Read(string? address, IReadOnlyList<Village> villages)
    {
        if (address is null) return (null, null);
        // The longest name first: 大树村 is not 树村.
        var village = villages.FirstOrDefault(v => address.Contains(v.Name, StringComparison.Ordinal));
        if (village is null) return (null, address);
        var rest = address[(address.IndexOf(village.Name, StringComparison.Ordinal) + village.Name.Length)..].Trim(' ', '，', ',', '、');
        return (village.Id, rest.Length == 0 ? null : rest);
    }
}
