using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Deeds;

/// <summary>作废 of an archive and its way back, by the example of A7.</summary>
public sealed class VoidDeedTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task A_correction_that_waited_waits_again_and_the_approved_version_stays_what_is_in_force()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var id = await AddAsync(school, teacher, child.Id, "submit");
        await deputy.PostFormAsync($"/deeds/{id}", form: "#lb-approve");
        await teacher.PostFormAsync($"/deeds/{id}", new { Story = "其实是在图书角。", correctionReason = "地点记错了" }, Form);
        await teacher.PostAsync($"/deeds/{id}/remove", new { Reason = "重了" });
        Assert.Equal(RecordStatus.Void, await school.InSchoolAsync(db => db.Deeds.IgnoreQueryFilters(["Removed"]).Select(d => d.Status).SingleAsync()));

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostAsync($"/deeds/{id}/restore")).Status);

        var deed = await school.InSchoolAsync(db => db.Deeds.SingleAsync());
        Assert.Equal((RecordStatus.Submitted, 1, "地点记错了"), (deed.Status, deed.VersionNo, deed.CorrectionReason));
        Assert.Contains("扶起摔倒的同学", (await teacher.GetAsync($"/deeds/{id}/versions/1")).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/deeds/{id}/versions/2")).Status);
    }

    [Fact]
    public async Task A_correction_that_had_been_given_back_comes_back_given_back()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var id = await AddAsync(school, teacher, child.Id, "submit");
        await deputy.PostFormAsync($"/deeds/{id}", form: "#lb-approve");
        await teacher.PostFormAsync($"/deeds/{id}", new { Story = "其实是在图书角。", correctionReason = "地点记错了" }, Form);
        await deputy.PostFormAsync($"/deeds/{id}", new { comment = "写清是哪一天" }, "#lb-return");
        await teacher.PostAsync($"/deeds/{id}/remove", new { Reason = "重了" });

        await teacher.PostAsync($"/deeds/{id}/restore");

        var deed = await school.InSchoolAsync(db => db.Deeds.SingleAsync());
        Assert.Equal((RecordStatus.Returned, "写清是哪一天", "地点记错了"), (deed.Status, deed.ReviewComment, deed.CorrectionReason));
    }

    [Fact]
    public async Task What_came_back_after_the_reviewer_opened_the_list_is_not_approved_with_it()
    {
        await using var own = await Office.OwnAsync();
        var (school, room, child) = await SchoolAsync(own);
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var id = await AddAsync(school, teacher, child.Id, "submit");
        await teacher.PostAsync($"/deeds/{id}/remove", new { Reason = "重了" });
        await AddAsync(school, teacher, child.Id, "submit");
        var list = await deputy.GetAsync("/deeds");
        own.Clock.Advance(TimeSpan.FromSeconds(5));
        await teacher.PostAsync($"/deeds/{id}/restore");

        await deputy.PostFormAsync(list, form: "#lb-approve-all form");

        Assert.Equal(RecordStatus.Submitted, await school.InSchoolAsync(db => db.Deeds.Where(d => d.Id == id).Select(d => d.Status).SingleAsync()));
        Assert.Equal(1, await school.InSchoolAsync(db => db.Deeds.CountAsync(d => d.Status == RecordStatus.Effective)));
    }

    [Fact]
    public async Task Pressed_several_times_at_once_it_goes_and_comes_back_once_and_is_no_fault_of_ours()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var id = await AddAsync(school, teacher, child.Id, "submit");

        foreach (var (what, answers) in new[] { ("remove", 1), ("restore", 0) })
        {
            var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => teacher.PostAsync($"/deeds/{id}/{what}", new { Reason = "重了" })));

            Assert.All(pages, p => Assert.Contains(p.Status, new[] { HttpStatusCode.Found, HttpStatusCode.NotFound }));
            Assert.Equal(answers, await school.InSchoolAsync(db => db.Deeds.IgnoreQueryFilters(["Removed"]).CountAsync(d => d.IsDeleted)));
        }
    }

    [Fact]
    public async Task Only_who_may_change_it_finds_it_again()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        var deputy = await school.PersonAsync(Role.Deputy);
        var id = await AddAsync(school, teacher, child.Id);
        await teacher.PostAsync($"/deeds/{id}/remove", new { Reason = "重了" });
        // An enrolment that was itself taken back reaches nobody, also where one looks for what is out of use.
        await school.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = child.Id, ClassId = five.Id, From = new(2026, 9, 1), EntryKind = AlterKind.ChangedClass, IsDeleted = true, DeleteReason = "登错班" });
            await db.SaveChangesAsync();
        });

        foreach (var other in new[] { neighbour, deputy })
        {
            Assert.DoesNotContain("作废的1条", (await other.GetAsync("/deeds")).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("田小满", (await other.GetAsync("/deeds?removed=true")).Source, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/deeds/{id}/removed")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/deeds/{id}/restore")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync($"/deeds/{id}/removed")).Status);
        var found = await teacher.GetAsync("/deeds?removed=true");
        Assert.Contains("田小满", found.Text, StringComparison.Ordinal);
        Assert.Contains(room.Title, found.Html.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("五年级", found.Html.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_list_of_what_is_void_nothing_is_handed_in_approved_or_printed()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var (gone, waiting) = (await AddAsync(school, teacher, child.Id), await AddAsync(school, teacher, child.Id, "submit"));
        await teacher.PostAsync($"/deeds/{gone}/remove", new { Reason = "重了" });
        var draft = await AddAsync(school, teacher, child.Id);

        var list = await teacher.GetAsync("/deeds?removed=true");
        await teacher.PostAsync("/deeds/submit-all?removed=true");
        await deputy.PostAsync("/deeds/approve-all?removed=true", new { SeenAt = long.MaxValue });
        var papers = await teacher.FollowAsync(await teacher.PostAsync("/deeds/papers?removed=true"));

        Assert.Empty(list.Html.QuerySelectorAll("#lb-submit-all, #lb-approve-all, form[action*=papers]"));
        Assert.Contains("这些条件下没有可印的", papers.Source, StringComparison.Ordinal);
        var standing = await school.InSchoolAsync(db => db.Deeds.ToDictionaryAsync(d => d.Id, d => d.Status));
        Assert.Equal((RecordStatus.Draft, RecordStatus.Submitted, false), (standing[draft], standing[waiting], standing.ContainsKey(gone)));
    }

    [Fact]
    public async Task Its_history_says_void_and_not_out_of_use()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var id = await AddAsync(school, teacher, child.Id);
        await teacher.PostAsync($"/deeds/{id}/remove", new { Reason = "重了" });
        await teacher.PostAsync($"/deeds/{id}/restore");

        var history = (await teacher.GetAsync($"/deeds/{id}/history")).Text;

        Assert.Contains("作废原因", history, StringComparison.Ordinal);
        Assert.Contains("撤销作废", history, StringComparison.Ordinal);
        Assert.DoesNotContain("停用", history, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync(Office? own = null)
    {
        var school = await (own ?? office).NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static async Task<Guid> AddAsync(TestSchool school, Browserlike teacher, Guid child, string? act = null)
    {
        var saved = await teacher.PostFormAsync("/deeds/new", new
        {
            ChildId = child,
            Date = "2026-11-20",
            Kind = "3",
            Story = "扶起摔倒的同学。",
            Comment = "你真细心。",
            ChildKnows = "true",
            Act = act,
        }, Form);
        Assert.Equal(HttpStatusCode.Found, saved.Status);
        return await school.InSchoolAsync(db => db.Deeds.OrderByDescending(d => d.Id).Select(d => d.Id).FirstAsync());
    }
}
