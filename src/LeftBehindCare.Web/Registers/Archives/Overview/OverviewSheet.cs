using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Papers;

namespace LeftBehindCare.Web.Registers.Archives.Overview;

/// <summary>儿童×八档 on paper: A4 across, a line for each child, what is missing said in words.</summary>
public static class OverviewSheet
{
    public const string Title = "八大档案建档一览表";

    /// <summary>Describes the sheet of everything the page shows.</summary>
    public static FormDoc Describe(OverviewPage page, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(frame);
        var lines = page.Rooms.SelectMany(r => r.Children.Select(c => (Room: r.Class, Child: c)));
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            Paper = Paper.A4Landscape,
            Head = frame.Head(),
            Signatures = Sheet.StandardSignatures,
            Blocks =
            [
                Grid.List(lines,
                [
                    ListColumn.Number<(OverviewClass Room, RollChild Child)>(8),
                    new("班", 18, l => l.Room.Title),
                    new("姓名", 22, l => l.Child.Name),
                    .. page.Roll.Archives.Select(a => new ListColumn<(OverviewClass Room, RollChild Child)>($"{a.Code}\n{a.Title}", 18, l => Word(page.Roll.Cell(a, a.OfClass ? l.Room.Id : l.Child.Id)))),
                    new("还差", 34, l => string.Join("、", page.Roll.Lacking(l.Child).Select(a => a.Title))) { IsLong = true },
                ]),
                new Grid
                {
                    Columns = [48, .. page.Roll.Archives.Select(_ => 18.0), 34],
                    Rows =
                    [
                        [Cell.Label("已建／应建"), .. page.Roll.Archives.Select(a => Cell.Value(page.ShareOf(ArchiveIndicator.Filed(a.Code)).ToString())), Cell.Value($"齐全 {page.ShareOf(ArchiveIndicator.Whole)}")],
                        [Cell.Label("建档率"), .. page.Roll.Archives.Select(a => Cell.Value(page.ShareOf(ArchiveIndicator.Filed(a.Code)).Percent)), Cell.Value(page.ShareOf(ArchiveIndicator.Whole).Percent)],
                    ],
                },
            ],
        }).Stamped(frame.Stamp);
    }

    private static string Word(ArchiveCell cell) => cell switch
    {
        { IsFiled: true, Status: RecordStatus.Submitted } => "待审",
        { IsFiled: true } => "√",
        { Status: RecordStatus.Draft } => "草稿",
        { Status: RecordStatus.Returned } => "退回",
        { IsStale: true } => "过期",
        _ => "缺",
    };
}
