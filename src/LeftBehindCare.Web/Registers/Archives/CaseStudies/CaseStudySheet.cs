using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.Shared;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>What the sheet says of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="ClassTitle">The class.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Children">Real names; null on the version for outside.</param>
public sealed record CaseOnPaper(CaseStudy Case, string ClassTitle, string? Author, IReadOnlyList<string>? Children);

/// <summary>The A8 paper (domain.md §2.10): A4 upright, seven sections as a document, the other name at its head.</summary>
public static class CaseStudySheet
{
    public const string Title = "留守儿童成长案例分析";

    /// <summary>Describes one case.</summary>
    public static FormDoc Describe(CaseOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var one = data.Case;
        var inside = data.Children is not null;
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = one.Alias,
            Head = inside ? frame.Head() : [new HeadItem("", frame.Term), new HeadItem("化名", one.Alias)],
            Signatures = inside ? ["作者（签名）", "审核人（签名）", "单位负责人（签名）"] : [],
            Blocks =
            [
                new Grid
                {
                    Columns = [24, 56, 24, 61],
                    Rows =
                    [
                        [Label("标　题"), Value(one.Title).Rest()],
                        .. inside ? new Row[] { [Label("化　名"), Value(one.Alias), Label("班　级"), Value(data.ClassTitle)], [Label("对　象"), Value(string.Join("、", data.Children!)), Label("作　者"), Value(data.Author)] } : [],
                        .. one.Sections.SelectMany((s, i) => new Row[]
                        {
                            Row.Heading($"{ChineseText.Numeral(i + 1)}、{s.Heading}"),
                            Row.Of(LongText(s.Text, indent: true).Rest().Top()).AtLeast(16).Stretched(),
                        }),
                    ],
                },
            ],
        }).Stamped(inside ? frame.Stamp : frame.Stamp with { FootLeft = "化名版 请勿还原真实身份" });
    }
}
