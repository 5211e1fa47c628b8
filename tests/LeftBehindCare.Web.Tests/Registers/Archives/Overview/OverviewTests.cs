using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.Overview;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Tests.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Overview;

/// <summary>八档总览: 儿童 × 八档, and the rates over all archives.</summary>
public sealed class OverviewTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task What_is_there_and_what_is_missing_of_each_child_can_be_seen_and_opened()
    {
        var (school, room, child) = await SchoolAsync();
        await school.AddChildAsync(room.Id, "不算留守的");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await ScreenAsync(school, child.Id, RecordStatus.Submitted);

        var page = await teacher.GetAsync("/archives");

        Assert.Contains("田小满", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不算留守的", page.Text, StringComparison.Ordinal);
        Assert.Equal("待审", page.Html.QuerySelector("td[data-label=三特] .lb-st")!.TextContent.Trim());
        Assert.Equal("缺", page.Html.QuerySelector("td[data-label=特殊事迹] .lb-st")!.TextContent.Trim());
        Assert.Contains("差4份", page.Text, StringComparison.Ordinal);
        var form = await teacher.GetAsync(page.Html.QuerySelector("td[data-label=特殊事迹] a")!.GetAttribute("href")!);
        Assert.Equal(child.Id.ToString(), form.Html.QuerySelector("[name=ChildId][checked]")!.GetAttribute("value"));
        Assert.True((await teacher.PostAsync("/archives/print")).Body.AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task A_teacher_sees_the_own_class_and_no_other()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        await Family.MoveInAsync(school, five.Id, "龙远舟");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        Assert.DoesNotContain("龙远舟", (await teacher.GetAsync("/archives")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/archives?classId={five.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"/archives/print?classId={five.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await school.PersonAsync(Role.CanteenManager)).GetAsync("/archives")).Status);
    }

    [Fact]
    public async Task The_list_narrows_to_who_lacks_one_archive_or_any()
    {
        var (school, room, child) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id, "龙远舟");
        await ScreenAsync(school, child.Id, RecordStatus.Effective);
        var deputy = await school.PersonAsync(Role.Deputy);

        var lacking = await deputy.GetAsync("/archives?lacking=A4");

        Assert.Contains("龙远舟", lacking.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("田小满", lacking.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await deputy.GetAsync("/archives?open=true")).Html.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task A_school_of_seven_archives_is_not_asked_for_growth_cards()
    {
        var school = await office.NewSchoolAsync(with: s => s.ArchiveSet = 7);
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        await Family.MoveInAsync(school, room.Id);

        var figures = await school.FiguresAsync();

        Assert.Equal(new Share(0, 0), figures.Of(ArchiveIndicator.Filed("A3")));
        Assert.Equal(4, figures.Of(ArchiveIndicator.OfChildren).OutOf);
        Assert.DoesNotContain("八档都齐", (await (await school.PersonAsync(Role.Principal)).GetAsync("/archives")).Source, StringComparison.Ordinal);
        Assert.DoesNotContain("五档", (await (await school.PersonAsync(Role.Principal)).GetAsync("/charts")).Source, StringComparison.Ordinal);
        Assert.DoesNotContain("成长卡", (await (await school.PersonAsync(Role.Homeroom, room.Id)).GetAsync("/archives")).Html.QuerySelector("main thead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_childrens_and_the_classes_archives_are_summed_apart_and_whole_is_who_lacks_neither()
    {
        var (school, room, child) = await SchoolAsync();
        var figures = await school.FiguresAsync();
        Assert.Equal((new Share(0, 5), new Share(0, 3), new Share(0, 1)), (figures.Of(ArchiveIndicator.OfChildren), figures.Of(ArchiveIndicator.OfClasses), figures.Of(ArchiveIndicator.Whole)));

        await ScreenAsync(school, child.Id, RecordStatus.Effective);
        var staff = await school.AddStaffAsync();
        await school.InSchoolAsync(async db =>
        {
            foreach (var month in new[] { 9, 10 })
                db.Add(new ClassCareRecord { ClassId = room.Id, Theme = "一封信", CareForm = "5", Date = new(2026, month, 20), HostId = staff.Id, LbIds = [child.Id], Process = "写信", Effect = "写完了", Status = RecordStatus.Effective });
            await db.SaveChangesAsync();
        });

        figures = await school.FiguresAsync();
        Assert.Equal((new Share(2, 5), new Share(1, 3), new Share(0, 1)), (figures.Of(ArchiveIndicator.OfChildren), figures.Of(ArchiveIndicator.OfClasses), figures.Of(ArchiveIndicator.Whole)));
    }

    [Fact]
    public async Task A_child_whose_archives_and_whose_classs_archives_are_all_there_is_whole()
    {
        var child = new RollChild(Guid.NewGuid(), "田小满", Guid.NewGuid());
        var (school, _, _) = await SchoolAsync();
        var whole = await school.InSchoolAsync(async (services, _) =>
        {
            var reader = services.GetRequiredService<ArchiveReader>();
            var (day, archives) = (await reader.DayAsync(new DateOnly(2026, 9, 20), default), await reader.ArchivesAsync(default));
            ArchiveMark Mark(IArchive a, bool isFiled = true) => new() { Code = a.Code, About = a.OfClass ? child.ClassId : child.Id, RecordId = Guid.NewGuid(), Status = RecordStatus.Effective, IsFiled = isFiled };
            Share Whole(IEnumerable<ArchiveMark> marks) => new IndicatorTable(ArchiveIndicator.Cells(new ArchiveRoll(day, archives, [child], marks))).Of(ArchiveIndicator.Whole);
            // Each one that is taken away or does not count breaks it, except A6 in September, when no month is over.
            return (All: Whole(archives.Select(a => Mark(a))),
                Without: archives.Where(a => a.Code != "A6").Select(left => Whole(archives.Where(a => a != left).Select(a => Mark(a)))).ToList(),
                Unfiled: archives.Where(a => a.Code != "A6").Select(bad => Whole(archives.Select(a => Mark(a, a != bad)))).ToList());
        });

        Assert.Equal(new Share(1, 1), whole.All);
        Assert.Equal(7, whole.Without.Count);
        Assert.All(whole.Without.Concat(whole.Unfiled), share => Assert.Equal(new Share(0, 1), share));
    }

    [Fact]
    public async Task The_overview_of_a_school_takes_at_most_five_commands_however_many_children_it_has()
    {
        var (school, room, _) = await SchoolAsync();
        await CountAsync();
        var few = await CountAsync();
        for (var i = 0; i < 12; i++) await Family.MoveInAsync(school, room.Id, $"孩子{i}");

        Assert.Equal(few, await CountAsync());
        Assert.InRange(few, 1, 5);

        Task<int> CountAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Principal, null, null)] };
            return await services.GetRequiredService<OverviewReader>().ReadAsync(new OverviewFilter(), false, default);
        }));
    }

    [Fact]
    public async Task Whose_turn_it_is_reads_it_on_the_home_page_for_every_archive()
    {
        var (school, room, child) = await SchoolAsync();
        await ScreenAsync(school, child.Id, RecordStatus.Submitted);
        await school.InSchoolAsync(async db =>
        {
            db.Add(new DeedRecord { ChildId = child.Id, Date = new(2026, 10, 9), Kind = "3", Story = "扶人", Status = RecordStatus.Returned });
            await db.SaveChangesAsync();
        });

        Assert.Contains("1份三特登记等您审核", (await (await school.PersonAsync(Role.Deputy)).GetAsync("/")).Text, StringComparison.Ordinal);
        var teacher = await (await school.PersonAsync(Role.Homeroom, room.Id)).GetAsync("/");
        Assert.Contains("退回1条特殊事迹", teacher.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("等您审核", teacher.Text, StringComparison.Ordinal);
        var neighbour = await (await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id)).GetAsync("/");
        Assert.DoesNotContain("退回1条", neighbour.Text, StringComparison.Ordinal);
    }

    private static async Task ScreenAsync(TestSchool school, Guid child, RecordStatus status)
    {
        var staff = await school.AddStaffAsync();
        await school.InSchoolAsync(async db =>
        {
            db.Add(new SpecialRegistration { ChildId = child, Year = "2026-2027", Types = ["0"], ScreenBy = staff.Id, ScreenOn = new(2026, 9, 15), Status = status });
            await db.SaveChangesAsync();
        });
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }
}
