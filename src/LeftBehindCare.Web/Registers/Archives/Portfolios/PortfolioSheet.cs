using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>What a child's bag holds of one kind.</summary>
/// <param name="Kind">Code in {PortfolioKind}.</param>
/// <param name="Items">How many things.</param>
/// <param name="Pages">Their pages, as far as they were counted; null where none was.</param>
public sealed record PortfolioShelf(string Kind, int Items, int? Pages);

/// <summary>The A3b cover (domain.md §2.10): A4 upright, contents of twelve lines with 类, 份数 and 页.</summary>
public static class PortfolioSheet
{
    public const string Title = "留守儿童成长记录袋";

    /// <summary>Describes a child's cover.</summary>
    public static FormDoc Describe(string name, string? sex, string? classTitle, IReadOnlyList<PortfolioShelf> shelves, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(shelves);
        ArgumentNullException.ThrowIfNull(frame);
        var held = shelves.ToDictionary(s => s.Kind);
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = name,
            TitleSize = TypeSize.No2 * 1.2,
            Signatures = ["班主任（签名）", "档案员（签名）"],
            Blocks =
            [
                new Grid
                {
                    Columns = [26, 54, 26, 59],
                    MinRowHeight = 12,
                    Size = TypeSize.No4,
                    SpaceBefore = 8,
                    Rows =
                    [
                        [Label("姓　名"), Value(name), Label("性　别"), Value(sex)],
                        [Label("班　级"), Value(classTitle), Label("学　校"), Value(frame.School)],
                    ],
                },
                new Paragraph("目　录") { Across = Align.Centre, Size = TypeSize.No3, IsBold = true, SpaceBefore = 8 },
                Grid.List(CodeSets.All.Items("PortfolioKind").Where(i => i.IsActive),
                [
                    LeftBehindCare.Printing.Descriptions.ListColumn.Number<CodeItem>(16),
                    new("类　别", 62, i => i.Name) { Across = Align.Left },
                    new("份　数", 26, i => Count(i.Code)),
                    new("页　数", 26, i => held.GetValueOrDefault(i.Code)?.Pages is { } pages ? $"{pages}" : null),
                    new("备　注", 35, _ => null),
                ], fillTo: 12) with { MinRowHeight = 11.5, SpaceBefore = 3 },
                new Grid
                {
                    Columns = [78, 26, 26, 35],
                    MinRowHeight = 11.5,
                    Rows = [[Label("合　计"), Value($"{shelves.Sum(s => s.Items)}"), Value(shelves.Any(s => s.Pages is not null) ? $"{shelves.Sum(s => s.Pages ?? 0)}" : null), Blank()]],
                },
                new Paragraph($"书信只登记有无，不抄录内容。成长记录袋由孩子和班主任一起整理，毕业或转学时交给本人。　　整理日期：{frame.Day.Year}年{frame.Day.Month}月{frame.Day.Day}日") { SpaceBefore = 5 },
            ],
        }).Stamped(frame.Stamp);

        string? Count(string kind) => held.GetValueOrDefault(kind)?.Items is > 0 and var items ? kind == PortfolioItem.Letters ? PortfolioItem.LettersTitle : $"{items}" : null;
    }
}
