using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

public sealed class FindTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task One_of_many_children_is_found_by_typing_and_nothing_but_the_choice_is_kept()
    {
        await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
        {
            await visitor.GoAsync("/deeds/new");
            var (list, box) = (visitor.Page.Locator("#ChildId"), visitor.Page.Locator("#ChildId-find"));
            var all = await list.Locator("option").AllInnerTextsAsync();
            Assert.True(all.Count > 31, $"{all.Count} children are no long list.");
            var wanted = all[^1];

            await box.FillAsync(wanted.Trim()[..2] + "  ");
            await Assertions.Expect(visitor.Page.GetByText("找到")).ToBeVisibleAsync();
            Assert.True(await list.Locator("option").CountAsync() < all.Count / 2);
            await visitor.LookAsync();
            await box.PressAsync("Enter");
            await Assertions.Expect(list).ToBeFocusedAsync();
            var chosen = await list.InputValueAsync();
            Assert.NotEqual("", chosen);

            // Looking for another does not lose the one that is chosen, and is no part of what is saved.
            await box.FillAsync("没有这个人");
            await Assertions.Expect(visitor.Page.GetByText("没有找到，换几个字试试")).ToBeVisibleAsync();
            Assert.Equal(chosen, await list.InputValueAsync());
            var draft = await visitor.Page.EvaluateAsync<string[]>("() => [...new FormData(document.querySelector('#lb-form'))].map(f => f[0] + '=' + f[1])");
            Assert.Contains($"ChildId={chosen}", draft);
            Assert.DoesNotContain(draft, f => f.Contains("没有这个人", StringComparison.Ordinal));
            await box.PressAsync("Escape");
            await Assertions.Expect(box).ToHaveValueAsync("");
            Assert.Equal(all.Count, await list.Locator("option").CountAsync());
            Assert.Equal(chosen, await list.InputValueAsync());
            await visitor.PressAsync("存草稿");
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("处要改");
            Assert.Equal(chosen, await list.InputValueAsync());
        });
    }
}
