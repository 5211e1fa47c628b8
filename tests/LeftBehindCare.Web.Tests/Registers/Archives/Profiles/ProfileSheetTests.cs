using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

public sealed class ProfileSheetTests
{
    private static readonly FormPrinter Printer = new(new FontLibrary(FontSources.Standard()));

    private static readonly ProfilePaper Empty = new()
    {
        ChildId = Guid.Empty,
        SchoolName = "清麓县云塘镇阳光小学",
        Term = "2026-2027学年第一学期",
        Name = "田小满",
        IsSynthetic = true,
    };

    [Fact]
    public void An_empty_sheet_is_one_page_to_be_filled_in_by_hand()
    {
        Assert.Single(Printer.Draw(ProfileSheet.Describe(Empty), 20));

        var text = Text(Empty);

        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
        Assert.DoesNotContain("—", text, StringComparison.Ordinal);
        Assert.Contains("演示数据", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_sheet_with_a_long_name_stays_one_page()
    {
        var paper = Empty with
        {
            Name = "阿依古丽·买买提热合木·𬱖",
            Disability = "视力二级",
            Illness = "先天性心脏病，术后三年，不宜剧烈运动",
            HukouAddress = "某某自治区某某地区某某县某某乡某某村三组十二号院东厢房",
            Address = "某某乡某某村三组十二号院东厢房（祖父母家）",
            Father = new("吐尔逊江·买买提热合木", "1988年3月5日", "439900198803050011", "2022年3月6日", "广东省东莞市　某某电子制品有限公司第三装配车间", "15400000268"),
            Mother = new("帕提古丽·阿卜杜热西提", "1990年11月2日", "439900199011020022", "2019年2月20日", "浙江省宁波市　某某进出口商贸有限公司", "15400000269"),
            Guardian = new("努尔艾合麦提", "祖辈（未分）", "1950年12月11日", "439900195012110022", "15400000417", "某某乡某某村三组十二号院"),
            Contacts = ["努尔艾合麦提 15400000417（晚上七点以后）", "吐尔逊江 15400000268", "本人 15400000001"],
            Remark = "孩子性格开朗，喜欢画画和跑步；祖母腿脚不便，需要同村代理家长雨天接送。",
        };

        Assert.Single(Printer.Draw(ProfileSheet.Describe(paper), 20));
    }

    [Fact]
    public void All_options_are_printed_and_the_chosen_one_is_ticked()
    {
        var text = Text(Empty with { CareGrade = "4" });

        Assert.Contains("☑一般", text, StringComparison.Ordinal);
        Assert.Contains("□无人监护", text, StringComparison.Ordinal);
        Assert.Contains("□较好", text, StringComparison.Ordinal);
    }

    private static string Text(ProfilePaper paper)
    {
        using var writer = new StringWriter();
        HtmlPreview.Write(ProfileSheet.Describe(paper), writer);
        return writer.ToString();
    }
}
