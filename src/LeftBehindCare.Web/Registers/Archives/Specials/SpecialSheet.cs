using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>Somebody of the family on the 特困 sheet.</summary>
public sealed record SpecialRelative(string Name, int? Age, string Relation, string? Employer, string? Health);

/// <summary>What the sheets say of one child.</summary>
public sealed record SpecialOnPaper
{
    public required SpecialRegistration Record { get; init; }
    public required string Name { get; init; }
    public required string Sex { get; init; }
    public required DateOnly BirthDate { get; init; }
    public string? ClassTitle { get; init; }
    public string? Screener { get; init; }
    public string? Coach { get; init; }
    public string? Owner { get; init; }
    public string? Behavior { get; init; }
    public IReadOnlyList<SpecialRelative> Family { get; init; } = [];
}

/// <summary>
/// The A4 sheets (domain.md §2.10): A4 upright, one for each of 特困, 特长, 特殊 that was found; for who has none of it the
/// screening alone.
/// </summary>
public static class SpecialSheet
{
    public const string Title = "三特儿童登记表";
    private const int FamilyRows = 5;
    private const int AwardRows = 5;
    private const int EffectRows = 4;

    /// <summary>Describes the sheets of one child.</summary>
    public static FormDoc Describe(SpecialOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var types = data.Record.Types;
        var sheets = new List<Sheet>();
        if (types.Contains(SpecialCodes.Poor)) sheets.Add(Of(data, frame, "特困", [.. Top(data), .. Poor(data)], ["班主任（签名）", "评议小组（签名）", "单位负责人（签名）"]));
        if (types.Contains(SpecialCodes.Talented)) sheets.Add(Of(data, frame, "特长", [.. Top(data), .. Talented(data)], ["指导教师（签名）", "班主任（签名）", "单位负责人（签名）"]));
        if (types.Contains(SpecialCodes.Special)) sheets.Add(Of(data, frame, "特殊", [.. Top(data), .. Special(data)], ["责任人（签名）", "班主任（签名）", "单位负责人（签名）"]));
        if (sheets.Count == 0) sheets.Add(Of(data, frame, "筛查", [.. Top(data), Row.Of(Label("筛查说明"), LongText("经筛查，本学年不属于特困、特长、特殊任何一类。", indent: true).Rest().Top()).AtLeast(40)], Sheet.StandardSignatures));
        return new FormDoc { Title = Title, Sheets = sheets }.Stamped(frame.Stamp);
    }

    private static Sheet Of(SpecialOnPaper data, PaperFrame frame, string kind, IReadOnlyList<Row> rows, IReadOnlyList<string> signatures) => new()
    {
        Title = $"{Title}（{kind}）",
        TabName = data.Name,
        Head = frame.Head(),
        Signatures = signatures,
        Blocks = [new Grid { Columns = [24, 31, 22, 33, 22, 33], Rows = rows }],
    };

    private static IEnumerable<Row> Top(SpecialOnPaper data)
    {
        var record = data.Record;
        return
        [
            [Label("姓　名"), Value(data.Name), Label("性　别"), Value(data.Sex), Label("班　级"), Value(data.ClassTitle)],
            [Label("出生日期"), Value(Day(data.BirthDate)), Label("筛查学年"), Value(record.Year), Label("筛查日期"), Value(Day(record.ScreenOn))],
            [Label("筛查结论"), Ticks("SpecialType", record.Types).Span(3), Label("筛查人"), Value(data.Screener)],
        ];
    }

    private static IEnumerable<Row> Poor(SpecialOnPaper data)
    {
        var record = data.Record;
        var family = data.Family.Take(FamilyRows).ToList();
        yield return Row.Heading("一、家庭成员");
        yield return [Label("姓　名"), Label("年　龄"), Label("关　系"), Label("工作单位"), Label("收入段"), Label("健康状况")];
        foreach (var one in family) yield return [Value(one.Name), Value(one.Age is { } age ? $"{age}" : null), Value(one.Relation), Value(one.Employer), Blank(), Value(one.Health)];
        for (var i = family.Count; i < FamilyRows; i++) yield return [Blank(), Blank(), Blank(), Blank(), Blank(), Blank()];
        yield return Row.Heading("二、困难情况");
        yield return [Label("困难类型"), Ticks("Hardship", record.Hardships).Rest()];
        yield return [Label("困难等级"), Ticks("HardLevel", record.HardLevel).Span(3), Label("认定日"), Value(record.CertOn is { } day ? Day(day) : null)];
        yield return [Label("致困原因"), Ticks("HardCause", record.Causes).Span(3), Label("有效至"), Value(record.ValidTo is { } end ? Day(end) : null)];
        yield return Row.Of(Label("灾害、意外\n情况说明"), Blank().Rest()).AtLeast(14);
        yield return Row.Of(Label("帮助措施\n申请项目"), LongText(record.Measures, indent: true).Rest().Top()).AtLeast(24).Stretched();
        yield return Row.Of(Label("承　诺"), Sign("以上情况属实。监护人（签名）").Rest()).AtLeast(16);
        yield return Row.Of(Label("班级评议"), Sign("班主任（签名）").Span(2), Label("学校意见"), Seal("单位（盖章）").Rest()).AtLeast(24);
    }

    private static IEnumerable<Row> Talented(SpecialOnPaper data)
    {
        var record = data.Record;
        var awards = (record.Awards ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        yield return [Label("特长项目"), Ticks("Talent", record.Talents).Rest()];
        yield return [Label("水　平"), Ticks("TalentLevel", record.TalentLevel).Span(3), Label("指导教师"), Value(data.Coach)];
        yield return Row.Heading("获奖情况");
        for (var i = 0; i < Math.Max(AwardRows, awards.Length); i++) yield return [Label($"{i + 1}"), LongText(i < awards.Length ? awards[i] : null).Rest()];
        yield return Row.Of(Label("培养计划"), LongText(record.TalentPlan, indent: true).Rest().Top()).AtLeast(50).Stretched();
        yield return Row.Of(Label("指导教师\n意　见"), Sign("指导教师（签名）").Rest()).AtLeast(28);
        yield return Row.Of(Label("学校意见"), Seal("单位（盖章）").Rest()).AtLeast(28);
    }

    private static IEnumerable<Row> Special(SpecialOnPaper data)
    {
        var record = data.Record;
        var effects = (record.Effect ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        yield return [Label("特殊类别"), Ticks("SpecialKind", record.Kinds).Rest()];
        yield return Row.Of(Label("表　现"), LongText(data.Behavior ?? (record.Kinds.Length > 0 && record.Kinds.All(SpecialCodes.IsPrivate) ? "（另行保管，不在此表）" : null), indent: true).Rest().Top()).AtLeast(32);
        yield return Row.Of(Label("照顾措施"), LongText(record.CareMeasures, indent: true).Rest().Top()).AtLeast(36).Stretched();
        yield return [Label("责任人"), Value(data.Owner), Label("转　介"), Ticks("ReferTo", record.ReferTo).Rest()];
        yield return Row.Heading("阶段效果");
        yield return [Label("期"), Label("效　果").Span(4), Label("签　名")];
        for (var i = 0; i < Math.Max(EffectRows, effects.Length); i++) yield return Row.Of(Label($"{i + 1}"), LongText(i < effects.Length ? effects[i] : null).Span(4), Blank()).AtLeast(14);
    }

    private static Cell Ticks(string set, params IEnumerable<string?> chosen)
    {
        var ticked = chosen.ToHashSet();
        return Checks(CodeSets.All.Items(set).Where(i => i.IsActive).Select(i => new CheckOption(i.Name, ticked.Contains(i.Code))));
    }

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
