namespace LeftBehindCare.Printing.Descriptions;

/// <summary>One printed form on one or more pages of the same paper. Page numbers begin anew with each sheet.</summary>
public sealed record Sheet
{
    /// <summary>The title above the form.</summary>
    public required string Title { get; init; }

    /// <summary>A short name for the tab of a workbook; null takes the title.</summary>
    public string? TabName { get; init; }

    /// <summary>The paper.</summary>
    public Paper Paper { get; init; } = Paper.A4;

    /// <summary>The margins in millimetres.</summary>
    public Margins Margins { get; init; } = Margins.Register;

    /// <summary>Type size of the title in points (P0: 二号).</summary>
    public double TitleSize { get; init; } = TypeSize.No2;

    /// <summary>Type size of tables and text in points (P0: 五号).</summary>
    public double Size { get; init; } = TypeSize.No5;

    /// <summary>The line between title and table, spread over the width; see <see cref="HeadItem.Standard"/>.</summary>
    public IReadOnlyList<HeadItem> Head { get; init; } = [];

    /// <summary>The grids and paragraphs from top to bottom.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Captions below the last block with room for signing by hand; see <see cref="StandardSignatures"/>.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];

    /// <summary>Whether 「第 x 页 共 y 页」 is printed.</summary>
    public bool HasPageNumbers { get; init; } = true;

    /// <summary>The number of the first page where the sheet is part of a bound file; null: page numbers begin anew with this sheet.</summary>
    public PageNumbering? Numbering { get; init; }

    /// <summary>What this print is marked with; usually set for all sheets at once with <see cref="FormDoc.Stamped"/>.</summary>
    public Stamp Stamp { get; init; } = Stamp.None;

    /// <summary>填表人（签名）, 复核人（签名）, 单位负责人（签名） (P0).</summary>
    public static IReadOnlyList<string> StandardSignatures { get; } = ["填表人（签名）", "复核人（签名）", "单位负责人（签名）"];
}

/// <summary>Where a sheet stands in a bound file.</summary>
/// <param name="First">Number of its first page, from 1.</param>
/// <param name="Total">Pages of the whole file.</param>
public sealed record PageNumbering(int First, int Total);

/// <summary>One item of the line under the title.</summary>
/// <param name="Caption">The caption, printed with a colon; empty prints the value alone.</param>
/// <param name="Value">The value; null or empty prints a line to write on.</param>
public sealed record HeadItem(string Caption, string? Value = null)
{
    /// <summary>The standard line 填报单位（盖章）, 学年学期, 填表日期, 编号 (P0).</summary>
    /// <param name="unit">The school's name; null leaves a line.</param>
    /// <param name="term">School year and term, such as 2026—2027学年第一学期.</param>
    /// <param name="date">The date of filling; null leaves 年 月 日 to be written.</param>
    /// <param name="number">The number of the form; null leaves a line.</param>
    /// <returns>Four items.</returns>
    public static IReadOnlyList<HeadItem> Standard(string? unit, string term, DateOnly? date = null, string? number = null) =>
    [
        new("填报单位（盖章）", unit),
        new("", term),
        new("填表日期", date is { } day ? $"{day.Year}年{day.Month}月{day.Day}日" : "　　年　月　日"),
        new("编号", number),
    ];
}

/// <summary>What marks one particular print: for whom, why, and that it is a demonstration.</summary>
public sealed record Stamp
{
    /// <summary>No marks.</summary>
    public static Stamp None { get; } = new();

    /// <summary>Large pale words slantwise behind the form, such as 演示数据; null: none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Small framed words at the upper right of each page, such as 演示数据; null: none.</summary>
    public string? Notice { get; init; }

    /// <summary>Words at the lower left of each page, such as 内部资料 用后收回; null: none.</summary>
    public string? FootLeft { get; init; }

    /// <summary>Words at the lower right of each page, such as who exported when and why; null: none.</summary>
    public string? FootRight { get; init; }
}
