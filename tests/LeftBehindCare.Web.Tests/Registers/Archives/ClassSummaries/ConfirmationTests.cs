using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassSummaries;

public sealed class ConfirmationTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Clicks_at_once_confirm_once_and_none_of_them_is_scolded()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        await Family.MoveInAsync(school, room.Id);
        var clerk = await school.AddPersonAsync(Role.Archivist);
        var browsers = new List<Browserlike>();
        for (var i = 0; i < 4; i++) browsers.Add(await office.SignInAsync(clerk.User));
        await browsers[0].PostAsync($"/class-summaries/classes/{room.Id}");
        var summary = await Summaries.OfAsync(school, room.Id);

        var answers = await Task.WhenAll(browsers.Select(b => b.PostAsync($"/class-summaries/{summary.Id}/confirm", new { seen = summary.Seen })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Single(await ConfirmationsAsync(school, summary.Id));
    }

    [Fact]
    public async Task Each_confirmation_stays_in_the_change_log_without_what_the_sheet_says()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        var family = await Family.MoveInAsync(school, room.Id);
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
        await school.InSchoolAsync(async db =>
        {
            (await db.Children.SingleAsync(c => c.Id == family.Child.Id)).AddrDetail = "第九组1号";
            await db.SaveChangesAsync();
        });
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);

        var entries = await ConfirmationsAsync(school, (await Summaries.OfAsync(school, room.Id)).Id);

        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.DoesNotContain("田小满", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_days_first_comparison_between_looking_and_confirming_does_no_harm()
    {
        await using var own = await Office.OwnAsync();
        var (school, room) = await Summaries.SchoolAsync(own);
        await Family.MoveInAsync(school, room.Id);
        var clerk = await school.AddPersonAsync(Role.Archivist);
        var browser = await own.SignInAsync(clerk.User);
        await browser.PostAsync($"/class-summaries/classes/{room.Id}");
        var summary = await Summaries.OfAsync(school, room.Id);
        own.Clock.Advance(TimeSpan.FromDays(1));
        browser = await own.SignInAsync(clerk.User);
        await browser.GetAsync("/class-summaries");
        Assert.NotEqual(summary.RowVersion, (await Summaries.OfAsync(school, room.Id)).RowVersion);

        var confirmed = await browser.PostAsync($"/class-summaries/{summary.Id}/confirm", new { seen = summary.Seen });

        Assert.Equal(HttpStatusCode.Found, confirmed.Status);
        Assert.NotNull((await Summaries.OfAsync(school, room.Id)).ConfirmedAt);
    }

    private static Task<List<string>> ConfirmationsAsync(TestSchool school, Guid id) => school.InSchoolAsync(async db =>
        (await db.ChangeLog.Where(e => e.Entity == nameof(ClassSummary) && e.EntityId == id).Select(e => e.Changes).ToListAsync())
            .Where(c => c.Contains("\"ConfirmedAt\": [null", StringComparison.Ordinal) || c.Contains("\"ConfirmedAt\":[null", StringComparison.Ordinal)).ToList());
}
