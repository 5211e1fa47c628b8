using LeftBehindCare.Registers.Publishing;

namespace LeftBehindCare.Web.Shared.Charts;

/// <summary>A rate beside a rate: 建档率 class by class, held against a target or the time that has passed.</summary>
public sealed record BarsChart : Chart
{
    /// <summary>What a bar is: 班.</summary>
    public required string RowHead { get; init; }

    /// <summary>What is counted out of what: 已建/应建.</summary>
    public required string CountHead { get; init; }

    /// <summary>What the bar's length is: 建档率.</summary>
    public required string ValueHead { get; init; }

    /// <summary>What a bar opens to: 还差, 名单. Null when bars open to nothing.</summary>
    public string? OpensHead { get; init; }

    /// <summary>In the order of the table; drawn by value, those without one last.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    public ChartMark? Mark { get; init; }

    public override object Drawing => new { Kind = "bars", Bars = Bars.Select(b => new { b.Name, b.Value, b.Text }), Mark };

    public override string Finding
    {
        get
        {
            var (all, mark) = (Bars.Where(b => b.Value is not null).OrderByDescending(b => b.Value).ToList(), Mark is null ? "" : $"；{Mark.Name}");
            return all.Count switch
            {
                0 => $"{Title}：没有可算的",
                <= 3 => $"{Title}：{string.Join('，', all.Select(b => $"{b.Name}{b.Text}"))}{mark}",
                _ => $"{Title}：{all.Count}项里，{all[0].Name}{all[0].Text}最高，{all[^1].Name}{all[^1].Text}最低{mark}",
            };
        }
    }

    public override ChartTable Table => new(
        OpensHead is null ? [RowHead, CountHead, ValueHead] : [RowHead, CountHead, ValueHead, OpensHead],
        [
            .. Bars.Select(b => new ChartTableRow(b.Name, OpensHead is null
                ? [new(b.Share.ToString()), new(b.Text)]
                : [new(b.Share.ToString()), new(b.Text), b.Opens ?? new("—")])),
        ]);
}

/// <summary>One bar.</summary>
/// <param name="Name">四年级1班.</param>
/// <param name="Share">So many of so many.</param>
/// <param name="Opens">What it opens to, in the table's words.</param>
public sealed record Bar(string Name, Share Share, ChartCell? Opens = null)
{
    /// <summary>Percent; a gap where there is nothing to divide by.</summary>
    public decimal? Value => Share.OutOf == 0 ? null : Math.Round(Share.Count * 100m / Share.OutOf, 1, MidpointRounding.AwayFromZero);

    /// <summary>Written at the bar's end; the percentage where nothing else is said.</summary>
    public string Text { get => field ?? Share.Percent; init; }
}
