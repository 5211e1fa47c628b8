using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassSummaries;

public sealed class SummaryPrintJobTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task All_classes_within_reach_are_one_file_in_the_background()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        var other = await school.AddClassAsync("5");
        await Family.MoveInAsync(school, room.Id);
        await Family.MoveInAsync(school, other.Id, "龙远舟");
        var clerk = await school.PersonAsync(Role.Archivist);
        await clerk.PostAsync("/class-summaries/make");
        var term = (await Summaries.OfAsync(school, room.Id)).TermId;
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var all = await clerk.PostAsync("/class-summaries/print", new { termId = term });
        var own = await teacher.PostAsync("/class-summaries/print", new { termId = term });

        Assert.Contains("信息汇总表 2个班", await FinishedAsync(clerk, all.Location!), StringComparison.Ordinal);
        Assert.Contains("信息汇总表 1个班", await FinishedAsync(teacher, own.Location!), StringComparison.Ordinal);
        var file = await clerk.PostAsync($"{all.Location}/file");
        Assert.Equal("%PDF"u8.ToArray(), file.Body[..4]);
        var entry = await school.InSchoolAsync(db => db.AccessLog.SingleAsync(e => e.UserId == clerk.Person!.UserId && e.Action == AccessAction.Print));
        Assert.Equal(2, entry.Subjects);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"{all.Location}/file")).Status);
    }

    [Fact]
    public async Task A_class_lost_between_asking_and_printing_or_fetching_refuses_the_whole_file_instead_of_a_smaller_one()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        var lost = await school.AddClassAsync("5");
        await Family.MoveInAsync(school, room.Id);
        await Family.MoveInAsync(school, lost.Id, "龙远舟");
        await (await school.PersonAsync(Role.Archivist)).PostAsync("/class-summaries/make");
        var (own, other) = (await Summaries.OfAsync(school, room.Id), await Summaries.OfAsync(school, lost.Id));
        var person = await school.AddPersonAsync(Role.Homeroom, room.Id);
        await school.InSchoolAsync(db =>
        {
            db.Add(new PostSpan { StaffId = person.Staff.Id, Role = Role.Homeroom, ClassId = lost.Id, From = new(2026, 9, 1) });
            return db.SaveChangesAsync();
        });
        var teacher = await office.SignInAsync(person.User);
        var both = await teacher.PostAsync("/class-summaries/print", new { termId = own.TermId });
        Assert.Contains("信息汇总表 2个班", await FinishedAsync(teacher, both.Location!), StringComparison.Ordinal);
        await school.InSchoolAsync(db => db.PostSpans.Where(p => p.ClassId == lost.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.To, new DateOnly(2026, 11, 1))));

        var fetched = await teacher.PostAsync($"{both.Location}/file");
        var asked = await school.InSchoolAsync(
            (services, _) => services.GetRequiredService<JobQueue>().EnqueueAsync(
                RecordPrintJob.KindName, "信息汇总表 2个班", new RecordPrintArguments(nameof(ClassSummary), [own.Id, other.Id]), default),
            person.User.Id);
        var printed = await PrintJobTests.FinishedAsync(teacher, $"/jobs/{asked}");

        Assert.Equal(HttpStatusCode.Forbidden, fetched.Status);
        Assert.Contains("不能再取", fetched.Text, StringComparison.Ordinal);
        Assert.Contains("不在您现在能看的范围内（任职变了），没有印", printed.Text, StringComparison.Ordinal);
        Assert.Null(await school.InSchoolAsync(db => db.Jobs.Where(j => j.Id == asked).Select(j => j.FileId).SingleAsync()));
    }

    [Fact]
    public async Task A_term_of_another_school_has_nothing_to_print()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        await Family.MoveInAsync(school, room.Id);
        await (await school.PersonAsync(Role.Archivist)).PostAsync("/class-summaries/make");
        var term = (await Summaries.OfAsync(school, room.Id)).TermId;
        var (other, _) = await Summaries.SchoolAsync(office);
        var stranger = await other.PersonAsync(Role.Archivist);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/class-summaries/print", new { termId = term })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/class-summaries?termId={term}")).Status);
    }

    private static async Task<string> FinishedAsync(Browserlike browser, string path)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var page = await browser.GetAsync(path);
            if (page.Html.QuerySelector("form[action$='/file']") is not null) return page.Text;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} did not finish.");
    }
}
