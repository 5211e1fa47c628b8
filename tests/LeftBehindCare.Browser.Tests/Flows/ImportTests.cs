using System.Globalization;
using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

/// <summary>A roster goes in: looked at, good rows only, the rest mended, and once more without effect.</summary>
public sealed class ImportTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    private static readonly string[] Header = ["学生姓名", "性别", "出生年月日", "身份证件号", "年级", "班级", "就读方式"];

    [Fact]
    public async Task Good_rows_are_imported_wrong_ones_come_back_and_the_mended_file_adds_only_them() => await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
    {
        var (one, two) = (Row("麦穗儿", 101), Row("𬱖小舟", 103));
        var broken = Row("白石生", 105);
        broken[3] = broken[3][..^1] + (broken[3][^1] == '0' ? '1' : '0');
        string[] destroyed = [.. Row("青杉", 107)];
        destroyed[3] = "4.39901E+17";

        await UploadAsync(visitor, one, two, broken, destroyed);
        await visitor.LookAsync();
        await visitor.PressAsync("预检");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("有错", new() { Timeout = 30_000 });
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("科学计数");
        await visitor.LookAsync();
        var leftOut = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { NameString = "下载不导入的" }).ClickAsync());
        Assert.EndsWith(".xlsx", leftOut.SuggestedFilename, StringComparison.Ordinal);

        await visitor.PressAsync("只导入好的");
        await ResultAsync(visitor, "新增2");
        await visitor.LookAsync();
        Assert.Equal(2, await CountAsync("麦穗儿", "𬱖小舟", "白石生", "青杉"));

        await UploadAsync(visitor, one, two, Row("白石生", 105), Row("青杉", 107));
        await visitor.PressAsync("预检");
        await visitor.PressAsync("全部导入2行");
        await ResultAsync(visitor, "新增2");
        Assert.Equal(4, await CountAsync("麦穗儿", "𬱖小舟", "白石生", "青杉"));

        await UploadAsync(visitor, one, two, Row("白石生", 105), Row("青杉", 107));
        await visitor.PressAsync("预检");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("整个表和在册的一样");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { NameString = "全部导入" })).ToHaveCountAsync(0);
    });

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_words() => await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
    {
        await visitor.GoAsync("/import");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名单.xlsx", MimeType = "application/octet-stream", Buffer = "%PDF-1.7 nothing"u8.ToArray() });
        await visitor.PressAsync("上传");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visitor.LookAsync();
    });

    private static async Task UploadAsync(Visitor visitor, params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var sheet = SheetWriter.Xlsx(stream, "学生", [.. Header.Select(h => new SheetColumnLayout(h))], "阳光小学 2026年秋季学生名单（学籍系统导出）"))
            foreach (var row in rows) sheet.Append(Array.ConvertAll(row, c => SheetCell.Of(c)));
        await visitor.GoAsync("/import");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "名单.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = stream.ToArray() });
        await visitor.PressAsync("上传");
        await visitor.Page.WaitForURLAsync("**/columns");
    }

    private static Task ResultAsync(Visitor visitor, string counts) =>
        Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(counts, new() { Timeout = 60_000 });

    private Task<int> CountAsync(params string[] names) => office.InSchoolAsync(db => db.Children.CountAsync(c => names.Contains(c.Name)));

    private static string[] Row(string name, int serial)
    {
        var born = new DateOnly(2017, 5, 3);
        var first = $"439901{born.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{serial:000}";
        return [name, serial % 2 == 1 ? "男" : "女", "2017年5月3日", first + IdNumber.CheckDigit(first), "四年级", "1班", "走读"];
    }
}
