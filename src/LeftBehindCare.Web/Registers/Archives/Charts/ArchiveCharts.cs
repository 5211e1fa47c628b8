using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Indicators;
using LeftBehindCare.Web.Shared.Charts;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Charts;

/// <summary>The charts of 看图: of a school or campus class by class, of one class by itself.</summary>
public sealed class ArchiveCharts(ChartsPage page, IUrlHelper url)
{
    private static readonly (string Figure, string Name, string Choice)[] Types =
    [
        (PeopleIndicators.BothAway, "双亲外出", OutType.Both), (PeopleIndicators.FatherAway, "仅父外出", OutType.Father),
        (PeopleIndicators.MotherAway, "仅母外出", OutType.Mother), (PeopleIndicators.CarerAway, "抚养方外出", OutType.SoleCarer),
    ];

    private readonly Guid? _single = page.Classes.Count == 1 ? page.Classes[0].Id : null;

    /// <summary>First what says something about the whole, then class by class: each archive by itself.</summary>
    public IEnumerable<Chart> All()
    {
        var filed = page.Archives.Where(a => page.Figures.Of(FigureOf(a)).OutOf > 0).ToList();
        if (LeftBehindCount > 0) yield return OutTypes("谁外出", []);
        if (page.Weeks.Count > 1 && page.Families.Count > 0) yield return Weeks();
        if (filed.Count > 0) yield return AllRates(filed);
        if (page.Weeks.Count > 1 && filed.Any(a => !a.OfClass)) yield return RatesOver("own", "儿童各档怎样建起来", [.. filed.Where(a => !a.OfClass)]);
        if (page.Weeks.Count > 1 && filed.Any(a => a.OfClass)) yield return RatesOver("shared", "班级各档怎样建起来", [.. filed.Where(a => a.OfClass)]);
        if (page.Figures.Of(SpecialFigures.Any).Count > 0) yield return Specials();
        if (page.Classes.Count == 1) yield break;
        if (page.Families.Count > 1 && LeftBehindCount > 0)
        {
            yield return LeftBehindRates();
            yield return OutTypes("各班谁外出", [.. page.Families.Where(c => page.Figures.Of(PeopleIndicators.LeftBehind, c.Id).Count > 0)]);
        }

        foreach (var archive in filed) yield return Rate(archive);
    }

    private int LeftBehindCount => Sum(PeopleIndicators.LeftBehind).Count;

    private SharesChart OutTypes(string title, IReadOnlyList<ChartedClass> classes)
    {
        ShareRow Row(string name, Func<string, int> count, Guid? classId, bool opens) => new(
            name, [.. Types.Select(t => count(t.Figure))], opens ? [.. Types.Select(t => Kids(classId, t.Choice))] : null);
        return new SharesChart
        {
            Id = classes.Count == 0 ? "out-types" : "class-out-types",
            Title = title,
            IsWide = classes.Count > 0,
            Note = $"{page.Place}留守{LeftBehindCount}人",
            RowHead = classes.Count == 0 ? "谁外出" : "班",
            Unit = "人",
            Parts = [.. Types.Select(t => t.Name)],
            Whole = Row(page.Place, code => Sum(code).Count, _single, OpensWhole),
            Rows = [.. classes.Select(c => Row(c.Title, code => page.Figures.Of(code, c.Id).Count, c.Id, true))],
        };
    }

    private LinesChart Weeks() => new()
    {
        Id = "weeks",
        Title = "本学期留守人数",
        Note = $"第{page.Weeks[^1].Week}周{page.Weeks[^1].Count}人",
        RowHead = "教学周",
        Unit = "人",
        Digits = 0,
        FromZero = true,
        Points = [.. page.Weeks.Select(w => $"{w.Week}周")],
        Lines = [new("留守", [.. page.Weeks.Select(w => (decimal?)w.Count)])],
    };

    /// <summary>Week by week the share that had come in by then, of the children and classes of today.</summary>
    private LinesChart RatesOver(string id, string title, IReadOnlyList<IArchive> archives) => new()
    {
        Id = $"rates-{id}",
        Title = title,
        Note = "按提交的日子算",
        RowHead = "教学周",
        Unit = "%",
        Digits = 1,
        FromZero = true,
        Points = [.. page.Weeks.Select(w => $"{w.Week}周")],
        Lines = [.. archives.Select(a => new ChartSeries(a.Title, [.. page.Weeks.Select(w => page.Roll.PercentOn(a, w.Day))]))],
    };

    /// <summary>三特: everybody stands in one bar, so what M18 counts as 特困 is taken apart.</summary>
    private OverlapChart Specials()
    {
        int Count(string types) => page.Figures.Of(SpecialFigures.Part(types)).Count;
        var all = Count("123");
        int Only(string types) => types.Length switch
        {
            3 => all,
            2 => Count(types) - all,
            _ => Count(types) - SpecialFigures.Parts.Where(p => p.Length == 2 && p.Contains(types, StringComparison.Ordinal)).Sum(Count) + all,
        };
        var whole = page.Figures.Of(SpecialFigures.Any);
        return new OverlapChart
        {
            Id = "specials",
            Title = "三特",
            Note = $"共{whole.Count}人，占留守{whole.Percent}",
            Unit = "人",
            Sets = [.. SpecialFigures.Types.Values],
            Overlaps = [.. SpecialFigures.Parts.Select(p => new Overlap([.. p.Select(t => SpecialFigures.Types[t])], Only(p),
                p.Length == 1 && OpensWhole ? url.Action("Index", "Specials", new { classId = _single, type = p, thisYear = true }) : null))],
        };
    }

    private BarsChart LeftBehindRates()
    {
        var all = Sum(PeopleIndicators.LeftBehind);
        return new BarsChart
        {
            Id = "left-behind",
            Title = "各班留守率",
            Note = $"{page.Place}{all.Percent}",
            RowHead = "班",
            CountHead = "留守/在校",
            ValueHead = "留守率",
            OpensHead = "名单",
            Bars = [.. page.Families.Select(c => (Class: c, Share: page.Figures.Of(PeopleIndicators.LeftBehind, c.Id)))
                .Select(c => new Bar(c.Class.Title, c.Share, c.Share.Count == 0 ? null : new($"{c.Share.Count}人", Kids(c.Class.Id, "yes"))))],
            Mark = new($"{page.Place}{all.Percent}", Percent(all)),
        };
    }

    /// <summary>One bar an archive.</summary>
    private BarsChart AllRates(List<IArchive> filed) => new()
    {
        Id = "rates",
        Title = "各档建档率",
        Note = "目标100%",
        RowHead = "档案",
        CountHead = "已建/应建",
        ValueHead = "建档率",
        OpensHead = "还差",
        Bars = [.. filed.Select(a => Bar(a.Title, a, page.Figures.Of(FigureOf(a)), _single, OpensWhole))],
    };

    /// <summary>One bar a class.</summary>
    private BarsChart Rate(IArchive archive)
    {
        var over = archive.Gathered switch
        {
            GatheredOver.Year => page.YearOver,
            GatheredOver.Term => page.TermOver,
            GatheredOver.Nothing => null,
        };
        var (all, period) = (page.Figures.Of(FigureOf(archive)), archive.Gathered == GatheredOver.Year ? "学年" : "学期");
        return new BarsChart
        {
            Id = $"rate-{archive.Code}",
            Title = $"{archive.Title}建档率",
            Note = $"{page.Place}{all}",
            RowHead = "班",
            CountHead = "已建/应建",
            ValueHead = "建档率",
            OpensHead = "还差",
            Bars = [.. page.Classes.Select(c => (Class: c, Share: page.Figures.Of(FigureOf(archive), c.Id))).Where(c => c.Share.OutOf > 0)
                .Select(c => Bar(c.Class.Title, archive, c.Share, c.Class.Id, true))],
            Mark = over is { } percent ? new($"{period}过了{percent}%", percent) : new("目标100%", 100),
        };
    }

    private Bar Bar(string name, IArchive archive, Share share, Guid? classId, bool opens)
    {
        var rows = opens && share.Gap > 0 ? page.Lacking(FigureOf(archive), classId) : null;
        var bar = new Bar(name, share, share.Gap == 0 ? null : new($"{share.Gap}{(archive.OfClass ? "个班" : "人")}", rows is null ? null : url.Action(rows.Action, rows.Controller, rows.Route)));
        // A class has its paper or has not: a percentage would say it in a roundabout way.
        return archive.OfClass && share.OutOf == 1 ? bar with { Text = share.IsWhole ? "已建" : "缺" } : bar;
    }

    /// <summary>Over the classes of whose families the reader may know.</summary>
    private Share Sum(string code) => page.Families.Select(c => page.Figures.Of(code, c.Id)).Aggregate(new Share(0, 0), (a, b) => new Share(a.Count + b.Count, a.OutOf + b.OutOf));

    /// <summary>Lists can be asked for one class, or show all within the reader's reach: only then do they have the rows of a sum.</summary>
    private bool OpensWhole => _single is not null || page.Classes.Count == page.Reach.Count;

    private string? Kids(Guid? classId, string choice) => url.Action("Index", "Children", new { classId, lb = choice });

    private static string FigureOf(IArchive archive) => ArchiveIndicator.Filed(archive.Code);

    private static decimal Percent(Share share) => share.OutOf == 0 ? 0 : Math.Round(share.Count * 100m / share.OutOf, 1, MidpointRounding.AwayFromZero);
}
