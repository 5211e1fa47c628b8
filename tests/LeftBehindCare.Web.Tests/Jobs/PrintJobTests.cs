using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers.Bundles;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Jobs;

public sealed class PrintJobTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_class_is_printed_in_the_background_and_fetched_with_an_entry_in_the_access_log()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room, "田小满");
        await Family.MoveInAsync(school, room, "石亦禾");
        var teacher = await school.PersonAsync(Role.Homeroom, room);

        var started = await teacher.PostAsync("/prints", new { classId = room });
        var job = await FinishedAsync(teacher, started.Location!);
        var file = await teacher.PostAsync($"{started.Location}/file");

        Assert.Contains("基本情况登记表2份", job.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), file.Body[..4]);
        Assert.True(file.Response.Headers.CacheControl?.NoStore);
        var entry = await school.InSchoolAsync(db => db.AccessLog.SingleAsync(e => e.UserId == teacher.Person!.UserId && e.Action == AccessAction.Print));
        Assert.Equal(2, entry.Subjects);
        Assert.Equal(HttpStatusCode.OK, (await teacher.PostAsync($"{started.Location}/file")).Status);
    }

    [Fact]
    public async Task Only_chosen_children_are_printed_and_choosing_nobody_is_said()
    {
        var (school, room) = await SchoolAsync();
        var one = await Family.MoveInAsync(school, room, "田小满");
        await Family.MoveInAsync(school, room, "石亦禾");
        var clerk = await school.PersonAsync(Role.Archivist);

        var nobody = await clerk.PostAsync("/prints", new { classId = room, chosen = true });
        var started = await clerk.PostAsync("/prints", new { classId = room, chosen = true, childIds = new[] { one.Child.Id.ToString() } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Contains("一个孩子也没有选", nobody.Text, StringComparison.Ordinal);
        Assert.Contains("1份", (await FinishedAsync(clerk, started.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_classes_children_and_jobs_are_not_found()
    {
        var (school, room) = await SchoolAsync();
        var (other, theirRoom) = await SchoolAsync();
        await Family.MoveInAsync(school, room);
        var theirs = await Family.MoveInAsync(other, theirRoom);
        var teacher = await school.PersonAsync(Role.Homeroom, room);
        var colleague = await school.PersonAsync(Role.Archivist);
        var stranger = await other.PersonAsync(Role.Archivist);
        var started = await teacher.PostAsync("/prints", new { classId = room });
        await FinishedAsync(teacher, started.Location!);

        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/prints?classId={theirRoom}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync("/prints", new { classId = theirRoom })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync("/prints", new { childIds = theirs.Child.Id.ToString() })).Status);
        foreach (var somebody in new[] { colleague, stranger })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync(started.Location!)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync($"{started.Location}/progress")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.PostAsync($"{started.Location}/file")).Status);
        }
    }

    [Fact]
    public async Task Whose_post_ended_before_the_job_ran_gets_no_print()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);
        var person = await school.AddPersonAsync(Role.Homeroom, room);
        var browser = await office.SignInAsync(person.User);
        await EndPostAsync(school, person);

        var id = await EnqueueAsync(school, person, new ProfilePrintArguments([family.Child.Id]));
        var page = await FinishedAsync(browser, $"/jobs/{id}");

        Assert.Contains("不在您现在能看的范围内", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task Whose_post_ended_after_the_job_ran_cannot_fetch_the_file()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room);
        var person = await school.AddPersonAsync(Role.Homeroom, room);
        var browser = await office.SignInAsync(person.User);
        var started = await browser.PostAsync("/prints", new { classId = room });
        await FinishedAsync(browser, started.Location!);
        await EndPostAsync(school, person);

        var file = await browser.PostAsync($"{started.Location}/file");

        Assert.Equal(HttpStatusCode.Forbidden, file.Status);
        Assert.Contains("不能再取", file.Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.AccessLog.CountAsync(e => e.Action == AccessAction.Print)));
    }

    [Fact]
    public async Task A_job_that_a_restart_interrupted_is_taken_up_again()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);
        var person = await school.AddPersonAsync(Role.Homeroom, room);
        // As a stopped process leaves it: running, leased for a while that is now over.
        var id = await EnqueueAsync(school, person, new ProfilePrintArguments([family.Child.Id]), job =>
        {
            job.State = JobState.Running;
            job.Attempts = 1;
        }, office.Now.AddSeconds(-1));

        var page = await FinishedAsync(await office.SignInAsync(person.User), $"/jobs/{id}");

        Assert.Contains("做好了", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expired_files_are_thrown_away_and_asked_for_in_vain()
    {
        await using var own = await Office.OwnAsync();
        var school = await own.NewSchoolAsync();
        var room = (await school.AddClassAsync()).Id;
        await Family.MoveInAsync(school, room);
        var teacher = await school.PersonAsync(Role.Homeroom, room);
        var started = await teacher.PostAsync("/prints", new { classId = room });
        await FinishedAsync(teacher, started.Location!);
        var sweeper = own.Services.GetRequiredService<JobSweeper>();

        Assert.Equal(0, await sweeper.SweepAsync(default));
        var user = await school.InSchoolAsync(db => db.Users.SingleAsync(u => u.Id == teacher.Person!.UserId));
        own.Clock.Advance(TimeSpan.FromHours(25));
        var later = await own.SignInAsync(user);

        Assert.Equal(HttpStatusCode.Gone, (await later.PostAsync($"{started.Location}/file")).Status);
        Assert.Equal(1, await sweeper.SweepAsync(default));
        Assert.Equal(HttpStatusCode.Gone, (await later.PostAsync($"{started.Location}/file")).Status);
    }

    internal static async Task<Page> FinishedAsync(Browserlike browser, string url)
    {
        for (var i = 0; i < 200; i++)
        {
            var progress = await browser.GetAsync(url + "/progress");
            Assert.Equal(HttpStatusCode.OK, progress.Status);
            if (progress.Source.Contains("\"isOver\":true", StringComparison.Ordinal)) return await browser.GetAsync(url);
            await Task.Delay(100);
        }

        throw new TimeoutException($"{url} is still not finished.");
    }

    internal static Task EndPostAsync(TestSchool school, TestPerson person) =>
        school.InSchoolAsync(db => db.PostSpans.Where(p => p.Id == person.Post.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.To, new DateOnly(2026, 11, 1))));

    private async Task<Guid> EnqueueAsync(
        TestSchool school, TestPerson person, ProfilePrintArguments arguments, Action<Job>? with = null, DateTimeOffset? leasedUntil = null)
    {
        await using var scope = office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(school.Id, person.User.Id);
        if (with is null) return await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(ProfilePrintJob.KindName, "打印", arguments, default);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var job = new Job { Kind = ProfilePrintJob.KindName, Title = "打印", Arguments = System.Text.Json.JsonSerializer.Serialize(arguments) };
        with(job);
        db.Jobs.Add(job);
        db.JobTickets.Add(new JobTicket { JobId = job.Id, ForSchool = school.Id, DueAt = office.Now, LeasedUntil = leasedUntil });
        await db.SaveChangesAsync();
        return job.Id;
    }

    private async Task<(TestSchool School, Guid Room)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        return (school, (await school.AddClassAsync()).Id);
    }
}
