using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

public sealed class PrintTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task A_class_is_printed_in_the_background_and_the_file_is_a_pdf() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/prints");
        await visitor.Page.Locator("main").GetByText("印全班").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/jobs/*");
        // The page asks how far it is and comes again when it is done.
        var fetch = visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "取文件" });
        await Assertions.Expect(fetch).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visitor.LookAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => fetch.ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
        Assert.InRange(bytes.Length, 50_000, 2_000_000);
    });
}
