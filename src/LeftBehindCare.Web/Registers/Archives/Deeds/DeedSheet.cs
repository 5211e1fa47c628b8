using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>What the sheet says of one deed.</summary>
public sealed record DeedOnPaper(DeedRecord Deed, string Name, string? Sex, string? ClassTitle);

/// <summary>The A7 sheet (domain.md §2.10): A4 upright, one deed.</summary>
public static class DeedSheet
{
    public const string Title = "特殊事迹记录表";

    /// <summary>Describes one deed's sheet.</summary>
    public static FormDoc Describe(DeedOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var deed = data.Deed;
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = data.Name,
            Head = frame.Head(),
            Signatures = Sheet.StandardSignatures,
            Blocks =
            [
                new Grid
                {
                    Columns = [24, 34, 20, 34, 20, 33],
                    Rows =
                    [
                        [Label("姓　名"), Value(data.Name), Label("性　别"), Value(data.Sex), Label("班　级"), Value(data.ClassTitle)],
                        [Label("时　间"), Value($"{deed.Date.Year}年{deed.Date.Month}月{deed.Date.Day}日"), Label("见证人"), Value(deed.Witness), Label("本人知晓"), Checks(new CheckOption("是", deed.ChildKnows), new("否", !deed.ChildKnows))],
                        [Label("类　别"), Of("DeedKind", deed.Kind).Rest()],
                        Row.Of(Label("经　过"), LongText(deed.Story, indent: true).Rest().Top()).AtLeast(105).Stretched(),
                        Row.Of(Label("教师点评"), LongText(deed.Comment, indent: true).Rest().Top()).AtLeast(38),
                        [Label("表　彰"), Of("HonorLevel", deed.Honor).Rest()],
                    ],
                },
            ],
        }).Stamped(frame.Stamp);
    }

    private static Cell Of(string set, string? chosen) =>
        Checks(CodeSets.All.Items(set).Where(i => i.IsActive).Select(i => new CheckOption(i.Name, i.Code == chosen)));
}
