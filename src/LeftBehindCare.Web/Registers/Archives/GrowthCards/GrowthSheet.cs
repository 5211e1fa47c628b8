using System.Globalization;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>What the card says of one child in one term.</summary>
/// <param name="Card">The card.</param>
/// <param name="Name">Name.</param>
/// <param name="Sex">男 or 女.</param>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="ClassTitle">Class on the day of print.</param>
/// <param name="Term">The term's title.</param>
/// <param name="Activities">How many activities the child took part in that term.</param>
public sealed record GrowthOnPaper(GrowthCard Card, string Name, string? Sex, DateOnly BirthDate, string? ClassTitle, string Term, int Activities);

/// <summary>The A3 card (domain.md §2.10): A4 upright, two sides, one child and term; a slip for the parents below the fold.</summary>
public static class GrowthSheet
{
    public const string Title = "留守儿童成长记录卡";
    private const int Sides = 2;

    /// <summary>Describes both sides.</summary>
    public static FormDoc Describe(GrowthOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        return new FormDoc { Title = Title, Sheets = [Front(data, frame), Back(data)] }.Stamped(frame.Stamp);
    }

    private static Sheet Front(GrowthOnPaper data, PaperFrame frame)
    {
        var card = data.Card;
        return new Sheet
        {
            Title = Title,
            TabName = data.Name,
            Numbering = new PageNumbering(1, Sides),
            Head = (frame with { Term = data.Term }).Head(),
            Signatures = ["班主任（签名）", "代理家长（签名）", "单位负责人（签名）"],
            Blocks =
            [
                new Grid
                {
                    Columns = [27.5, 27.5, 27.5, 27.5, 27.5, 27.5],
                    MinRowHeight = 10,
                    Rows =
                    [
                        [Heading("一、基本情况")],
                        [Label("姓　名"), Value(data.Name), Label("性　别"), Value(data.Sex), Label("班　级"), Value(data.ClassTitle)],
                        [Label("出生日期"), Value($"{data.BirthDate.Year}年{data.BirthDate.Month}月{data.BirthDate.Day}日").Span(2), Label("学　期"), Value(data.Term).Rest()],
                        [Heading("二、体格")],
                        [Label("身高（cm）"), Label("体重（kg）"), Label("BMI"), Label("左眼视力"), Label("右眼视力"), Label("出勤率")],
                        [Value(Number(card.HeightCm)), Value(Number(card.WeightKg)), Value(Number(card.Bmi)), Value(Number(card.VisionL)), Value(Number(card.VisionR)), Blank()],
                        [Heading("三、五维等级（A优秀 B良好 C合格 D待努力）")],
                        .. Grades([("品　德", card.QMoral), ("学　业", card.QStudy), ("身　心", card.QHealth), ("艺　术", card.QArt), ("实　践", card.QPractice)]),
                        [Heading("四、学科等级")],
                        .. Grades([("语　文", card.Yw), ("数　学", card.Sx), ("英　语", card.Yy), ("科　学", card.Kx), ("道　法", card.Df), ("体　育", card.Ty), ("艺术课", card.Ys), ("劳　动", card.Ld), ("信　息", card.Xx)]),
                        [Heading("五、本学期的关爱（次）")],
                        [Label("亲情联系"), Label("谈　心"), Label("家　访"), Label("活　动"), Label("备　注").Rest()],
                        [Blank(), Blank(), Blank(), Value(data.Activities.ToString(CultureInfo.InvariantCulture)), Blank().Rest()],
                        [Heading("六、下期目标")],
                        Row.Of(LongText(card.NextGoal, indent: true).Rest().Top()).AtLeast(24).Stretched(),
                    ],
                },
            ],
        };
    }

    private static Sheet Back(GrowthOnPaper data)
    {
        var card = data.Card;
        return new Sheet
        {
            Title = $"{Title}（反面）",
            TabName = data.Name,
            TitleSize = TypeSize.No3,
            Numbering = new PageNumbering(Sides, Sides),
            Head = [new HeadItem("姓名", data.Name), new HeadItem("班级", data.ClassTitle), new HeadItem("", data.Term)],
            Blocks =
            [
                new Grid
                {
                    Columns = [26, 139],
                    Rows =
                    [
                        Row.Of(Label("进　步"), LongText(card.Progress, indent: true).Top()).AtLeast(26).Stretched(),
                        Row.Of(Label("奖　励"), LongText(card.Awards, indent: true).Top()).AtLeast(18),
                        Row.Of(Label("自　评"), LongText(card.SelfEval, indent: true).Top()).AtLeast(26).Stretched(),
                        Row.Of(Label("代理家长\n评　语"), LongText(card.ProxyEval, indent: true).Top()).AtLeast(26).Stretched(),
                        Row.Of(Label("班主任\n评　语"), LongText(card.HeadEval, indent: true).Top()).AtLeast(26).Stretched(),
                    ],
                },
                new CutLine("沿虚线剪下，请家长填好让孩子带回"),
                new Grid
                {
                    Columns = [26, 60, 26, 53],
                    Rows =
                    [
                        [Label("孩　子"), Value($"{data.ClassTitle} {data.Name}"), Label("学　期"), Value(data.Term)],
                        Row.Of(Label("家长寄语"), LongText(card.ParentWord, indent: true).Rest().Top()).AtLeast(34),
                        [Label("家长签名"), Blank(), Label("日　期"), Value("　　年　月　日")],
                    ],
                },
            ],
        };
    }

    private static IEnumerable<Row> Grades(IReadOnlyList<(string Title, string? Grade)> grades)
    {
        foreach (var three in grades.Chunk(3))
            yield return new Row
            {
                Cells = [.. three.SelectMany(g => new[] { Label(g.Title), Value(g.Grade is { } code ? $"{code} {CodeSets.All.NameOf("Level4", code)}" : null) }),
                    .. three.Length < 3 ? [Blank().Rest()] : Array.Empty<Cell>()],
            };
    }

    private static string? Number(decimal? number) => number?.ToString("0.0", CultureInfo.InvariantCulture);
}
