using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Web.Codes;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>The A1 sheet (domain.md §2.10): A4 upright, one page for one child, eight columns, rows R1–R20.</summary>
public static class ProfileSheet
{
    public const string Title = "农村留守儿童基本情况登记表";

    /// <summary>Printed in a corner of every synthetic sheet.</summary>
    public const string SyntheticMark = "演示数据";

    private const double Small = TypeSize.SmallNo5;

    /// <summary>Describes one child's sheet.</summary>
    /// <param name="data">What is printed.</param>
    /// <param name="stamp">Further marks, such as the foot of a print with numbers; the synthetic mark is added by itself.</param>
    public static FormDoc Describe(ProfilePaper data, Stamp? stamp = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new FormDoc
        {
            Title = $"{Title} {data.Name}",
            Author = data.SchoolName,
            Sheets =
            [
                new Sheet
                {
                    Title = Title,
                    TabName = data.Name,
                    // Eight columns and twenty-four lines on one page: the title gives way a little.
                    TitleSize = TypeSize.SmallNo2,
                    Head = HeadItem.Standard(data.SchoolName, data.Term, data.FilledOn, null),
                    Signatures = Sheet.StandardSignatures,
                    HasPageNumbers = true,
                    Stamp = (stamp ?? Stamp.None) with { Notice = data.IsSynthetic ? SyntheticMark : stamp?.Notice },
                    Blocks = [.. Blocks(data)],
                },
            ],
        };
    }

    private static IEnumerable<Block> Blocks(ProfilePaper data)
    {
        yield return new Grid
        {
            Columns = [8, 20, 27, 18, 25, 18, 23, 26],
            Size = 10,
            Rows = [.. Self(data), .. Parents(data), .. Care(data), .. Living(data)],
        };
        if (data.Withheld.Count > 0)
            yield return new Paragraph($"依权限未列：{string.Join('；', data.Withheld)}。") { Size = Small, SpaceBefore = 1 };
    }

    // R1–R7
    private static IEnumerable<Row> Self(ProfilePaper data) =>
    [
        [Vertical("儿童情况", 7), Label("姓　名"), Value(data.Name), Label("性　别"), Value(data.Sex), Label("民　族"), Value(data.Ethnic), Photo(default, rows: 4)],
        [Label("出生日期"), Value(data.BirthDate), Label("学籍号"), Value(data.StudentNo).Span(3)],
        [Label("身份证号"), Value(data.IdNo).Span(5)],
        [
            Label("年级班"), Value(data.ClassTitle),
            Label("户口登记"), YesNo(data.HukouRegistered),
            Label("就读方式"), Of("BoardMode", data.BoardMode).Sized(Small),
        ],
        [Label("户籍地址"), Value(data.HukouAddress).Span(4).Left(), Checks(
            new CheckOption("农业", data.HukouKind == HukouKind.Rural), new("非农业", data.HukouKind == HukouKind.Urban)).Rest()],
        [Label("现住址"), Value(data.Address).Rest().Left()],
        [
            Label("健康状况"), Checks(
                new CheckOption("健康", data.IsHealthy),
                new("残疾", data.Disability is not null, data.Disability ?? "类别、等级"),
                new("患病", data.Illness is not null, data.Illness ?? "类型")).Rest(),
        ],
    ];

    // R8–R12
    private static IEnumerable<Row> Parents(ProfilePaper data) =>
    [
        .. Parent("父亲", data.Father, Vertical("父母及祖辈", 7)),
        .. Parent("母亲", data.Mother, null),
        Elders("祖父", data.PatGf, "祖母", data.PatGm),
        Elders("外祖父", data.MatGf, "外祖母", data.MatGm),
        [
            Label("外出情况"),
            Checks(
                new CheckOption("双方外出", data.OutType == OutType.Both), new("仅父外出", data.OutType == OutType.Father),
                new("仅母外出", data.OutType == OutType.Mother), new("单亲抚养方外出", data.OutType == OutType.SoleCarer)).Span(4).Sized(Small),
            Label("无监护能力"), Checks(new CheckOption("父", data.FatherUnable), new("母", data.MotherUnable)),
        ],
    ];

    private static IEnumerable<Row> Parent(string who, ParentOnPaper? parent, Cell? heading)
    {
        Cell[] first =
        [
            Label(who + "姓名"), Value(parent?.Name), Label("出生日期"), Value(parent?.BirthDate), Label("身份证号"), Value(parent?.IdNo).Rest(),
        ];
        yield return Row.Of(heading is null ? first : [heading, .. first]);
        yield return
        [
            Label("外出起始"), Value(parent?.AwaySince), Label("务工地\n及单位").Sized(Small),
            Value(parent?.Work).Span(2), Label("联系电话"), Value(parent?.Phone),
        ];
    }

    private static Row Elders(string his, string? him, string hers, string? her) =>
    [
        Label(his + "姓名\n出生年月").Sized(Small), Value(him).Span(2),
        Label(hers + "姓名\n出生年月").Sized(Small), Value(her).Rest(),
    ];

    // R13–R15
    private static IEnumerable<Row> Care(ProfilePaper data) =>
    [
        [
            Vertical("委托照护", 4), Label("有无委托"), YesNo(data.HasEntrust), Label("监护人"), Value(data.Guardian?.Name),
            Label("关　系"), Value(data.Guardian?.Relation).Rest(),
        ],
        [
            Label("出生日期"), Value(data.Guardian?.BirthDate), Label("身份证号"), Value(data.Guardian?.IdNo).Span(2),
            Label("联系电话"), Value(data.Guardian?.Phone),
        ],
        [Label("住　址"), Value(data.Guardian?.Address).Rest().Left()],
        [Label("监护类型"), Of("CareGrade", data.CareGrade).Rest()],
    ];

    // R16–R20
    private static IEnumerable<Row> Living(ProfilePaper data) =>
    [
        [Vertical("家庭与联系", 5), Label("经济来源"), Of("IncomeSource", [.. data.IncomeSources]).Rest()],
        [Label("享受救助"), Of("Relief", [.. data.Reliefs]).Rest()],
        [Label("联系方式\n及时段").Sized(Small), Contact(data, 0).Span(2), Contact(data, 1).Span(2), Contact(data, 2).Rest()],
        [Label("上下学"), Of("Transport", data.Transport).Rest()],
        [Label("乘车线路"), Blank(), Label("学习帮手"), Blank(), Label("代理家长\n及电话").Sized(Small), Blank().Rest()],
        Row.Of(Label("备　注").Span(2), LongText(data.Remark).Rest()).AtLeast(10).Stretched(),
    ];

    private static Cell Contact(ProfilePaper data, int index) =>
        Value($"{index + 1}．{data.Contacts.ElementAtOrDefault(index)}").Left().Sized(Small);

    private static Cell YesNo(bool? answer) => Checks(new CheckOption("有", answer == true), new("无", answer == false));

    /// <summary>All offered names of a code set with their boxes.</summary>
    private static Cell Of(string set, params IEnumerable<string?> chosen)
    {
        var ticked = chosen.ToHashSet();
        return Checks(CodeSets.All.Items(set).Where(i => i.IsActive).Select(i => new CheckOption(i.Name, ticked.Contains(i.Code))));
    }
}
