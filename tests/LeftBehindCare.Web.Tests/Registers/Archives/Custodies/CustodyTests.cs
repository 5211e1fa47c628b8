using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Versions;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Custodies;

/// <summary>A9: who handed which box to whom, and what was missing that day.</summary>
public sealed class CustodyTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task What_is_missing_is_counted_of_the_class_and_of_the_school_and_stays_as_it_was_that_day()
    {
        var (school, archivist, room) = await SchoolAsync();
        await Family.MoveInAsync(school, (await school.AddClassAsync("5")).Id, "龙远舟");
        var box = await BoxAsync(school);

        await archivist.PostFormAsync("/custodies/new", box, Form);
        await archivist.PostFormAsync("/custodies/new", box with { BoxNo = "A1-02", ClassId = room.Id }, Form);

        var missing = await school.InSchoolAsync(db => db.Custodies.OrderBy(c => c.BoxNo).Select(c => c.Missing).ToListAsync());
        Assert.Contains("A1 基本情况：缺2人", missing[0]);
        Assert.Contains("A2 汇总表：缺2个班", missing[0]);
        Assert.Contains("A1 基本情况：缺1人", missing[1]);
        var id = await school.InSchoolAsync(db => db.Custodies.Where(c => c.BoxNo == "A1-02").Select(c => c.Id).SingleAsync());
        Assert.Contains("A1 基本情况：缺1人", (await archivist.GetAsync($"/custodies/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missing_that_day_is_counted_again_only_for_another_day_or_class()
    {
        var (school, archivist, room) = await SchoolAsync();
        await archivist.PostFormAsync("/custodies/new", await BoxAsync(school), Form);
        var id = await school.InSchoolAsync(db => db.Custodies.Select(c => c.Id).SingleAsync());
        await Family.MoveInAsync(school, room.Id, "龙远舟");

        await archivist.PostFormAsync($"/custodies/{id}", new { Remark = "盒子换过" }, Form);
        Assert.Contains("A1 基本情况：缺1人", await MissingAsync(school));
        await archivist.PostFormAsync($"/custodies/{id}", new { Date = "2026-11-19" }, Form);
        Assert.Contains("A1 基本情况：缺2人", await MissingAsync(school));
        await school.InSchoolAsync(db => db.Custodies.ExecuteUpdateAsync(set => set.SetProperty(c => c.Missing, Array.Empty<string>())));
        Assert.Contains("那天各档齐全", (await archivist.GetAsync($"/custodies/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_filed_after_the_handing_over_was_missing_on_its_day()
    {
        var (school, archivist, room) = await SchoolAsync();
        var child = await school.InSchoolAsync(db => db.Children.Select(c => c.Id).SingleAsync());
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/deeds/new", new { ChildId = child, Date = "2026-10-08", Kind = "3", Story = "扶起摔倒的同学。", Comment = "你真细心。", ChildKnows = "true", Act = "submit" }, Form);
        var box = await BoxAsync(school);

        await archivist.PostFormAsync("/custodies/new", box with { Date = "2026-11-22" }, Form);
        Assert.Contains("A7 特殊事迹：缺1人", await MissingAsync(school));
        var id = await school.InSchoolAsync(db => db.Custodies.Select(c => c.Id).SingleAsync());
        await archivist.PostFormAsync($"/custodies/{id}", new { Date = "2026-11-23" }, Form);
        Assert.DoesNotContain(await MissingAsync(school), m => m.StartsWith("A7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_corrected_after_the_handing_over_was_there_on_its_day_and_a_form_handed_in_later_was_not()
    {
        var (school, archivist, room) = await SchoolAsync();
        var author = await school.AddStaffAsync();
        await school.InSchoolAsync(async db =>
        {
            var study = new CaseStudy { ClassId = room.Id, AuthorId = author.Id, ChildIds = [], Title = "图书角", Alias = "小禾", Basic = "", Problem = "", Cause = "", Measures = "", Process = "", Effect = "", Reflect = "" };
            (study.Status, study.VersionNo, study.SubmittedAt, study.ApprovedAt) = (RecordStatus.Effective, 2, At(23), At(23));
            db.Add(study);
            db.Add(new RecordVersion { Entity = nameof(CaseStudy), RecordId = study.Id, VersionNo = 1, Snapshot = [1], ApprovedAt = At(10) });
            var profile = await db.Profiles.SingleAsync();
            (profile.ConfirmedAt, profile.ConfirmedTermId, profile.FirstSubmittedAt, profile.Status) = (At(10), await db.Terms.Select(t => t.Id).FirstAsync(), At(23), RecordStatus.Submitted);
            await db.SaveChangesAsync();
            await db.Profiles.ExecuteUpdateAsync(set => set.SetProperty(p => p.MissingCount, 0));
        });
        var box = await BoxAsync(school);

        await archivist.PostFormAsync("/custodies/new", box with { Date = "2026-11-20" }, Form);

        Assert.Contains("A1 基本情况：缺1人", await MissingAsync(school));
        Assert.DoesNotContain(await MissingAsync(school), m => m.StartsWith("A8", StringComparison.Ordinal));
        var id = await school.InSchoolAsync(db => db.Custodies.Select(c => c.Id).SingleAsync());
        await archivist.PostFormAsync($"/custodies/{id}", new { Date = "2026-11-23" }, Form);
        Assert.DoesNotContain(await MissingAsync(school), m => m.StartsWith("A1", StringComparison.Ordinal));

        static DateTimeOffset At(int day) => new(2026, 11, day, 1, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task Nobody_hands_over_to_themselves_nor_witnesses_it()
    {
        var (school, archivist, _) = await SchoolAsync();
        var box = await BoxAsync(school);

        var refused = await archivist.PostFormAsync("/custodies/new", box with { ToId = box.FromId, WitnessId = box.FromId, Date = "2026-11-24" }, Form);

        Assert.Contains("接收人不能就是移交人", refused.Text, StringComparison.Ordinal);
        Assert.Contains("监交人要是第三个人", refused.Text, StringComparison.Ordinal);
        Assert.Contains("这一天还没有到", refused.Text, StringComparison.Ordinal);
        Assert.Contains("A1-01", refused.Source, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Custodies.CountAsync()));
    }

    [Fact]
    public async Task Boxes_of_one_handing_over_stand_on_one_list()
    {
        var (school, archivist, _) = await SchoolAsync();
        var box = await BoxAsync(school);
        foreach (var (no, day) in new[] { ("A1-01", "2026-11-20"), ("A3-01", "2026-11-20"), ("A4-01", "2026-11-21") })
            await archivist.PostFormAsync("/custodies/new", box with { BoxNo = no, Date = day }, Form);

        var bundle = await archivist.PostAsync("/custodies/papers");
        await PrintJobTests.FinishedAsync(archivist, bundle.Location!);
        var file = await archivist.PostAsync($"{bundle.Location}/file");

        Assert.True(file.Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal(2, await school.InSchoolAsync(db => db.AccessLog.Where(a => a.Entity == "ArchiveCustody").Select(a => a.Subjects).SingleAsync()));
        var first = await school.InSchoolAsync(db => db.Custodies.Where(c => c.BoxNo == "A1-01").Select(c => c.Id).SingleAsync());
        var next = (await archivist.GetAsync($"/custodies/{first}")).Html.QuerySelectorAll("a").Single(a => a.TextContent.Contains("再登一盒", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Contains("2026-11-20", (await archivist.GetAsync(next)).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_teacher_has_no_business_with_the_boxes()
    {
        var (school, archivist, room) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await archivist.PostFormAsync("/custodies/new", await BoxAsync(school), Form);
        var id = await school.InSchoolAsync(db => db.Custodies.Select(c => c.Id).SingleAsync());

        Assert.DoesNotContain("A1-01", (await teacher.GetAsync("/custodies")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/custodies/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.GetAsync("/custodies/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"/custodies/{id}/paper")).Status);
    }

    [Fact]
    public async Task A_keeper_who_left_and_a_child_who_moved_away_are_told_until_the_handing_over_is_written_down()
    {
        var (school, archivist, room) = await SchoolAsync();
        var old = await school.AddPersonAsync(Role.Archivist);
        var moved = await school.AddChildAsync(room.Id, "龙远舟");
        await school.InSchoolAsync(async db =>
        {
            await db.Staff.Where(s => s.Id == old.Staff.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeaveDate, new DateOnly(2026, 11, 10)));
            await db.PostSpans.Where(p => p.StaffId == old.Staff.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.To, new DateOnly(2026, 11, 10)));
            await db.EnrollSpans.Where(e => e.ChildId == moved.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.To, new DateOnly(2026, 11, 12)).SetProperty(e => e.ExitKind, AlterKind.TransferredOut));
        });

        Assert.Contains($"{old.Staff.Name}（已离校）", (await archivist.GetAsync("/custodies/new")).Text, StringComparison.Ordinal);
        var told = (await archivist.GetAsync("/")).Text;
        Assert.Contains("换了档案专人，还没有移交", told, StringComparison.Ordinal);
        Assert.Contains("转出1人，档案还没移交", told, StringComparison.Ordinal);

        var box = await BoxAsync(school);
        await archivist.PostFormAsync("/custodies/new", box with { FromId = old.Staff.Id, Date = "2026-11-10" }, Form);
        await archivist.PostFormAsync("/custodies/new", box with { Reason = "3" }, Form);

        var later = (await archivist.GetAsync("/")).Text;
        Assert.DoesNotContain("还没有移交", later, StringComparison.Ordinal);
        Assert.DoesNotContain("档案还没移交", later, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, Browserlike Archivist, SchoolClass Room)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        await Family.MoveInAsync(school, room.Id);
        return (school, await school.PersonAsync(Role.Archivist), room);
    }

    private static Task<string[]> MissingAsync(TestSchool school) => school.InSchoolAsync(db => db.Custodies.Select(c => c.Missing).SingleAsync());

    private static async Task<Typed> BoxAsync(TestSchool school) => new() { FromId = (await school.AddStaffAsync()).Id, ToId = (await school.AddStaffAsync()).Id };

    private sealed record Typed
    {
        public string Reason { get; init; } = "1";
        public string Date { get; init; } = "2026-11-20";
        public Guid FromId { get; init; }
        public Guid ToId { get; init; }
        public Guid? WitnessId { get; init; }
        public string BoxNo { get; init; } = "A1-01";
        public string Material { get; init; } = "基本情况登记表";
        public int Copies { get; init; } = 11;
        public Guid? ClassId { get; init; }
    }
}
