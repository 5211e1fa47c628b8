using System.Globalization;
using System.Text;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People.Import;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.People.Import;

/// <summary>Rosters as schools send them, and the way through the pages with them.</summary>
internal static class Rosters
{
    public static readonly string[] Header =
        ["姓名", "性别", "出生日期", "身份证件号", "学籍号", "民族", "现住址", "年级", "班级", "就读方式", "是否留守儿童", "家庭成员1姓名", "家庭成员1关系", "家庭成员1电话", "家庭成员2姓名", "家庭成员2关系", "家庭成员2电话"];

    /// <summary>A valid number of the synthetic county.</summary>
    public static string Id(DateOnly birth, int serial)
    {
        var first = $"439901{birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{serial:000}";
        return first + IdNumber.CheckDigit(first);
    }

    /// <summary>One child of a made-up name; serial decides number, sex and telephone.</summary>
    public static string[] Child(int serial, string? name = null, string grade = "四年级", string one = "1班", DateOnly? birth = null, string boarding = "走读")
    {
        var born = birth ?? new DateOnly(2016, 4, 12);
        var id = Id(born, serial % 1000);
        return
        [
            name ?? $"测{(char)('一' + serial % 2000)}{(char)('丰' + serial / 2000 * 7)}", serial % 2 == 1 ? "男" : "女", born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), id, "G" + id, "汉族",
            "云塘镇竹溪村三组", grade, one, boarding, "双亲留守", $"父{(char)('一' + serial % 2000)}", "父亲", $"15400{serial:000000}", "", "", "",
        ];
    }

    public static byte[] Xlsx(params string[][] rows) => Xlsx(Header, rows);

    public static byte[] Xlsx(string[] header, string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var sheet = SheetWriter.Xlsx(stream, "学生", [.. header.Select(h => new SheetColumnLayout(h))], "云塘镇某校学生名单"))
        {
            foreach (var row in rows) sheet.Append(Array.ConvertAll(row, c => SheetCell.Of(c)));
        }

        return stream.ToArray();
    }

    public static byte[] Csv(Encoding encoding, params string[][] rows) =>
        encoding.GetBytes(string.Join("\r\n", new[] { Header }.Concat(rows).Select(r => string.Join(',', r))));

    public static Task<Browserlike> ClerkAsync(this TestSchool school) => school.PersonAsync(Role.Archivist);

    public static Task<Page> UploadAsync(this Browserlike clerk, byte[] content, string name = "名单.xlsx") =>
        clerk.PostFormAsync("/import", files: new Dictionary<string, TestFile> { ["file"] = new(name, content) });

    /// <summary>Uploads, takes the columns as suggested, and opens the preview.</summary>
    public static async Task<Page> PreviewAsync(this Browserlike clerk, byte[] content, string name = "名单.xlsx")
    {
        var uploaded = await clerk.UploadAsync(content, name);
        Assert.True(uploaded.Location is not null, uploaded.Text);
        var mapped = await clerk.PostFormAsync(await clerk.FollowAsync(uploaded), form: "#columns");
        Assert.True(mapped.Location is not null, mapped.Text);
        return await clerk.FollowAsync(mapped);
    }

    /// <summary>Presses the button of the preview, all proposed classes ticked.</summary>
    public static Task<Page> CommitAsync(this Browserlike clerk, Page preview, string act = "good", Dictionary<string, string?>? choices = null)
    {
        var fields = new Dictionary<string, object?>
        {
            ["Classes"] = preview.Html.QuerySelectorAll("input[name=Classes]").Select(i => i.GetAttribute("value")).ToArray(),
            ["Act"] = act,
        };
        foreach (var (name, value) in choices ?? []) fields[name] = value;
        return clerk.PostFormAsync(preview, fields, "#choices");
    }

    public static async Task<Page> ImportAsync(this Browserlike clerk, byte[] content, string act = "good") =>
        await clerk.FollowAsync(await clerk.CommitAsync(await clerk.PreviewAsync(content), act));

    /// <summary>The counts of the tabs: 有错, 存疑, 有变化, 新增, 没变.</summary>
    public static string Counts(this Page preview) => string.Join(' ', preview.Html.QuerySelectorAll("nav[aria-label='按结果看'] li b").Skip(1).Select(b => b.TextContent));

    public static Task<int> ChildrenAsync(this TestSchool school) => school.InSchoolAsync(db => db.Children.CountAsync());

    public static Task<RosterImport> LastAsync(this TestSchool school) =>
        school.InSchoolAsync(db => db.Set<RosterImport>().AsNoTracking().OrderByDescending(i => i.Id).FirstAsync());
}
