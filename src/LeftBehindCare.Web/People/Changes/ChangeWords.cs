using System.Collections.Frozen;
using System.Text.Json;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Changes;

/// <summary>What the fields of people are called, and how a change of them is told.</summary>
public static class ChangeWords
{
    private static readonly FrozenDictionary<string, (string Title, string? Set)> Fields = new Dictionary<string, (string, string?)>
    {
        ["Child.Name"] = ("姓名", null),
        ["Child.FormerName"] = ("曾用名", null),
        ["Child.Pinyin"] = ("拼音", null),
        ["Child.Sex"] = ("性别", "Sex"),
        ["Child.BirthDate"] = ("出生日期", null),
        ["Child.Ethnic"] = ("民族", "Ethnic"),
        ["Child.Blood"] = ("血型", "Blood"),
        ["Child.IdType"] = ("证件类型", "IdType"),
        ["Child.IdNo"] = ("证件号", null),
        ["Child.IdState"] = ("证件核实情况", "IdState"),
        ["Child.NoIdReason"] = ("无证件号原因", "NoIdReason"),
        ["Child.StudentNo"] = ("学籍号", null),
        ["Child.EnrollSchoolName"] = ("学籍学校", null),
        ["Child.EnrollCode10"] = ("学籍学校标识码", null),
        ["Child.Gatqw"] = ("港澳台侨外", "Gatqw"),
        ["Child.HukouRegistered"] = ("户口登记", null),
        ["Child.HukouKind"] = ("户口性质", "HukouKind"),
        ["Child.HukouRegion"] = ("户籍地", null),
        ["Child.HukouAddr"] = ("户籍地址", null),
        ["Child.VillageId"] = ("现住村", null),
        ["Child.AddrDetail"] = ("组、门牌", null),
        ["Child.Health"] = ("健康状况", "Health"),
        ["Child.Disability"] = ("残疾类别", "Disability"),
        ["Child.DisLevel"] = ("残疾等级", "DisLevel"),
        ["Child.DisCertNo"] = ("残疾人证号", null),
        ["Child.Allergy"] = ("过敏忌口", null),
        ["Child.Illness"] = ("病史", null),
        ["Child.Medication"] = ("用药", null),
        ["Child.Constitution"] = ("特异体质", null),
        ["Child.BoardMode"] = ("就读方式", "BoardMode"),
        ["Child.CareMode"] = ("托管方式", "CareMode"),
        ["Child.InclusiveKind"] = ("随班就读", "InclusiveKind"),
        ["Child.Transport"] = ("上下学方式", "Transport"),
        ["Child.RiskLevel"] = ("风险等级", "RiskLevel"),
        ["EnrollSpan.ClassId"] = ("班", null),
        ["EnrollSpan.From"] = ("起", null),
        ["EnrollSpan.To"] = ("止", null),
        ["EnrollSpan.EntryKind"] = ("怎样来的", "AlterKind"),
        ["EnrollSpan.ExitKind"] = ("怎样走的", "AlterKind"),
        ["EnrollSpan.Peer"] = ("来源或去向", null),
        ["Parent.Name"] = ("姓名", null),
        ["Parent.IdNo"] = ("证件号", null),
        ["Parent.BirthDate"] = ("出生日期", null),
        ["Parent.Education"] = ("文化程度", "Education"),
        ["ParentLink.Role"] = ("身份", "Relation"),
        ["ParentLink.Presence"] = ("存续", "Presence"),
        ["ParentLink.HasCapacity"] = ("监护能力", null),
        ["ParentLink.IsCustodial"] = ("抚养方", null),
        ["ParentLink.From"] = ("起", null),
        ["ParentLink.To"] = ("止", null),
        ["AwaySpan.From"] = ("外出", null),
        ["AwaySpan.To"] = ("返回", null),
        ["AwaySpan.WorkRegion"] = ("务工地区划", null),
        ["AwaySpan.WorkPlace"] = ("务工地", null),
        ["AwaySpan.WorkLevel"] = ("务工地级别", "WorkLevel"),
        ["AwaySpan.Employer"] = ("单位", null),
        ["AwaySpan.Industry"] = ("行业", "Industry"),
        ["Guardian.Name"] = ("姓名", null),
        ["Guardian.IdNo"] = ("证件号", null),
        ["Guardian.BirthDate"] = ("出生日期", null),
        ["Guardian.Health"] = ("健康状况", "Health"),
        ["Guardian.IsDeaf"] = ("听力或言语障碍", null),
        ["Guardian.IsLiterate"] = ("识字", null),
        ["Guardian.SpeaksMandarin"] = ("会普通话", null),
        ["Guardian.Address"] = ("住址", null),
        ["GuardianLink.Relation"] = ("关系", "Relation"),
        ["GuardianLink.Kind"] = ("监护类别", "GuardianKind"),
        ["GuardianLink.IsPrimary"] = ("主监护人", null),
        ["GuardianLink.From"] = ("起", null),
        ["GuardianLink.To"] = ("止", null),
        ["GuardianLink.NoticeNo"] = ("告知书号", null),
        ["PhoneEntry.Number"] = ("号码", null),
        ["PhoneEntry.Kind"] = ("类型", "PhoneKind"),
        ["PhoneEntry.SortNo"] = ("次序", null),
        ["PhoneEntry.BestTime"] = ("最佳时段", null),
        ["PhoneEntry.InvalidAt"] = ("失效日", null),
        ["LeftBehindProfile.Status"] = ("状态", null),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Things = new Dictionary<string, string>
    {
        [nameof(Child)] = "孩子的资料",
        [nameof(EnrollSpan)] = "在读",
        [nameof(Parent)] = "家长的资料",
        [nameof(ParentLink)] = "父母",
        [nameof(AwaySpan)] = "外出",
        [nameof(Guardian)] = "监护人的资料",
        [nameof(GuardianLink)] = "监护",
        [nameof(PhoneEntry)] = "电话",
        ["LeftBehindProfile"] = "基本情况登记表",
        ["ProfileVersion"] = "登记表的定稿",
    }.ToFrozenDictionary();

    /// <summary>What the office calls a record's kind; null for one it never hears of.</summary>
    public static string? Thing(string entity) => Things.GetValueOrDefault(entity);

    /// <summary>What the office calls a field; null for one it never sees.</summary>
    public static string? Title(string entity, string property) => Fields.TryGetValue($"{entity}.{property}", out var field) ? field.Title : null;

    /// <summary>新增、改了、停用 and so on.</summary>
    public static string Verb(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "新增",
        ChangeKind.Changed => "改了",
        ChangeKind.Removed => "停用",
        ChangeKind.Restored => "恢复",
        ChangeKind.Deleted => "删去",
    };

    /// <summary>The changed properties of an entry: name → old and new as stored.</summary>
    public static IReadOnlyDictionary<string, (string? Old, string? New)> Read(ChangeLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var json = JsonDocument.Parse(entry.Changes);
        return json.RootElement.EnumerateObject().ToDictionary(
            p => p.Name, p => (p.Value.GetArrayLength() > 0 ? Text(p.Value[0]) : null, p.Value.GetArrayLength() > 1 ? Text(p.Value[1]) : null));
    }

    /// <summary>A stored value as people read it: codes by name, 是 and 否, the last day of a span instead of the first day after it.</summary>
    public static string Value(string entity, string property, string? stored)
    {
        if (string.IsNullOrEmpty(stored)) return "（空）";
        if (Fields.TryGetValue($"{entity}.{property}", out var field) && field.Set is { } set) return CodeSets.All.NameOf(set, stored) ?? stored;
        if (stored is "true") return "是";
        if (stored is "false") return "否";
        return property == "To" && DateOnly.TryParse(stored, System.Globalization.CultureInfo.InvariantCulture, out var to) && entity != nameof(AwaySpan)
            ? to.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : stored;
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
