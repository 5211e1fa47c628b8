using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Deeds;

/// <summary>A7 and, by its example, the review that every archive of this kind goes through.</summary>
public sealed class DeedTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task A_deed_is_written_handed_in_given_back_mended_and_approved()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Comment = null }, Form)).Status);
        var id = await OneAsync(school);
        var page = await teacher.GetAsync($"/deeds/{id}");
        var early = await teacher.PostFormAsync(page, new { Act = "submit" }, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("提交审核以前，请把“教师点评”填上", early.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.PostAsync($"/deeds/{Guid.CreateVersion7()}/approve")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await deputy.PostFormlessAsync(school, $"/deeds/{id}/approve", id)).Status);

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync(page, new { Comment = "你真细心。", Act = "submit" }, Form)).Status);
        Assert.Contains("1条特殊事迹等您审核", (await deputy.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostFormlessAsync(school, $"/deeds/{id}/approve", id)).Status);
        var without = await deputy.PostFormAsync($"/deeds/{id}", new { comment = " " }, "#lb-return");
        Assert.Contains("请写明退回的意见", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await deputy.PostFormAsync($"/deeds/{id}", new { comment = "请补上在哪里。" }, "#lb-return")).Status);

        Assert.Contains("退回1条特殊事迹", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        var back = await teacher.GetAsync($"/deeds/{id}");
        Assert.Contains("请补上在哪里。", back.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync(back, new { Story = "在操场边扶起摔倒的同学。", Act = "submit" }, Form);
        Assert.Equal(HttpStatusCode.Found, (await deputy.PostFormAsync($"/deeds/{id}", null, "#lb-approve")).Status);

        var deed = await school.InSchoolAsync(db => db.Deeds.SingleAsync());
        Assert.Equal((RecordStatus.Effective, 1, null), (deed.Status, deed.VersionNo, deed.ReviewComment));
        Assert.Contains("在操场边扶起摔倒的同学", (await teacher.GetAsync($"/deeds/{id}/versions/1")).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/deeds/{id}/versions/2")).Status);
    }

    [Fact]
    public async Task An_approved_deed_is_corrected_with_a_reason_and_both_versions_can_be_read()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var id = await ApprovedAsync(school, teacher, deputy, child.Id);

        var refused = await teacher.PostFormAsync($"/deeds/{id}", new { Story = "其实是在图书角。" }, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写明更正的理由", refused.Text, StringComparison.Ordinal);
        Assert.Contains("其实是在图书角", refused.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync($"/deeds/{id}", new { Story = "其实是在图书角。", correctionReason = "地点记错了" }, Form)).Status);

        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        Assert.Contains("扶起摔倒的同学。 → 其实是在图书角。", (await teacher.GetAsync($"/deeds/{id}/history")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/deeds/{id}/history")).Status);
        var review = await deputy.GetAsync($"/deeds/{id}");
        Assert.Contains("理由：地点记错了", review.Text, StringComparison.Ordinal);
        Assert.Contains("其实是在图书角", review.Html.QuerySelector(".lb-diff")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("扶起摔倒的同学", review.Html.QuerySelector(".lb-diff")!.TextContent, StringComparison.Ordinal);
        await deputy.PostFormAsync(review, null, "#lb-approve");

        Assert.Contains("扶起摔倒的同学", (await teacher.GetAsync($"/deeds/{id}/versions/1")).Source, StringComparison.Ordinal);
        var second = (await teacher.GetAsync($"/deeds/{id}/versions/2")).Source;
        Assert.Contains("其实是在图书角", second, StringComparison.Ordinal);
        Assert.Contains("地点记错了", second, StringComparison.Ordinal);
        Assert.Contains("地点记错了", await school.InSchoolAsync(db => db.ChangeLog.Where(c => c.EntityId == id).Select(c => c.Reason).ToListAsync()));
    }

    [Fact]
    public async Task A_form_saved_without_a_change_needs_no_reason_to_stay_in_force()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        var id = await ApprovedAsync(school, teacher, deputy, child.Id);

        await teacher.PostFormAsync($"/deeds/{id}", new { correctionReason = "看看" }, Form);

        Assert.Equal(RecordStatus.Effective, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task What_changed_after_the_reviewer_opened_it_is_not_approved_unseen()
    {
        await using var own = await Office.OwnAsync();
        var (school, room, child) = await SchoolAsync(own);
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Act = "submit" }, Form);
        var id = await OneAsync(school);
        var (one, list) = (await deputy.GetAsync($"/deeds/{id}"), await deputy.GetAsync("/deeds"));
        own.Clock.Advance(TimeSpan.FromSeconds(5));
        await teacher.PostFormAsync($"/deeds/{id}", new { Story = "换成别的了。" }, Form);

        var single = await deputy.PostFormAsync(one, null, "#lb-approve");
        var all = await deputy.PostFormAsync(list, null, "#lb-approve-all form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, single.Status);
        Assert.Contains("您打开以后，这份又改过", single.Text, StringComparison.Ordinal);
        Assert.Contains("换成别的了", single.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, all.Status);
        Assert.Equal(RecordStatus.Submitted, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
        await deputy.PostFormAsync("/deeds", form: "#lb-approve-all form");
        Assert.Equal(RecordStatus.Effective, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_whole_class_is_handed_in_at_once_and_what_lacks_something_stays_behind()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id), Form);
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Comment = null }, Form);

        await teacher.PostFormAsync("/deeds", null, "#lb-submit-all form");

        Assert.Contains("已提交1份，等审核。还有1份没填全", (await teacher.GetAsync("/deeds")).Source, StringComparison.Ordinal);
        Assert.Equal([RecordStatus.Draft, RecordStatus.Submitted], await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).OrderBy(s => s).ToListAsync()));
    }

    [Fact]
    public async Task A_teacher_writes_of_the_own_class_only_and_sees_no_other()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var other = await school.AddChildAsync(five.Id, "罗一苇");
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id), Form);
        var id = await OneAsync(school);

        var forged = await teacher.PostFormAsync("/deeds/new", Deed(other.Id), Form);
        var moved = await teacher.PostFormAsync($"/deeds/{id}", new { ChildId = other.Id }, Form);

        Assert.All(new[] { forged, moved }, refused => Assert.Contains("别班的孩子由那个班的班主任来记", refused.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("罗一苇", (await teacher.GetAsync("/deeds/new")).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/deeds/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/deeds/{id}/paper")).Status);
        Assert.DoesNotContain("田小满", (await neighbour.GetAsync("/deeds")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_village_school_decides_on_the_own_campus_only()
    {
        var (school, room, child) = await SchoolAsync();
        var campus = new Campus { Name = "枫木坪村小", Kind = "2" };
        await school.InSchoolAsync(db =>
        {
            db.Add(campus);
            return db.SaveChangesAsync();
        });
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var (here, there) = (await school.PersonAsync(Role.CampusHead, campusId: room.CampusId), await school.PersonAsync(Role.CampusHead, campusId: campus.Id));
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Act = "submit" }, Form);
        var id = await OneAsync(school);

        foreach (var way in new[] { "approve", "return" })
            Assert.Equal(HttpStatusCode.NotFound, (await there.PostFormlessAsync(school, $"/deeds/{id}/{way}", id)).Status);
        await there.PostAsync("/deeds/approve-all", new { SeenAt = long.MaxValue });
        Assert.Equal(RecordStatus.Submitted, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
        Assert.Equal(HttpStatusCode.Found, (await here.PostFormAsync($"/deeds/{id}", form: "#lb-approve")).Status);
    }

    [Theory]
    [InlineData("2026-11-24", "扶起摔倒的同学。", "这一天还没有到")]
    [InlineData("2001-01-01", "扶起摔倒的同学。", "在孩子出生")]
    [InlineData("2026-11-20", "这个差生变好了。", "请不要用“差生”这样的说法")]
    [InlineData("2026-11-20", null, "请写事情的经过")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string day, string? story, string sentence)
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Date = day, Story = story }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_too_long_is_refused_and_kept_as_it_was_typed()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var story = string.Concat(Enumerable.Repeat("𬱖", DeedForm.StoryLength));

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Story = story }, Form)).Status);
        var refused = await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Story = story + "长" }, Form);

        Assert.Contains("经过最多1000字，请写短些", refused.Text, StringComparison.Ordinal);
        Assert.Contains(story + "长", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_on_a_field_stands_under_that_field_when_it_comes_back()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Act = "submit" }, Form);
        var id = await OneAsync(school);

        var half = await deputy.PostFormAsync($"/deeds/{id}", new { comment = "大体可以。", CommentOn = new[] { "经过", "" }, CommentWords = new[] { "", "" } }, "#lb-return");
        Assert.Contains("请把栏目和意见都写上", half.Text, StringComparison.Ordinal);
        Assert.Contains("大体可以。", half.Source, StringComparison.Ordinal);
        var forged = await deputy.PostFormAsync($"/deeds/{id}", new { CommentOn = new[] { "没有的栏目" }, CommentWords = new[] { "改" } }, "#lb-return");
        Assert.Contains("请从列表里选栏目", forged.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await deputy.PostFormAsync($"/deeds/{id}", new { CommentOn = new[] { "经过" }, CommentWords = new[] { "请补上在哪里" } }, "#lb-return")).Status);

        var back = await teacher.GetAsync($"/deeds/{id}");
        Assert.Contains("退回意见：请补上在哪里", back.Html.QuerySelector("#Story")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Story-r", back.Html.QuerySelector("#Story")!.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal("退回意见：请补上在哪里", back.Html.GetElementById("Story-r")!.TextContent);
        Assert.DoesNotContain("退回意见", back.Html.QuerySelector("#Comment")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        await teacher.PostFormAsync(back, new { Act = "submit" }, Form);
        Assert.DoesNotContain("退回意见", (await teacher.GetAsync($"/deeds/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_force_is_filed_away_when_its_year_is_over_and_taken_out_to_be_corrected()
    {
        await using var own = await Office.OwnAsync();
        var (school, room, child) = await SchoolAsync(own);
        var (teacher, deputy, archivist) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy), await school.PersonAsync(Role.Archivist));
        var id = await ApprovedAsync(school, teacher, deputy, child.Id);
        Assert.DoesNotContain("归档1份", (await archivist.GetAsync("/deeds")).Text, StringComparison.Ordinal);
        await archivist.PostAsync("/deeds/file-all");
        Assert.Equal(RecordStatus.Effective, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));

        await school.InSchoolAsync(db => db.Deeds.ExecuteUpdateAsync(set => set.SetProperty(d => d.Date, new DateOnly(2026, 8, 31))));
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync("/deeds/file-all")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.PostAsync("/deeds/file-all")).Status);
        Assert.Contains("归档1份", (await archivist.GetAsync("/deeds")).Text, StringComparison.Ordinal);
        await archivist.PostFormAsync("/deeds", null, "#lb-file-all form");

        Assert.Equal(RecordStatus.Archived, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
        var read = await teacher.GetAsync($"/deeds/{id}");
        Assert.Empty(read.Html.QuerySelectorAll(Form));
        Assert.Contains("已经归档，不能改。要更正，请找档案员取消归档。", read.Text, StringComparison.Ordinal);
        Assert.Contains("已经归档，不能改。要更正，请先取消归档。", (await archivist.GetAsync($"/deeds/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"/deeds/{id}/take-out")).Status);
        await archivist.PostFormAsync($"/deeds/{id}", null, "#lb-take-out form");
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync($"/deeds/{id}", new { Story = "其实是在图书角。", correctionReason = "地点记错了" }, Form)).Status);
        Assert.Contains("取消归档", (await archivist.GetAsync($"/deeds/{id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_prints_alone_and_as_a_bundle_and_not_for_who_lost_the_class()
    {
        var (school, room, child) = await SchoolAsync();
        var person = await school.AddPersonAsync(Role.Homeroom, room.Id);
        var teacher = await office.SignInAsync(person.User);
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id), Form);
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Date = "2026-10-09" }, Form);
        var id = await school.InSchoolAsync(db => db.Deeds.Select(d => d.Id).FirstAsync());

        var paper = await teacher.PostAsync($"/deeds/{id}/paper");
        var bundle = await teacher.PostAsync("/deeds/papers");
        await PrintJobTests.FinishedAsync(teacher, bundle.Location!);
        var file = await teacher.PostAsync($"{bundle.Location}/file");
        await school.InSchoolAsync(db => db.PostSpans.Where(p => p.StaffId == person.Staff.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.To, new DateOnly(2026, 11, 1))));
        var later = await teacher.PostAsync($"{bundle.Location}/file");

        Assert.All(new[] { paper, file }, f => Assert.True(f.Body.AsSpan().StartsWith("%PDF-"u8)));
        Assert.NotEqual(HttpStatusCode.OK, later.Status);
        Assert.Equal([(1, AccessAction.Print), (2, AccessAction.Print)], await school.InSchoolAsync(async db => (await db.AccessLog.Where(a => a.Entity == nameof(DeedRecord))
            .OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => new { Count = a.Subjects, a.Action }).ToListAsync()).Select(a => (a.Count, a.Action)).ToList()));
    }

    [Fact]
    public async Task The_rate_counts_children_of_whom_one_deed_of_the_year_is_handed_in_and_the_gap_opens_to_the_others()
    {
        var (school, room, child) = await SchoolAsync();
        var other = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child;
        await school.AddChildAsync(room.Id, "不算留守的");
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Act = "submit" }, Form);
        await teacher.PostFormAsync("/deeds/new", Deed(child.Id) with { Date = "2026-10-09", Act = "submit" }, Form);
        await teacher.PostFormAsync("/deeds/new", Deed(other.Id) with { Date = "2026-08-31", Act = "submit" }, Form);
        await teacher.PostFormAsync("/deeds/new", Deed(other.Id) with { Date = "2026-09-01" }, Form);

        Assert.Equal(new Share(1, 2), await FiledAsync(school));
        var gap = await deputy.GetAsync($"/archives?classId={room.Id}&lacking=A7");
        Assert.Contains("龙远舟", gap.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("田小满", gap.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不算留守的", gap.Text, StringComparison.Ordinal);

        await teacher.PostFormAsync("/deeds", null, "#lb-submit-all form");
        Assert.Equal(new Share(2, 2), await FiledAsync(school));
    }

    private static Task<Share> FiledAsync(TestSchool school) => school.FiledAsync(DeedArchive.Number);

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync(Office? own = null)
    {
        var school = await (own ?? office).NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static async Task<Guid> ApprovedAsync(TestSchool school, Browserlike teacher, Browserlike deputy, Guid child)
    {
        await teacher.PostFormAsync("/deeds/new", Deed(child) with { Act = "submit" }, Form);
        var id = await OneAsync(school);
        Assert.Equal(HttpStatusCode.Found, (await deputy.PostFormAsync($"/deeds/{id}", null, "#lb-approve")).Status);
        return id;
    }

    private static Task<Guid> OneAsync(TestSchool school) => school.InSchoolAsync(db => db.Deeds.Select(d => d.Id).SingleAsync());

    private static Typed Deed(Guid child) => new() { ChildId = child };

    private sealed record Typed
    {
        public Guid ChildId { get; init; }
        public string Date { get; init; } = "2026-11-20";
        public string Kind { get; init; } = "3";
        public string? Story { get; init; } = "扶起摔倒的同学。";
        public string? Comment { get; init; } = "你真细心。";
        public string ChildKnows { get; init; } = "true";
        public string? Act { get; init; }
    }
}

internal static class ReviewPosts
{
    /// <summary>As a forged page would post it: with the record's right version.</summary>
    public static async Task<Page> PostFormlessAsync(this Browserlike browser, TestSchool school, string url, Guid id) =>
        await browser.PostAsync(url, new { RowVersion = await school.InSchoolAsync(db => db.Deeds.Where(d => d.Id == id).Select(d => d.RowVersion).SingleAsync()) });
}
