using System.Globalization;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>Says the outcome of <see cref="LeftBehind"/> to people, one sentence per definition.</summary>
internal static class LeftBehindWords
{
    internal static string Summary(string outType, ParentState father, ParentState mother, bool needsCheck, bool unsupported)
    {
        // The news first: of two who are away, the one who left last.
        ParentState[] parents = mother.AwaySince > father.AwaySince || (father.AwaySince is null && mother.AwaySince is not null)
            ? [mother, father]
            : [father, mother];
        var ending = outType switch
        {
            Codes.OutType.Both => "双亲外出",
            Codes.OutType.Father => $"只有{Who(father)}外出",
            Codes.OutType.Mother => $"只有{Who(mother)}外出",
            Codes.OutType.SoleCarer => "抚养孩子的一方外出",
            _ => "没有人外出",
        };
        if (unsupported) ending += "，父母都不共同生活，列为事实无人抚养";
        if (needsCheck) ending += "，待核";
        return $"{string.Join('，', parents.Select(Tell))}：{ending}。";
    }

    internal static LeftBehindVerdict School(
        IReadOnlyList<LeftBehindCondition> conditions, LeftBehindSettings settings, DateOnly? from, DateOnly? until, DateOnly day)
    {
        var counts = conditions.All(c => c.Met);
        var sentence =
            !Met(conditions, LeftBehindTest.SomebodyAway) ? "没有人外出，不算。"
            : day < from ? $"有人外出，要到 {Iso(from)} 满{settings.AgeMin}周岁才算。"
            : until <= day ? $"有人外出，但 {Iso(until)} 已满{settings.AgeMax + 1}周岁，超过了学校定的{settings.AgeMax}周岁，不算。"
            : until is not null ? $"有人外出，算；到 {Iso(until)} 满{settings.AgeMax + 1}周岁为止。"
            : "有人外出，算。";
        return new LeftBehindVerdict(Codes.LbCaliber.School, counts, conditions, "学校口径：" + sentence);
    }

    internal static LeftBehindVerdict Mca(
        IReadOnlyList<LeftBehindCondition> conditions, LeftBehindFacts facts, string outType, ParentState? atHome, DateOnly sixteen)
    {
        var counts = conditions.All(c => c.Met);
        var obstacles = new List<string>();
        if (!Met(conditions, LeftBehindTest.SomebodyAway)) obstacles.Add("没有人外出");
        else if (atHome is not null && !Met(conditions, LeftBehindTest.NobodyAbleAtHome))
            obstacles.Add(atHome.HasCapacity is null ? $"{Who(atHome)}在家，没有登记为无监护能力" : $"{Who(atHome)}在家，有监护能力");
        if (!Met(conditions, LeftBehindTest.UnderSixteen)) obstacles.Add($"{Iso(sixteen)} 已满16周岁");
        if (!Met(conditions, LeftBehindTest.RuralHukou))
            obstacles.Add(facts.HukouKind is null ? "户口性质还没填" : $"户口性质是{CodeSets.All.NameOf("HukouKind", facts.HukouKind)}");
        var ground = outType switch
        {
            Codes.OutType.Both => "双亲外出",
            Codes.OutType.SoleCarer => "抚养孩子的一方外出",
            _ => atHome is null ? "" : $"一方外出，在家的{Who(atHome)}没有监护能力",
        };
        var sentence = counts ? $"{ground}，农业户口，算；到 {Iso(sixteen)} 满16周岁为止。" : string.Join('，', obstacles) + "，不算。";
        return new LeftBehindVerdict(Codes.LbCaliber.Mca, counts, conditions, "民政口径：" + sentence);
    }

    internal static LeftBehindVerdict Moe(IReadOnlyList<LeftBehindCondition> conditions, LeftBehindFacts facts, DateOnly? since)
    {
        var counts = conditions.All(c => c.Met);
        var obstacles = new List<string>();
        if (!Met(conditions, LeftBehindTest.SomebodyAway)) obstacles.Add("没有人外出");
        if (!Met(conditions, LeftBehindTest.LivesAtHukou))
            obstacles.Add(
                facts.HukouCounty is null ? "户籍地还没填"
                : facts.HomeCounty is null ? "现住村还没填"
                : "现住地和户籍地不在一个县");
        if (!Met(conditions, LeftBehindTest.Studying)) obstacles.Add("不在读");
        var months = conditions.Single(c => c.Test == LeftBehindTest.ThreeMonths);
        var sentence = (counts, obstacles.Count, months.Met, months.Turns) switch
        {
            (true, _, _, _) => $"{Iso(since)} 起连续外出满三个月，算。",
            (_, 0, false, { } turns) => $"要到 {Iso(turns)} 满三个月才算。",
            (_, _, false, _) when since is not null => string.Join('，', [.. obstacles, "外出不满三个月"]) + "，不算。",
            _ => string.Join('，', obstacles) + "，不算。",
        };
        return new LeftBehindVerdict(Codes.LbCaliber.Moe, counts, conditions, "教育统计口径：" + sentence);
    }

    internal static LeftBehindVerdict Sys(string outType, string code) =>
        new(
            Codes.LbCaliber.Sys, code != Codes.SysLeftBehind.No,
            [new LeftBehindCondition(LeftBehindTest.SomebodyAway, outType != Codes.OutType.None)],
            $"学籍系统口径：{CodeSets.All.NameOf("SysLeftBehind", code)}。");

    private static bool Met(IReadOnlyList<LeftBehindCondition> conditions, LeftBehindTest test) => conditions.Single(c => c.Test == test).Met;

    private static string Who(ParentState parent) => CodeSets.All.NameOf("Relation", parent.Role) ?? "家长";

    private static string Tell(ParentState parent) => Who(parent) + parent.Whereabouts switch
    {
        ParentWhereabouts.Away => parent.Place is null
            ? $" {Iso(parent.AwaySince)} 起外出务工"
            : $" {Iso(parent.AwaySince)} 起在{parent.Place}务工",
        ParentWhereabouts.Home => "在家同住",
        ParentWhereabouts.Dead => "已亡故",
        ParentWhereabouts.Lost => "失联或出走",
        ParentWhereabouts.Detained => "服刑或强制戒毒",
        ParentWhereabouts.LivesApart => "没有共同生活",
        ParentWhereabouts.Unknown => "情况不详",
        ParentWhereabouts.NoRecord => "没有登记",
    };

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
