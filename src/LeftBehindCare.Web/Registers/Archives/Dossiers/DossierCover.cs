using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Dossiers;

/// <summary>Cover and contents of 一童一档.</summary>
public static class DossierCover
{
    public const string Title = "留守儿童个人档案";

    /// <summary>As many lines as the contents have at least, so that a thin dossier looks no emptier than a thick one.</summary>
    private const int Lines = 16;

    /// <summary>Describes both.</summary>
    public static FormDoc Describe(string name, string? classTitle, IReadOnlyList<BoundPaper> papers, IReadOnlyList<BoundPart> contents, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var lines = contents.Zip(papers, (part, paper) => (Part: part, Paper: paper));
        return new FormDoc
        {
            Title = Title,
            Sheets =
            [
                new Sheet
                {
                    Title = Title,
                    TitleSize = TypeSize.No2 * 1.4,
                    HasPageNumbers = true,
                    Blocks =
                    [
                        new Paragraph("（一童一档）") { Across = Align.Centre, Size = TypeSize.No3, SpaceBefore = 4 },
                        new Grid
                        {
                            Columns = [40, 90],
                            MinRowHeight = 16,
                            Size = TypeSize.No4,
                            SpaceBefore = 45,
                            Rows =
                            [
                                [Label("姓　　名"), Value(name)],
                                [Label("班　　级"), Value(classTitle)],
                                [Label("学　　校"), Value(frame.School)],
                                [Label("材　　料"), Value($"{papers.Count}份")],
                                [Label("装订日期"), Value($"{frame.Day.Year}年{frame.Day.Month}月{frame.Day.Day}日")],
                                [Label("档 案 员"), Blank()],
                            ],
                        },
                        new Paragraph("本档案记录未成年人个人信息，只供学校关爱工作使用，专人保管，不得外传、张贴或拍照转发。") { Across = Align.Centre, SpaceBefore = 24 },
                    ],
                },
                new Sheet
                {
                    Title = "目　录",
                    Head = [new HeadItem("姓名", name), new HeadItem("班级", classTitle), new HeadItem("", frame.School)],
                    Blocks =
                    [
                        Grid.List(lines,
                        [
                            ListColumn.Number<(BoundPart Part, BoundPaper Paper)>(14),
                            new("档　号", 18, l => l.Paper.Code),
                            new("材　料", 95, l => l.Part.Title) { IsLong = true },
                            new("页　数", 18, l => $"{l.Part.Pages}"),
                            new("起始页", 20, l => $"{l.Part.FirstPage}"),
                        ], Lines),
                    ],
                },
            ],
        }.Stamped(frame.Stamp);
    }
}
