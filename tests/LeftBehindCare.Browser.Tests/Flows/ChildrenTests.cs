using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

public sealed class ChildrenTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task A_child_is_found_by_name_by_initials_and_by_the_end_of_a_phone_number()
    {
        var school = office.School;
        var (child, tail) = (from link in school.GuardianLinks
                             join phone in school.Phones on link.GuardianId equals phone.OwnerId
                             join one in school.Children on link.ChildId equals one.Row.Id
                             where link.To is null && phone.InvalidAt is null && one.Class is not null && school.Children.Count(o => o.Row.Name == one.Row.Name) == 1
                             select (one, phone.Number[^4..])).First();
        var initials = await office.InSchoolAsync(db => db.Children.Where(c => c.Id == child.Row.Id).Select(c => c.PinyinInitials).SingleAsync());
        await office.VisitAsync(office.Who(Role.Principal), async visitor =>
        {
            foreach (var words in new[] { child.Row.Name, initials!, tail }) // Every child of the county has initials.
            {
                await visitor.GoAsync("/children");
                await visitor.Page.Locator("#lb-q").FillAsync(words);
                await visitor.Page.Keyboard.PressAsync("Enter");
                // Several may share initials or a guardian; whoever is the only one is opened at once.
                await visitor.Page.WaitForURLAsync(url => !url.EndsWith("/children", StringComparison.Ordinal));
                await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(child.Row.Name);
            }
        });
    }

    [Fact]
    public async Task On_a_phone_the_search_leads_to_a_list_with_a_box() => await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
    {
        await visitor.GoAsync("/all");
        await visitor.Page.Locator(".lb-top a.lb-only-phone").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/children");
        await Assertions.Expect(visitor.Page.Locator("#ask-Q")).ToBeVisibleAsync();
        await visitor.LookAsync(Screen.Phone);
    }, Screen.Phone);

    [Fact]
    public async Task Of_two_who_change_a_child_the_second_sees_both_and_chooses()
    {
        var child = office.School.Children.Last(c => c.Class is not null).Row.Id;
        await office.VisitAsync(office.Who(Role.Archivist), first => office.VisitAsync(office.Who(Role.Archivist), async second =>
        {
            await first.GoAsync($"/children/{child}/edit");
            await second.GoAsync($"/children/{child}/edit");
            await first.Page.GetByLabel("曾用名").FillAsync("小雨");
            await first.PressAsync("保存");
            await second.Page.GetByLabel("曾用名").FillAsync("小雪");
            await second.PressAsync("保存");

            await Assertions.Expect(second.Page.Locator("main")).ToContainTextAsync("有人先改了");
            await second.LookAsync();
            await second.Page.GetByLabel("曾用名，用您填的").CheckAsync();
            await second.PressAsync("按选定的存");
        }));

        Assert.Equal("小雪", await office.InSchoolAsync(db => db.Children.Where(c => c.Id == child).Select(c => c.FormerName).SingleAsync()));
    }
}
