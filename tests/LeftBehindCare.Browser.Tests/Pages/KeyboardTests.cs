using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Pages;

public sealed class KeyboardTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task The_first_tab_offers_the_way_past_the_navigation() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/all");

        await visitor.Page.Keyboard.PressAsync("Tab");
        var skip = visitor.Page.Locator(".lb-skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"), "The next stop is not in the main part.");
    });
}
