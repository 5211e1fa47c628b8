using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Browser.Tests.Pages;

/// <summary>The rig has to notice what it is there to notice.</summary>
public sealed class RigTests(LiveOffice office) : IClassFixture<LiveOffice>
{
    [Fact]
    public async Task A_refusal_by_the_policy_is_noticed() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/nowhere", expected: 404);
        Assert.Empty(visitor.TakeComplaints());

        // The element is the page's own, so the policy applies to it, unlike to what a test evaluates.
        await visitor.Page.EvaluateAsync("() => { const s = document.createElement('script'); s.textContent = 'window.x = 1'; document.head.append(s); }");

        Assert.Contains(visitor.TakeComplaints(), c => c.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.False(await visitor.Page.EvaluateAsync<bool>("() => 'x' in window"));
    });

    [Fact]
    public async Task A_lost_file_and_a_failed_script_are_noticed() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/nowhere", expected: 404);
        visitor.TakeComplaints();

        await visitor.Page.EvaluateAsync("() => new Promise(r => { const i = new Image(); i.onerror = r; i.src = '/lost.png'; document.body.append(i); })");
        await visitor.Page.EvaluateAsync("() => new Promise(r => setTimeout(() => { r(); throw new Error('broken'); }))");

        var complaints = visitor.TakeComplaints();
        Assert.Contains(complaints, c => c.Contains("lost.png", StringComparison.Ordinal));
        Assert.Contains(complaints, c => c.Contains("broken", StringComparison.Ordinal));
    });

    [Fact]
    public async Task A_box_without_a_name_is_noticed_by_axe() => await office.VisitAsync(office.Who(Role.Principal), async visitor =>
    {
        await visitor.GoAsync("/nowhere", expected: 404);
        await visitor.LookAsync();

        await visitor.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('input'))");

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => visitor.LookAsync(Screen.Desk));
    });
}
