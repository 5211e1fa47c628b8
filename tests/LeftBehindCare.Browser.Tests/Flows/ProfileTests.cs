using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Flows;

/// <summary>A1 filled in by people who are interrupted, meet a colleague, click twice and go back.</summary>
public sealed class ProfileTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task What_was_typed_comes_back_after_the_session_was_lost_and_to_nobody_else()
    {
        var child = await DraftOfAsync(0);
        await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
        {
            await visitor.GoAsync($"/profiles/{child}");
            await visitor.Page.Locator("#NeedHelp").FillAsync("想每周和妈妈视频一次，请周五晚上留一台电脑");
            await visitor.Page.Locator("#NeedHelp").BlurAsync();
            await Assertions.Expect(visitor.Page.Locator(".lb-save")).ToContainTextAsync("草稿已存");
            await visitor.Context.ClearCookiesAsync();

            await visitor.Page.ReloadAsync();
            Assert.StartsWith("/login", visitor.Path, StringComparison.Ordinal);
            // A colleague sits down at the same computer first.
            await visitor.LogInAsync(office.Who(Role.Deputy).Login);
            await visitor.Page.WaitForURLAsync($"**/profiles/{child}");
            Assert.DoesNotContain("留一台电脑", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
            await visitor.Context.ClearCookiesAsync();

            await visitor.GoAsync("/login");
            await visitor.LogInAsync(office.Who(Role.Archivist).Login);
            await visitor.Page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal));
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("的登记表填到一半");
            await visitor.Page.GetByText("接着填", new() { Exact = true }).First.ClickAsync();
            await Assertions.Expect(visitor.Page.Locator("#NeedHelp")).ToHaveValueAsync("想每周和妈妈视频一次，请周五晚上留一台电脑");
        });
    }

    [Fact]
    public async Task Of_two_who_edit_one_form_the_second_sees_both_versions_and_chooses()
    {
        var child = await DraftOfAsync(1);
        await office.VisitAsync(office.Who(Role.Archivist), first => office.VisitAsync(office.Who(Role.Archivist), async second =>
        {
            await first.GoAsync($"/profiles/{child}");
            await second.GoAsync($"/profiles/{child}");
            await first.Page.Locator("#Character").FillAsync("爱下棋");
            await first.PressAsync("保存");
            await second.Page.Locator("#Character").FillAsync("爱唱歌");
            await second.PressAsync("保存");

            await Assertions.Expect(second.Page.Locator("main")).ToContainTextAsync("有人先改了");
            await Assertions.Expect(second.Page.Locator("main")).ToContainTextAsync("爱下棋");
            await second.LookAsync();
            await second.Page.GetByLabel("性格爱好，用您填的").CheckAsync();
            await second.PressAsync("按选定的存");
        }));

        Assert.Equal("爱唱歌", await office.InSchoolAsync(db => db.Profiles.Where(p => p.ChildId == child).Select(p => p.Character).SingleAsync()));
    }

    [Fact]
    public async Task A_double_click_saves_once_going_back_loses_nothing_and_a_mistake_keeps_the_text()
    {
        var child = await DraftOfAsync(2);
        await office.VisitAsync(office.Who(Role.Archivist), async visitor =>
        {
            await visitor.GoAsync("/profiles");
            await visitor.GoAsync($"/profiles/{child}");
            await visitor.Page.Locator("#FamilySize").FillAsync("4");
            // An impatient finger.
            await visitor.Page.Locator(".lb-save").GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).DblClickAsync();
            await Assertions.Expect(visitor.Page.Locator("body")).ToContainTextAsync("已存");
            await visitor.Page.GoBackAsync();
            await visitor.GoAsync($"/profiles/{child}");
            await Assertions.Expect(visitor.Page.Locator("#FamilySize")).ToHaveValueAsync("4");

            await visitor.Page.Locator("#FamilySize").FillAsync("400");
            await visitor.Page.Locator("#Character").FillAsync("懂事，在家帮着做饭");
            await visitor.PressAsync("保存");
            await Assertions.Expect(visitor.Page.Locator(".is-invalid").First).ToBeVisibleAsync();
            await Assertions.Expect(visitor.Page.Locator("#Character")).ToHaveValueAsync("懂事，在家帮着做饭");
            await visitor.LookAsync();
        });

        Assert.Equal(4, await office.InSchoolAsync(db => db.Profiles.Where(p => p.ChildId == child).Select(p => p.FamilySize).SingleAsync()));
    }

    [Fact]
    public async Task On_a_phone_the_form_fits_and_its_buttons_are_as_large_as_a_thumb() => await office.VisitAsync(office.Who(Role.Homeroom), async visitor =>
    {
        var who = office.Who(Role.Homeroom);
        var rooms = office.School.Posts.Where(p => p.StaffId == who.StaffId).Select(p => p.ClassId).ToList();
        var child = office.School.Children.First(c => c is { LeftBehind: true, Class: { } own } && rooms.Contains(own.Id)).Row.Id;
        foreach (var url in new[] { "/", $"/profiles/{child}", $"/children/{child}", "/class-summaries", "/prints" })
        {
            await visitor.GoAsync(url);
            await visitor.LookAsync(Screen.Phone);
            var small = await visitor.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main .btn, .lb-save .btn, .lb-tabs a')].filter(b => b.offsetParent && b.getBoundingClientRect().height < 43.5).map(b => b.textContent.trim())");
            Assert.Empty(small);
        }
    }, Screen.Phone);

    [Fact]
    public async Task One_childs_sheet_is_printed_from_its_preview() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync($"/profiles/{await DraftOfAsync(3)}/preview");
        await visitor.LookAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameString = "打印（PDF）" }).ClickAsync());

        var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
        Assert.InRange(bytes.Length, 20_000, 150_000);
    });

    [Fact]
    public async Task A_class_summary_is_made_looked_at_confirmed_and_printed() => await office.VisitAsync(await WithoutSummaryAsync(), async visitor =>
    {
        await visitor.GoAsync("/class-summaries");
        await visitor.LookAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameString = "生成" }).Last.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("还没有确认");
        await visitor.LookAsync();
        await visitor.PressAsync("确认无误");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("确认人：");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameString = "打印（PDF）" }).ClickAsync());
        Assert.Equal("%PDF-"u8.ToArray(), (await File.ReadAllBytesAsync(await download.PathAsync()))[..5]);
    });

    /// <summary>The teacher of a class whose sheet is not made yet; nothing is deleted for it, as other tests look at the other classes' sheets.</summary>
    private async Task<CountyAccount> WithoutSummaryAsync()
    {
        var made = await office.InSchoolAsync(db => db.ClassSummaries.Select(s => s.ClassId).ToListAsync());
        var classes = office.School.Children.Where(c => c is { LeftBehind: true, Class: not null }).Select(c => c.Class!.Id).Except(made).ToHashSet(); // Asked for.
        var teachers = office.School.Posts.Where(p => p is { Role: Role.Homeroom, ClassId: { } own, To: null } && classes.Contains(own)).Select(p => p.StaffId).ToHashSet();
        return office.School.Accounts.First(a => a is { Role: Role.Homeroom, DisabledAt: null, StaffId: { } person } && teachers.Contains(person));
    }

    /// <summary>A child of its own for each test, with a form that is still a draft, so that saving asks for no reason.</summary>
    private async Task<Guid> DraftOfAsync(int nth)
    {
        var child = office.School.Children.Where(c => c.LeftBehind && c.Cases == DemoCase.None).ElementAt(nth).Row.Id;
        await office.InSchoolAsync(db => db.Profiles.Where(p => p.ChildId == child).ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, RecordStatus.Draft)));
        return child;
    }
}
