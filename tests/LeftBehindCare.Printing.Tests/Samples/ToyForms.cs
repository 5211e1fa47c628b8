using LeftBehindCare.Printing.Descriptions;
using SkiaSharp;
using static LeftBehindCare.Printing.Descriptions.Cell;

namespace LeftBehindCare.Printing.Tests.Samples;

/// <summary>Invented forms that use every word of the vocabulary. Nobody in them exists.</summary>
internal static class ToyForms
{
    private static readonly Dictionary<string, string> CareKinds = new()
    {
        ["1"] = "父母一方照护",
        ["2"] = "祖父母照护",
        ["3"] = "外祖父母照护",
        ["4"] = "其他亲友照护",
        ["5"] = "无人照护",
    };

    private static readonly Dictionary<string, string> Incomes = new()
    {
        ["1"] = "务农",
        ["2"] = "务工",
        ["3"] = "经商",
        ["4"] = "低保",
        ["5"] = "救助",
        ["9"] = "其他",
    };

    public static ReadOnlyMemory<byte> Portrait { get; } = PaintPortrait();

    /// <summary>A registration form of one page, dense as the paper ones are.</summary>
    public static FormDoc Registration(int number = 1, string name = "试甲一", string? remark = null) =>
        new() { Title = $"登记表 {name}", Sheets = [RegistrationSheet(number, name, remark)] };

    /// <summary>A list on landscape paper with heads of two levels.</summary>
    public static FormDoc List(int rows, int fillTo = 20) => FormDoc.Of(new Sheet
    {
        Title = "班级儿童信息汇总表",
        Paper = Paper.A4Landscape,
        Margins = Margins.List,
        TitleSize = TypeSize.SmallNo2,
        Size = TypeSize.SmallNo5,
        Head = HeadItem.Standard("样县样镇试验小学", "2026—2027学年第一学期", new DateOnly(2026, 11, 23), "A2-501"),
        Signatures = Sheet.StandardSignatures,
        Blocks =
        [
            Grid.List(
                Enumerable.Range(1, rows),
                [
                    ListColumn.Number<int>(9),
                    new("姓名", 16, i => $"试{Counting(i)}"),
                    new("性别", 9, i => i % 2 == 0 ? "男" : "女"),
                    new("出生年月", 17, i => $"{2014 + (i % 5)}-{1 + (i % 12):00}"),
                    new("学籍号", 36, i => $"G4399002016{i:00000000}"),
                    new("住址（村组）", 32, i => $"试验村{1 + (i % 9)}组") { Across = Align.Left },
                    new("姓名", 16, i => $"父{Counting(i)}") { Group = "父亲" },
                    new("务工地", 22, _ => "广东省东莞市") { Group = "父亲" },
                    new("电话", 23, i => $"154{i:00000000}") { Group = "父亲" },
                    new("姓名", 16, i => $"母{Counting(i)}") { Group = "母亲" },
                    new("电话", 23, i => $"154{9000 + i:00000000}") { Group = "母亲" },
                    new("监护人", 16, i => $"祖{Counting(i)}"),
                    new("备注", 22, i => i % 7 == 0 ? "随祖父母居住，路远" : null),
                ],
                fillTo),
        ],
    });

    /// <summary>A record with one long report.</summary>
    public static FormDoc Report(string text) => FormDoc.Of(new Sheet
    {
        Title = "家访记录表",
        Head = HeadItem.Standard(null, "2026—2027学年第一学期"),
        Signatures = ["家访教师（签名）", "受访人（签名）"],
        Blocks =
        [
            new Grid
            {
                Columns = [1, 2, 1, 2],
                Rows =
                [
                    [Label("学　生"), Value("试甲一"), Label("时　间"), Value("2026年11月20日")],
                    Row.Of(Label("家访过程"), LongText(text, indent: true).Rest()).AtLeast(90),
                    Row.Of(Label("家长意见"), Blank(4).Rest()),
                ],
            },
        ],
    });

    private static Sheet RegistrationSheet(int number, string name, string? remark) => new()
    {
        Title = "儿童基本情况登记表",
        Head = HeadItem.Standard("样县样镇试验小学", "2026—2027学年第一学期", new DateOnly(2026, 11, 23), $"A1-{number:0000}"),
        Signatures = Sheet.StandardSignatures,
        Blocks =
        [
            new Grid
            {
                Columns = [8, 21, 24, 17, 24, 17, 24, 30],
                Rows =
                [
                    [Vertical("儿童情况", 7), Label("姓　名"), Value(name), Label("性　别"), Value("女"), Label("民　族"), Value("土家族"), Photo(Portrait, rows: 4)],
                    [Label("出生日期"), Value("2016年5月20日").Span(2), Label("学籍号"), Value("L439900201605200028").Span(2)],
                    [Label("身份证号"), Value("已登记").Span(2), Label("就读方式"), Value("住校").Span(2)],
                    [Label("年级班"), Value("五年级(2)班").Span(2), Label("户口登记"), Checks(new CheckOption("有", true), new("无")).Span(2)],
                    [Label("户籍地址"), Value("某省样县样镇试验村三组12号").Rest().Left()],
                    [Label("现住址"), Value("某省样县样镇试验村三组12号（祖父母家）").Rest().Left()],
                    [Label("健康状况"), Checks(new CheckOption("健康"), new("残疾", true, "视力二级"), new("患病", false, "")).Rest()],
                    [Vertical("父母外出", 4), Label("父亲姓名"), Value("试乙"), Label("出生年月"), Value("1988-03"), Label("联系电话"), Value("15400000001").Rest()],
                    [Label("务工地"), Value("广东省东莞市"), Label("外出起始"), Value("2024-02"), Label("务工单位"), Value("某某电子制品有限公司第三装配车间").Rest()],
                    [Label("母亲姓名"), Value("阿依试丙·某某某提"), Label("出生年月"), Value("1990-11"), Label("联系电话"), Dash().Rest()],
                    [Label("外出情况"), Checks(new CheckOption("父母双方外出", true), new("仅父亲外出"), new("仅母亲外出"), new("单亲抚养方外出")).Rest()],
                    [Vertical("监护照护", 3), Label("监护人"), Value("试丁"), Label("关　系"), Value("祖父"), Label("联系电话"), Value("15400000002").Rest()],
                    [Label("照护类型"), Checks(CareKinds, "2").Rest()],
                    [Label("经济来源"), Checks(Incomes, "1", "2").Rest()],
                    Row.Of(Vertical("备注"), LongText(remark ?? "每周三晚与父母视频一次；雨天由同村代理家长接送。").Rest()).AtLeast(14).Stretched(),
                    [Seal("学校意见", "情况属实，纳入关爱台账。").Span(4), Sign("班主任（签名）").Rest()],
                ],
            },
            new Paragraph("注：本表一式两份，学校、乡镇各存一份；选项在所选处打“√”。") { Size = TypeSize.SmallNo5, SpaceBefore = 1.5 },
        ],
    };

    private static string Counting(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture)
        .Select(digit => "〇一二三四五六七八九"[digit - '0']));

    private static byte[] PaintPortrait()
    {
        using var surface = SKSurface.Create(new SKImageInfo(260, 364));
        var canvas = surface.Canvas;
        canvas.Clear(new SKColor(0xA8, 0xC8, 0xE8));
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(0x44, 0x55, 0x66) };
        canvas.DrawOval(130, 400, 120, 160, paint);
        paint.Color = new SKColor(0xE8, 0xC0, 0xA0);
        canvas.DrawOval(130, 160, 66, 84, paint);
        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }
}
