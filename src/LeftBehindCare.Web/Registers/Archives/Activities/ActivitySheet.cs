using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>One line of the sign-in sheet.</summary>
public sealed record SignedIn(string? ClassTitle, string Name, bool Attended, string? Perform, string? Award);

/// <summary>What the sheet says of one activity.</summary>
public sealed record ActivityOnPaper(Activity Activity, string? ClassTitle, string? Leader, IReadOnlyList<SignedIn> People);

/// <summary>The A5 papers (domain.md §2.10): the sign-in sheet of an activity, and a child's own card.</summary>
public static class ActivitySheet
{
    public const string Title = "留守儿童活动登记表";
    public const string CardTitle = "留守儿童活动记录卡";

    /// <summary>① 签到.</summary>
    public static FormDoc Describe(ActivityOnPaper data, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(frame);
        var one = data.Activity;
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = one.Title,
            Head = frame.Head(),
            Signatures = ["负责人（签名）", "复核人（签名）", "单位负责人（签名）"],
            Blocks =
            [
                new Grid
                {
                    Columns = [22, 60, 22, 61],
                    Rows =
                    [
                        [Label("活动名称"), Value(one.Title), Label("类　别"), Value(CodeSets.All.NameOf("ActivityKind", one.Kind))],
                        [Label("时　间"), Value($"{one.Date.Year}年{one.Date.Month}月{one.Date.Day}日{Hours(one)}"), Label("地　点"), Value(one.IsOutside ? $"{one.Place}（校外）" : one.Place)],
                        [Label("主　办"), Value(one.Host ?? data.ClassTitle ?? frame.School), Label("负责人"), Value(data.Leader)],
                        Row.Of(Label("小　结"), LongText(one.Summary, indent: true).Rest().Top()).AtLeast(18),
                    ],
                },
                Grid.List(data.People,
                [
                    ListColumn.Number<SignedIn>(12),
                    new("班　级", 34, p => p.ClassTitle),
                    new("姓　名", 34, p => p.Name),
                    new("出　勤", 20, p => p.Attended ? "√" : "缺席"),
                    new("表　现", 25, p => CodeSets.All.NameOf("Level4", p.Perform)),
                    new("备　注", 40, p => p.Award),
                ]) with { SpaceBefore = 4 },
            ],
        }).Stamped(frame.Stamp);
    }

    /// <summary>② 个人卡: everything one child took part in.</summary>
    public static FormDoc DescribeCard(string name, string? classTitle, IReadOnlyList<Participation> activities, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return FormDoc.Of(new Sheet
        {
            Title = CardTitle,
            TabName = name,
            Head = [new HeadItem("填报单位（盖章）", frame.School), new HeadItem("姓名", name), new HeadItem("班级", classTitle)],
            Signatures = ["班主任（签名）", "复核人（签名）"],
            Blocks =
            [
                Grid.List(activities,
                [
                    new("日　期", 26, a => a.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                    new("活　动", 52, a => a.Title) { IsLong = true },
                    new("角　色", 18, a => CodeSets.All.NameOf("ActRole", a.Role)),
                    new("表　现", 18, a => CodeSets.All.NameOf("Level4", a.Perform)),
                    new("获　奖", 28, a => a.Award) { IsLong = true },
                    new("教师签名", 23, _ => null),
                ]),
            ],
        }).Stamped(frame.Stamp);
    }

    private static string Hours(Activity one) => (one.StartsAt, one.EndsAt) switch
    {
        ({ } from, { } to) => $" {from:HH\\:mm}–{to:HH\\:mm}",
        ({ } from, null) => $" {from:HH\\:mm}",
        _ => "",
    };
}
