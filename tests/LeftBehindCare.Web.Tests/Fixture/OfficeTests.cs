using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Fixture;

public sealed class OfficeTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_person_of_the_rig_is_logged_in_and_a_stranger_is_sent_to_the_login_page()
    {
        var school = await office.NewSchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync()).Id);
        var url = $"/jobs/{Guid.CreateVersion7()}";

        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync(url)).Status);
        Assert.StartsWith("/login", (await office.Stranger().GetAsync(url)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_of_the_rig_keeps_its_rows_to_itself()
    {
        var ours = await office.NewSchoolAsync("阳光小学");
        var theirs = await office.NewSchoolAsync("城西小学");
        var child = await ours.AddChildAsync((await ours.AddClassAsync()).Id);

        Assert.True(await ours.InSchoolAsync(db => db.Children.AnyAsync(c => c.Id == child.Id)));
        Assert.False(await theirs.InSchoolAsync(db => db.Children.IgnoreQueryFilters().AnyAsync(c => c.Id == child.Id)));
    }

    [Fact]
    public async Task An_own_office_has_a_clock_that_moves()
    {
        await using var own = await Office.OwnAsync();
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DateOnly(2026, 11, 24), own.Today);
        Assert.Throws<InvalidOperationException>(() => office.Clock);
    }

    [Fact]
    public async Task A_token_of_the_rig_is_taken_and_a_missing_one_is_not()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        var url = $"/drafts/form/{Guid.CreateVersion7()}/drop";

        Assert.Equal(HttpStatusCode.NoContent, (await clerk.PostAsync(url)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await clerk.PostAsync(url, withToken: false)).Status);
    }
}
