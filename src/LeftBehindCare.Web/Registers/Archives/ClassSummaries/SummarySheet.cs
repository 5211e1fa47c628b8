using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>The A2 sheet (domain.md §2.10): A4 across, one class, two lines of heads, totals at the foot.</summary>
public static class SummarySheet
{
    public const string Title = "农村留守儿童信息汇总表";

    /// <summary>Twenty columns on one sheet: the smallest size that a school still reads.</summary>
    private const double Size = 8;

    /// <summary>The columns in the order of the paper; widths in millimetres.</summary>
    public static IReadOnlyList<ListColumn<SummaryLine>> Columns { get; } =
    [
        ListColumn.Number<SummaryLine>(8),
        new("姓名", 16, l => l.Name),
        new("性别", 7, l => l.Sex),
        new("出生年月", 14, l => l.Born),
        new("民族", 11, l => l.Ethnic),
        new("学籍号", 11, l => l.StudentNo),
        new("住址（村组）", 24, l => l.Address) { IsLong = true, Across = Align.Left },
        new("外出类型", 13, l => l.OutType) { IsLong = true, Across = Align.Centre },
        new("姓名", 13, l => l.Father) { Group = Fathers },
        new("务工地", 16, l => l.FatherWork) { Group = Fathers, IsLong = true, Across = Align.Centre },
        new("电话", 20, l => l.FatherPhone) { Group = Fathers },
        new("姓名", 13, l => l.Mother) { Group = Mothers },
        new("务工地", 16, l => l.MotherWork) { Group = Mothers, IsLong = true, Across = Align.Centre },
        new("电话", 20, l => l.MotherPhone) { Group = Mothers },
        new("姓名", 13, l => l.Guardian) { Group = Guardians },
        new("关系", 12, l => l.Relation) { Group = Guardians },
        new("电话", 20, l => l.GuardianPhone) { Group = Guardians },
        new("寄宿", 7, l => l.Boarding),
        new("三特", 9, l => l.Special),
        new("代理\n家长", 11, _ => null),
        new("备注", 7, _ => null),
    ];

    private const string Fathers = "父亲";
    private const string Mothers = "母亲";
    private const string Guardians = "监护人";

    /// <summary>Describes one class's sheet.</summary>
    /// <param name="data">What is printed.</param>
    /// <param name="stamp">The marks of this print; where the sheet stands is added at the lower left.</param>
    public static FormDoc Describe(SummaryPaper data, Stamp stamp)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(stamp);
        var list = Grid.List(data.Lines, Columns);
        Row totals = [Cell.Label("合　计").Bold().Span(2), Cell.LongText(data.Totals).Rest()];
        return new FormDoc
        {
            Title = $"{Title} {data.ClassTitle}",
            Author = data.SchoolName,
            Sheets =
            [
                new Sheet
                {
                    Title = Title,
                    TabName = data.ClassTitle,
                    Paper = Paper.A4Landscape,
                    TitleSize = TypeSize.SmallNo2,
                    Head = [.. HeadItem.Standard(data.SchoolName, data.Term, data.FilledOn, null), new HeadItem("班级", data.ClassTitle)],
                    Signatures = Sheet.StandardSignatures,
                    HasPageNumbers = true,
                    Stamp = stamp with { FootLeft = data.Standing },
                    Blocks = [list with { Rows = [.. list.Rows, totals], Size = Size, MinRowHeight = 7 }, .. Notes(data)],
                },
            ],
        };
    }

    private static IEnumerable<Block> Notes(SummaryPaper data)
    {
        if (data.Withheld.Count > 0)
            yield return new Paragraph($"依权限未列：{string.Join('；', data.Withheld)}。") { Size = TypeSize.SmallNo5, SpaceBefore = 1 };
    }
}
