namespace LeftBehindCare.Web.Shared.Charts;

/// <summary>Who belongs to several sets at once: 特困, 特长, 特殊 and what they share. Everybody is counted in one bar only.</summary>
public sealed record OverlapChart : Chart
{
    /// <summary>What is counted: 人.</summary>
    public required string Unit { get; init; }

    /// <summary>Names of the sets.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Those that belong to exactly these sets, in the order of the table. Each is named once.</summary>
    public required IReadOnlyList<Overlap> Overlaps { get; init; }

    /// <summary>In any of the sets.</summary>
    public int Union => Overlaps.Sum(o => o.Count);

    /// <summary>In the set, whatever else they belong to.</summary>
    public int In(string set) => Overlaps.Where(o => o.Sets.Contains(set)).Sum(o => o.Count);

    public override string Finding => Union == 0
        ? $"{Title}：没有人"
        : $"{Title}：共{Union}{Unit}，{string.Join('，', Sets.Select(s => $"{s}{In(s)}{Unit}"))}，其中不止一样的{Overlaps.Where(o => o.Sets.Count > 1).Sum(o => o.Count)}{Unit}";

    public override ChartTable Table => new(
        ["属于", $"{Unit}数"],
        [
            .. Overlaps.Select(o => new ChartTableRow(Named(o), [new($"{o.Count}", o.Count == 0 ? null : o.Url)])),
            .. Sets.Select(s => new ChartTableRow($"{s}合计", [new($"{In(s)}")])),
            new("去重合计", [new($"{Union}")]),
        ]);

    public override object Drawing => new { Kind = "overlap", Bars = Overlaps.Select(o => new { Name = Named(o), Value = o.Count, Text = $"{o.Count}{Unit}" }) };

    private static string Named(Overlap one) => one.Sets.Count == 1 ? $"只是{one.Sets[0]}" : string.Join('＋', one.Sets);
}

/// <summary>Those that belong to exactly these sets.</summary>
public sealed record Overlap(IReadOnlyList<string> Sets, int Count, string? Url = null);
