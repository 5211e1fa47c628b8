using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Papers;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>One class of a round.</summary>
/// <param name="Survey">Its line.</param>
/// <param name="ClassTitle">Its name.</param>
/// <param name="Enrolled">Children in class.</param>
/// <param name="OutTypes">留守 children by {OutType}.</param>
public sealed record SurveyedClass(SurveyRound Survey, string ClassTitle, int Enrolled, IReadOnlyDictionary<string, int> OutTypes)
{
    /// <summary>留守 children.</summary>
    public int LeftBehind => OutTypes.Values.Sum();

    /// <summary>留守 children of one type.</summary>
    public int Of(string outType) => OutTypes.GetValueOrDefault(outType);
}

/// <summary>The A0 sheet: A4 across (domain.md §2.1), one round with a line for each class and what 留守 comes to.</summary>
public static class SurveySheet
{
    public const string Title = "留守儿童摸底调查统计表";

    private static readonly string[] Types = ["B", "F", "M", "S"];

    /// <summary>Describes a round.</summary>
    public static FormDoc Describe(string round, IReadOnlyList<SurveyedClass> classes, PaperFrame frame)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(frame);
        return FormDoc.Of(new Sheet
        {
            Title = Title,
            TabName = round,
            Paper = Paper.A4Landscape,
            Head = frame.Head(),
            Signatures = Sheet.StandardSignatures,
            Blocks =
            [
                new Paragraph($"轮次：{round}　　截止：{classes.Max(c => c.Survey.DueDate):yyyy年M月d日}") { SpaceBefore = 1 },
                Grid.List(classes,
                [
                    ListColumn.Number<SurveyedClass>(10),
                    new("班　级", 32, c => c.ClassTitle),
                    new("在班", 14, c => $"{c.Enrolled}"),
                    new("发出", 14, c => $"{c.Survey.Issued}") { Group = "调查表（份）" },
                    new("收回", 14, c => $"{c.Survey.Returned}") { Group = "调查表（份）" },
                    new("收回率", 17, c => Rate(c.Survey.Returned, c.Survey.Issued)) { Group = "调查表（份）" },
                    .. Types.Select(t => new ListColumn<SurveyedClass>(CodeSets.All.NameOf("OutType", t) ?? t, 17, c => $"{c.Of(t)}") { Group = "留守儿童（人）" }),
                    new("合计", 14, c => $"{c.LeftBehind}") { Group = "留守儿童（人）" },
                    new("已核实", 16, c => $"{c.Survey.VerifiedIds.Length}"),
                    new("核实方式", 22, c => CodeSets.All.NameOf("VerifyWay", c.Survey.VerifyWay)),
                    new("备　注", 18, _ => null),
                ], fillTo: 12) with { SpaceBefore = 2 },
                new Grid
                {
                    Columns = [42, 14, 14, 14, 17, .. Types.Select(_ => 17.0), 14, 16, 40],
                    Rows =
                    [
                        [
                            Cell.Label("合　计"), Sum(c => c.Enrolled), Sum(c => c.Survey.Issued), Sum(c => c.Survey.Returned),
                            Cell.Value(Rate(classes.Sum(c => c.Survey.Returned), classes.Sum(c => c.Survey.Issued))),
                            .. Types.Select(t => Sum(c => c.Of(t))), Sum(c => c.LeftBehind), Sum(c => c.Survey.VerifiedIds.Length), Cell.Blank(),
                        ],
                    ],
                },
            ],
        }).Stamped(frame.Stamp);

        Cell Sum(Func<SurveyedClass, int> of) => Cell.Value($"{classes.Sum(of)}");
    }

    private static string Rate(int returned, int issued) => issued == 0 ? "–" : $"{100m * returned / issued:0.0}%";
}
