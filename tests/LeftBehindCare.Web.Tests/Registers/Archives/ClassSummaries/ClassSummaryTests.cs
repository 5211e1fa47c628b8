using System.IO.Compression;
using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Tests.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassSummaries;

/// <summary>A2: made from the data, confirmed while it is true, stale as soon as it is not.</summary>
public sealed class ClassSummaryTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_teacher_makes_the_sheet_of_the_own_class_and_confirms_it()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id);
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id, name: "周映川");

        Assert.Contains("还没有做", (await teacher.GetAsync("/class-summaries")).Text, StringComparison.Ordinal);
        var made = await teacher.FollowAsync(await teacher.PostAsync($"/class-summaries/classes/{room.Id}"));

        Assert.Equal("合计", made.Html.QuerySelectorAll(".lb-scroll td, .lb-scroll th").Select(c => c.TextContent.Replace("　", "", StringComparison.Ordinal)).First(t => t == "合计"));
        Assert.Contains("留守1人（双亲1人、单亲0人、单亲抚养方0人）", made.Text, StringComparison.Ordinal);
        Assert.Contains("浙江省宁波市", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.GuardianId, made.Source, StringComparison.Ordinal);
        var summary = await Summaries.OfAsync(school, room.Id);
        var confirmed = await teacher.FollowAsync(await teacher.PostAsync($"/class-summaries/{summary.Id}/confirm", new { seen = summary.Seen }));
        Assert.Contains("确认人：周映川", confirmed.Text, StringComparison.Ordinal);
        Assert.NotNull((await Summaries.OfAsync(school, room.Id)).ConfirmedAt);
    }

    [Fact]
    public async Task A_changed_phone_makes_it_stale_and_the_page_says_what_changed()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room.Id);
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);

        await school.InSchoolAsync(async db =>
        {
            (await db.PhoneEntries.SingleAsync(p => p.OwnerId == family.Father.Id)).Number = "15400000999";
            await db.SaveChangesAsync();
        });

        var summary = await Summaries.OfAsync(school, room.Id);
        Assert.True(summary.IsStale);
        var page = await clerk.GetAsync($"/class-summaries/{summary.Id}");
        Assert.Contains("父亲电话：15400000268 → 15400000999", page.Text, StringComparison.Ordinal);
        Assert.Contains("已过期", page.Text, StringComparison.Ordinal);
        await clerk.PostAsync($"/class-summaries/classes/{room.Id}");
        var anew = await Summaries.OfAsync(school, room.Id);
        Assert.Equal((false, null), (anew.IsStale, anew.ConfirmedAt));
    }

    [Fact]
    public async Task A_change_that_the_sheet_does_not_show_leaves_it_confirmed_and_one_taken_back_restores_it()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room.Id);
        await Summaries.MakeAndConfirmAsync(school, await school.PersonAsync(Role.Archivist), room.Id);

        await ChangeAsync(c => c.Blood = "1");
        Assert.False((await Summaries.OfAsync(school, room.Id)).IsStale);
        await ChangeAsync(c => c.BoardMode = BoardMode.Day);
        Assert.True((await Summaries.OfAsync(school, room.Id)).IsStale);
        await ChangeAsync(c => c.BoardMode = BoardMode.Boarding);
        Assert.False((await Summaries.OfAsync(school, room.Id)).IsStale);

        Task ChangeAsync(Action<Child> change) => school.InSchoolAsync(async db =>
        {
            change(await db.Children.SingleAsync(c => c.Id == family.Child.Id));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_child_who_changes_class_makes_the_sheets_of_both_classes_stale()
    {
        var (school, room) = await SchoolAsync();
        var other = await school.AddClassAsync("5");
        var mover = await Family.MoveInAsync(school, room.Id);
        await Family.MoveInAsync(school, room.Id, "石亦禾");
        await Family.MoveInAsync(school, other.Id, "龙远舟");
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
        await Summaries.MakeAndConfirmAsync(school, clerk, other.Id);

        await school.InSchoolAsync(async db =>
        {
            (await db.EnrollSpans.SingleAsync(e => e.ChildId == mover.Child.Id)).To = office.Today;
            await db.SaveChangesAsync();
            db.Add(new EnrollSpan { ChildId = mover.Child.Id, ClassId = other.Id, From = office.Today, EntryKind = "32" });
            await db.SaveChangesAsync();
        });

        Assert.True((await Summaries.OfAsync(school, room.Id)).IsStale);
        Assert.True((await Summaries.OfAsync(school, other.Id)).IsStale);
        Assert.Contains("不再列入", (await clerk.GetAsync($"/class-summaries/{(await Summaries.OfAsync(school, room.Id)).Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_time_alone_changes_is_found_at_the_days_first_look()
    {
        await using var own = await Office.OwnAsync();
        var (school, room) = await Summaries.SchoolAsync(own);
        var family = await Family.MoveInAsync(school, room.Id);
        var clerk = await school.PersonAsync(Role.Archivist);
        // The mother will be back in three days: known today, true then.
        await school.InSchoolAsync(async db =>
        {
            (await db.AwaySpans.SingleAsync(a => a.ParentId == family.Mother.Id)).To = own.Today.AddDays(3);
            await db.SaveChangesAsync();
        });
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
        own.Clock.Advance(TimeSpan.FromDays(4));
        Assert.False((await Summaries.OfAsync(school, room.Id)).IsStale);

        var list = await (await own.SignInAsync((await school.AddPersonAsync(Role.Principal)).User)).GetAsync("/class-summaries");

        Assert.Contains("资料有变动", list.Text, StringComparison.Ordinal);
        Assert.True((await Summaries.OfAsync(school, room.Id)).IsStale);
    }

    [Fact]
    public async Task A_sheet_that_is_no_longer_true_or_was_made_anew_is_not_confirmed()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room.Id);
        var clerk = await school.PersonAsync(Role.Archivist);
        await clerk.PostAsync($"/class-summaries/classes/{room.Id}");
        var seen = await Summaries.OfAsync(school, room.Id);
        await school.InSchoolAsync(async db =>
        {
            (await db.Children.SingleAsync(c => c.Id == family.Child.Id)).AddrDetail = "第九组1号";
            await db.SaveChangesAsync();
        });

        var stale = await clerk.PostAsync($"/class-summaries/{seen.Id}/confirm", new { seen = seen.Seen });
        await clerk.PostAsync($"/class-summaries/classes/{room.Id}");
        var anew = await clerk.PostAsync($"/class-summaries/{seen.Id}/confirm", new { seen = seen.Seen });

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("住址（村组）：（空） → 第九组1号", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, anew.Status);
        Assert.Contains("重新生成过", anew.Text, StringComparison.Ordinal);
        Assert.Null((await Summaries.OfAsync(school, room.Id)).ConfirmedAt);
    }

    [Fact]
    public async Task Two_clicks_at_once_make_one_sheet()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id);
        var clerk = await school.AddPersonAsync(Role.Archivist);
        var browsers = new List<Browserlike>();
        for (var i = 0; i < 4; i++) browsers.Add(await office.SignInAsync(clerk.User));

        var answers = await Task.WhenAll(browsers.Select(b => b.PostAsync($"/class-summaries/classes/{room.Id}")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        await Summaries.OfAsync(school, room.Id);
    }

    [Fact]
    public async Task A_colleague_of_another_class_or_school_finds_nothing()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id);
        await Summaries.MakeAndConfirmAsync(school, await school.PersonAsync(Role.Archivist), room.Id);
        var summary = await Summaries.OfAsync(school, room.Id);
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        var (other, _) = await SchoolAsync();

        foreach (var person in new[] { neighbour, await other.PersonAsync(Role.Principal) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/class-summaries/{summary.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.PostAsync($"/class-summaries/{summary.Id}/print")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.PostAsync($"/class-summaries/{summary.Id}/sheet")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.PostAsync($"/class-summaries/classes/{room.Id}")).Status);
            Assert.DoesNotContain(room.Title, (await person.GetAsync("/class-summaries")).Html.QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_counsellor_reads_it_without_family_and_numbers_and_confirms_nothing()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id);
        await Summaries.MakeAndConfirmAsync(school, await school.PersonAsync(Role.Archivist), room.Id);
        var summary = await Summaries.OfAsync(school, room.Id);
        var counsellor = await school.PersonAsync(Role.Counsellor);

        var page = await counsellor.GetAsync($"/class-summaries/{summary.Id}");

        Assert.Contains("田小满", page.Text, StringComparison.Ordinal);
        Assert.Contains("依权限未列", page.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "15400000268", "15400000417", "田广生", "龙银秀", "东莞" })
            Assert.DoesNotContain(hidden, page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_and_workbook_are_in_the_access_log_and_carry_no_number()
    {
        var (school, room) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id, "𬱖小满");
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
        var summary = await Summaries.OfAsync(school, room.Id);

        var pdf = await clerk.PostAsync($"/class-summaries/{summary.Id}/print");
        var workbook = await clerk.PostAsync($"/class-summaries/{summary.Id}/sheet");

        Assert.Equal("%PDF"u8.ToArray(), pdf.Body[..4]);
        await using var archive = new ZipArchive(new MemoryStream(workbook.Body));
        var text = string.Concat(await Task.WhenAll(archive.Entries.Select(async e => await new StreamReader(await e.OpenAsync()).ReadToEndAsync())));
        Assert.Contains("𬱖小满", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.GuardianId, text, StringComparison.Ordinal);
        var log = await school.InSchoolAsync(db => db.AccessLog.Where(e => e.EntityId == summary.Id).Select(e => e.Action).ToListAsync());
        Assert.Equal([AccessAction.Print, AccessAction.Export], log.Order());
    }

    [Fact]
    public async Task The_list_and_the_making_ask_the_database_as_often_for_five_classes_as_for_one()
    {
        var (school, first) = await SchoolAsync();
        await Family.MoveInAsync(school, first.Id);
        await ListAsync(); // the frame's facts of the school are kept from here on
        var one = (List: await ListAsync(), Make: await ContentsAsync());
        for (var i = 1; i < 5; i++) await Family.MoveInAsync(school, (await school.AddClassAsync("5", i)).Id, $"孩子{i}");

        Assert.Equal(one, (await ListAsync(), await ContentsAsync()));
        Assert.InRange(one.List, 1, 2);

        Task<int> ListAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Archivist, null, null)] };
            return await services.GetRequiredService<SummaryList>().ReadAsync(null, default);
        }));

        Task<int> ContentsAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, db) =>
            await services.GetRequiredService<SummaryReader>().ReadAsync(await db.Classes.Select(c => c.Id).ToListAsync(), office.Today, default)));
    }

    private Task<(TestSchool School, SchoolClass Class)> SchoolAsync() => Summaries.SchoolAsync(office);
}
