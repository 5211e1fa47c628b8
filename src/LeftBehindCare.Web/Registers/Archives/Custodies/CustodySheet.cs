using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>A handing over with its boxes.</summary>
/// <param name="Boxes">In the order of their numbers.</param>
/// <param name="From">移交人.</param>
/// <param name="To">接收人.</param>
/// <param name="Witness">监交人.</param>
public sealed record CustodyOnPaper(IReadOnlyList<ArchiveCustody> Boxes, string From, string To, string? Witness);

/// <summary>The A9 list (domain.md §2.10): A4 upright, 盒号, 材料, 份数, 备注 and three signatures.</summary>
public static class CustodySheet
{
    public const string Title = "留守儿童档案移交清单";

    /// <summary>Describes one handing over.</summary>
    public static FormDoc Describe(CustodyOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var first = data.Boxes[0];
        var missing = data.Boxes.SelectMany(b => b.Missing.Select(m => data.Boxes.Count > 1 ? $"{b.BoxNo}　{m}" : m)).ToList();
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = first.BoxNo,
            Head = frame.Head(),
            Signatures = ["移交人（签名）", "接收人（签名）", "监交人（签名）"],
            Blocks =
            [
                new Grid
                {
                    Columns = [22, 33, 22, 33, 22, 33],
                    Rows =
                    [
                        [Label("移交人"), Value(data.From), Label("接收人"), Value(data.To), Label("监交人"), Value(data.Witness)],
                        [Label("日　期"), Value($"{first.Date.Year}年{first.Date.Month}月{first.Date.Day}日"), Label("事　由"), Checks(CodeSets.All.Items("CustodyReason").Where(i => i.IsActive).Select(i => new CheckOption(i.Name, i.Code == first.Reason))).Rest()],
                    ],
                },
                Grid.List(data.Boxes,
                [
                    ListColumn.Number<ArchiveCustody>(14),
                    new("盒　号", 30, b => b.BoxNo),
                    new("材　料", 66, b => b.Material) { IsLong = true, Across = Align.Left },
                    new("份　数", 20, b => $"{b.Copies}"),
                    new("备　注", 35, b => b.Remark) { IsLong = true },
                ], fillTo: 15) with { SpaceBefore = 3 },
                new Grid
                {
                    Columns = [44, 121],
                    Rows =
                    [
                        [Label("合　计"), Value($"{data.Boxes.Count}盒　{data.Boxes.Sum(b => b.Copies)}份")],
                        Row.Of(Label("缺　件"), LongText(missing.Count == 0 ? "无" : string.Join('\n', missing)).Top()).AtLeast(34).Stretched(),
                    ],
                },
            ],
        }).Stamped(frame.Stamp);
    }
}
