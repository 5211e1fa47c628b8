using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>What the sheet says of one activity.</summary>
public sealed record ClassCareOnPaper(ClassCareRecord Care, string ClassTitle, string? SquadName, string? Host, IReadOnlyList<string> Children);

/// <summary>The A6 sheet (domain.md §2.10): A4 upright, one activity.</summary>
public static class ClassCareSheet
{
    public const string Title = "班级关爱活动记录表";

    /// <summary>Describes one activity's sheet.</summary>
    public static FormDoc Describe(ClassCareOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var care = data.Care;
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = data.ClassTitle,
            Head = frame.Head(),
            Signatures = ["班主任（签名）", "中队辅导员（签名）", "单位负责人（签名）"],
            Blocks =
            [
                new Grid
                {
                    Columns = [24, 34, 20, 34, 20, 33],
                    Rows =
                    [
                        [Label("主　题"), Value(care.Theme).Rest()],
                        [Label("班　级"), Value(care.BySquad && data.SquadName is { } squad ? $"{data.ClassTitle} {squad}" : data.ClassTitle), Label("时　间"), Value($"{care.Date.Year}年{care.Date.Month}月{care.Date.Day}日"), Label("地　点"), Value(care.Place)],
                        [Label("主　持"), Value(data.Host), Label("留守人数"), Value($"{data.Children.Count}人"), Label("同学人数"), Value(care.PeerCount is { } peers ? $"{peers}人" : null)],
                        [Label("形　式"), Checks(CodeSets.All.Items("CareForm").Where(i => i.IsActive).Select(i => new CheckOption(i.Name, i.Code == care.CareForm))).Rest()],
                        [Label("参加的\n留守儿童"), LongText(string.Join("、", data.Children)).Rest()],
                        Row.Of(Label("目　的"), LongText(care.Purpose, indent: true).Rest().Top()).AtLeast(16),
                        Row.Of(Label("过　程"), LongText(care.Process, indent: true).Rest().Top()).AtLeast(60).Stretched(),
                        Row.Of(Label("效　果"), LongText(care.Effect, indent: true).Rest().Top()).AtLeast(28),
                        Row.Of(Label("照　片"), Photo(default, placeholder: "照片一").Span(2), Photo(default, placeholder: "照片二").Rest()).AtLeast(45),
                    ],
                },
            ],
        }).Stamped(frame.Stamp);
    }
}
