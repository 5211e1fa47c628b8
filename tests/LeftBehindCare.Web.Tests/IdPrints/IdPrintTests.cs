using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.IdPrints;

public sealed class IdPrintTests(Office office) : IClassFixture<Office>
{
    private const string Purpose = "县民政局11月核对台账";

    [Fact]
    public async Task Asked_for_approved_made_and_fetched_once_and_logged_with_the_approval()
    {
        var (school, room, teacher, principal) = await SchoolAsync();
        var url = await AskAsync(teacher, room);
        Assert.Contains("等校长批", (await teacher.GetAsync(url)).Text, StringComparison.Ordinal);

        await principal.PostAsync(url + "/approve");
        var made = await teacher.PostAsync(url + "/make");
        await PrintJobTests.FinishedAsync(teacher, made.Location!);
        var first = await teacher.PostAsync($"{made.Location}/file");
        var second = await teacher.PostAsync($"{made.Location}/file");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Contains("ZJ2026", first.Response.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, second.Status);
        var entry = await school.InSchoolAsync(db => db.AccessLog.SingleAsync(e => e.ApprovalId != null));
        Assert.Equal((AccessAction.Print, Purpose, url[^36..]), (entry.Action, entry.Reason, entry.ApprovalId.ToString()));
        Assert.Equal(0, await school.InSchoolAsync(db => db.StoredFiles.CountAsync()));
        Assert.Contains("已取走", (await teacher.GetAsync(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_fetch_at_once_one_gets_the_file()
    {
        var (school, room, teacher, principal) = await SchoolAsync();
        var url = await AskAsync(teacher, room);
        await principal.PostAsync(url + "/approve");
        var made = await teacher.PostAsync(url + "/make");
        await PrintJobTests.FinishedAsync(teacher, made.Location!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => teacher.PostAsync($"{made.Location}/file")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(1, await school.InSchoolAsync(db => db.AccessLog.CountAsync(e => e.ApprovalId != null)));
    }

    [Fact]
    public async Task Without_approval_nothing_is_made_and_a_refusal_says_why()
    {
        var (_, room, teacher, principal) = await SchoolAsync();
        var url = await AskAsync(teacher, room);

        await teacher.PostAsync(url + "/approve");
        Assert.Equal(url, (await teacher.PostAsync(url + "/make")).Location);
        await principal.PostAsync(url + "/refuse", new { Reason = "上周刚交过一份" });

        var page = await teacher.GetAsync(url);
        Assert.Contains("没同意", page.Text, StringComparison.Ordinal);
        Assert.Contains("上周刚交过一份", page.Text, StringComparison.Ordinal);
        Assert.Equal(url, (await teacher.PostAsync(url + "/make")).Location);
    }

    [Fact]
    public async Task A_purpose_is_asked_for()
    {
        var (school, room, teacher, _) = await SchoolAsync();

        var answer = await teacher.PostAsync("/id-prints", new { ClassId = room, Purpose = "" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("请写明用途", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.IdPrintRequests.CountAsync()));
    }

    [Fact]
    public async Task Foreign_classes_and_requests_are_not_found()
    {
        var (school, room, teacher, _) = await SchoolAsync();
        var (_, _, stranger, strangePrincipal) = await SchoolAsync();
        var other = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        var url = await AskAsync(teacher, room);

        foreach (var somebody in new[] { stranger, strangePrincipal, other })
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync(url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await strangePrincipal.PostAsync(url + "/approve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(url + "/make")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync("/id-prints", new { ClassId = room, Purpose })).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await (await school.PersonAsync(Role.Counsellor)).GetAsync("/id-prints")).Status);
    }

    [Fact]
    public async Task An_approval_ends_after_24_hours()
    {
        await using var own = await Office.OwnAsync();
        var school = await own.NewSchoolAsync();
        var room = (await school.AddClassAsync()).Id;
        await Family.MoveInAsync(school, room);
        var person = await school.AddPersonAsync(Role.Homeroom, room);
        var teacher = await own.SignInAsync(person.User);
        var url = await AskAsync(teacher, room);
        await (await school.PersonAsync(Role.Principal)).PostAsync(url + "/approve");
        var made = await teacher.PostAsync(url + "/make");
        await PrintJobTests.FinishedAsync(teacher, made.Location!);
        own.Clock.Advance(TimeSpan.FromHours(24));

        var later = await own.SignInAsync(person.User);

        Assert.Equal(HttpStatusCode.Gone, (await later.PostAsync($"{made.Location}/file")).Status);
        Assert.Contains("已过期", (await later.GetAsync(url)).Text, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(Browserlike teacher, Guid room) =>
        (await teacher.PostAsync("/id-prints", new { ClassId = room, Purpose })).Location!;

    private async Task<(TestSchool School, Guid Room, Browserlike Teacher, Browserlike Principal)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = (await school.AddClassAsync()).Id;
        await Family.MoveInAsync(school, room);
        return (school, room, await school.PersonAsync(Role.Homeroom, room), await school.PersonAsync(Role.Principal));
    }
}
