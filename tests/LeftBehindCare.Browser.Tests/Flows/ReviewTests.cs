using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

/// <summary>An archive's way through the office, by the example of A7.</summary>
public sealed class ReviewTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task A_deed_is_handed_in_given_back_mended_and_approved()
    {
        var (teacher, story) = (office.Who(Role.Homeroom, 1), $"把拾到的手表交给老师，{Guid.NewGuid().ToString("N")[..8]}。");
        var address = "";
        await office.VisitAsync(teacher, async visitor =>
        {
            await visitor.GoAsync("/deeds/new");
            await visitor.Page.Locator("#ChildId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await visitor.Page.Locator("#Kind").SelectOptionAsync("4");
            await visitor.Page.Locator("#Story").FillAsync(story);
            await visitor.Page.GetByText("是", new() { Exact = true }).Last.ClickAsync();
            await visitor.PressAsync("提交审核");
            // What is missing is said, and nothing typed is lost.
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("提交审核以前，请把“教师点评”填上");
            await Assertions.Expect(visitor.Page.Locator("#Story")).ToHaveValueAsync(story);
            await visitor.LookAsync();
            await visitor.Page.Locator("#Comment").FillAsync("诚实最好看。");
            await visitor.PressAsync("提交审核");
            await visitor.Page.WaitForURLAsync("**/deeds");
            await visitor.Page.Locator("main tbody a").First.ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("#Story")).ToHaveValueAsync(story);
            address = visitor.Path;
        });

        await office.VisitAsync(office.Who(Role.Deputy), async visitor =>
        {
            await visitor.GoAsync(address);
            await visitor.LookAsync();
            await visitor.Page.Locator("#comment").FillAsync("请写在哪里拾到的。");
            await visitor.PressAsync("退回");
            await visitor.Page.WaitForURLAsync("**/deeds?status=1");
        });

        await office.VisitAsync(teacher, async visitor =>
        {
            await visitor.GoAsync(address);
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("请写在哪里拾到的。");
            await visitor.Page.Locator("#Story").FillAsync("在操场边" + story);
            await visitor.PressAsync("提交审核");
            await visitor.Page.WaitForURLAsync("**/deeds");
        });

        await office.VisitAsync(office.Who(Role.Deputy), async visitor =>
        {
            await visitor.GoAsync(address);
            await visitor.PressAsync("通过");
            await visitor.Page.WaitForURLAsync("**/deeds?status=1");
            await visitor.GoAsync(address + "/versions/1");
            await Assertions.Expect(visitor.Page.Locator("#Story")).ToHaveValueAsync("在操场边" + story);
            await visitor.LookAsync();
        });
    }
}
