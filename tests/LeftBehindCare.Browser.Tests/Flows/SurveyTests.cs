using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

public sealed class SurveyTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    private const string Round = "2026年冬季补摸";

    [Fact]
    public async Task A_round_goes_out_to_every_class_and_a_teacher_counts_what_came_back()
    {
        await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
        {
            await visitor.GoAsync("/surveys");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "各班开一轮" }).ClickAsync();
            await visitor.Page.Locator("#Title").FillAsync(Round);
            await visitor.Page.Locator("#DueDate").FillAsync("2026-11-30");
            await visitor.LookAsync();
            await visitor.PressAsync("开这一轮");
            await Assertions.Expect(visitor.Page.Locator("tbody")).ToContainTextAsync(Round);
        });
        await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
        {
            await visitor.GoAsync($"/surveys?title={Round}");
            await visitor.Page.Locator("tbody a.lb-stretch").First.ClickAsync();
            await visitor.Page.Locator("#Returned").FillAsync("999");
            await visitor.PressAsync("保存");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("份数请写0到500");
            await Assertions.Expect(visitor.Page.Locator("#Returned")).ToHaveValueAsync("999");
            await visitor.Page.Locator("#Returned").FillAsync("5");
            await visitor.Page.Locator("input[name=VerifiedIds]").First.CheckAsync();
            await visitor.LookAsync();
            await visitor.PressAsync("保存");
            await Assertions.Expect(visitor.Page.GetByText("已保存")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_class_measured_on_paper_comes_onto_the_page_from_a_sheet_and_is_saved_after_a_look()
    {
        await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
        {
            await visitor.GoAsync("/growth-cards/measures");
            var box = visitor.Page.Locator("input.lb-cellbox[data-col='0']").First;
            var name = (await box.GetAttributeAsync("aria-label"))!.Split(' ')[0];
            await visitor.Page.Locator("#file").SetInputFilesAsync(new FilePayload
            {
                Name = "体格.csv",
                MimeType = "text/csv",
                Buffer = System.Text.Encoding.UTF8.GetBytes($"姓名,身高\n{name},141.5\n没有这个人,120\n"),
            });
            await visitor.PressAsync("读进来");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("读到1人，还没有保存");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("没有这个人");
            await visitor.LookAsync();
            await visitor.PressAsync("保存全班");
            await Assertions.Expect(visitor.Page.GetByText("已保存1人的体格")).ToBeVisibleAsync();
            Assert.Contains("141.5", await visitor.Page.Locator("input.lb-cellbox[data-col='0']").EvaluateAllAsync<string[]>("boxes => boxes.map(b => b.value)"));
        });
    }
}
