using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.People.Registers;

/// <summary>班级、教职工、村、校区、学期 and the school's parameters, as clerk and principal keep them.</summary>
public sealed class OfficeRegistersTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Theory]
    [InlineData("/classes")]
    [InlineData("/staff")]
    [InlineData("/villages")]
    [InlineData("/campuses")]
    [InlineData("/terms")]
    public async Task The_clerk_lists_opens_and_adds_and_a_stranger_does_not(string url)
    {
        var school = await office.NewSchoolAsync();
        await school.AddClassAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(url)).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"{url}/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{url}/{Guid.CreateVersion7()}")).Status);
        Assert.StartsWith("/login", (await office.Stranger().GetAsync(url)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grade_with_one_class_needs_no_number_until_a_second_class_joins()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        await clerk.PostFormAsync("/classes/new", new { AcademicYear = "2026-2027", CampusId = school.Campus.Id, Grade = "4", ClassNo = 1 }, Form);
        Assert.Equal(["四年级"], await TitlesAsync());
        await clerk.PostFormAsync("/classes/new", new { AcademicYear = "2026-2027", CampusId = school.Campus.Id, Grade = "4", ClassNo = 2 }, Form);
        Assert.Equal(["四年级1班", "四年级2班"], await TitlesAsync());
        var again = await clerk.PostFormAsync("/classes/new", new { AcademicYear = "2026-2027", CampusId = school.Campus.Id, Grade = "4", ClassNo = 2 }, Form);
        Assert.Contains("已经有这个班号了", again.Text, StringComparison.Ordinal);

        Task<List<string>> TitlesAsync() => school.InSchoolAsync(db => db.Classes.OrderBy(c => c.ClassNo).Select(c => c.Title).ToListAsync());
    }

    [Fact]
    public async Task A_class_of_a_village_school_carries_its_name_also_when_that_changes()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        await clerk.PostFormAsync("/campuses/new", new { Name = "枫木坪村小", Kind = CampusKind.Village }, Form);
        var campus = await school.InSchoolAsync(db => db.Campuses.SingleAsync(c => c.Kind == CampusKind.Village));
        await clerk.PostFormAsync("/classes/new", new { AcademicYear = "2026-2027", CampusId = school.Campus.Id, Grade = "4", ClassNo = 1 }, Form);
        await clerk.PostFormAsync("/classes/new", new { AcademicYear = "2026-2027", CampusId = campus.Id, Grade = "4", ClassNo = 1 }, Form);
        Assert.Equal(["四年级", "枫木坪村小四年级"], await TitlesAsync());

        await clerk.PostFormAsync($"/campuses/{campus.Id}", new { Name = "枫木坪教学点", Kind = CampusKind.TeachingPoint }, Form);

        Assert.Equal(["四年级", "枫木坪教学点四年级"], await TitlesAsync());

        Task<List<string>> TitlesAsync() => school.InSchoolAsync(db => db.Classes.OrderBy(c => c.Campus!.Kind).ThenBy(c => c.Title.Length).Select(c => c.Title).ToListAsync());
    }

    [Fact]
    public async Task A_homeroom_teacher_sees_the_own_class_and_sets_up_none()
    {
        var school = await office.NewSchoolAsync();
        var own = await school.AddClassAsync("4");
        await school.AddClassAsync("5");
        var teacher = await school.PersonAsync(Role.Homeroom, own.Id);

        var page = await teacher.GetAsync("/classes");

        Assert.Contains("四年级1班", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("五年级", page.Html.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("新增", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await teacher.GetAsync("/classes/new")).Status);
    }

    [Fact]
    public async Task A_colleague_who_leaves_keeps_the_posts_until_the_last_day()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var gone = await school.AddPersonAsync(Role.Homeroom, one.Id, name: "周映川");
        var clerk = await school.PersonAsync(Role.Archivist);

        var saved = await clerk.PostFormAsync($"/staff/{gone.Staff.Id}", new { Posts = new[] { "01" }, LeaveDate = "2026-11-22" }, Form);

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Equal(new DateOnly(2026, 11, 23), await school.InSchoolAsync(db => db.PostSpans.Where(p => p.StaffId == gone.Staff.Id).Select(p => p.To).SingleAsync()));
        Assert.NotEqual(HttpStatusCode.OK, (await (await office.SignInAsync(gone.User)).GetAsync("/children")).Status);
    }

    [Fact]
    public async Task A_village_in_which_children_live_stays()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        await clerk.PostFormAsync("/villages/new", new { Name = "白石村", TownId = school.Town.Id, CountyCode = TestSchool.County }, Form);
        var village = await school.InSchoolAsync(db => db.Villages.SingleAsync());
        await school.AddChildAsync(one.Id, "石亦禾", c => c.VillageId = village.Id);

        var refused = await clerk.PostAsync($"/villages/{village.Id}/remove", new { Reason = "并村" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("还有1个孩子登记住在白石村", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_term_keeps_its_holiday_weeks_by_their_Mondays_and_overlaps_no_other()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        var autumn = new { Year = "2026-2027", TermNo = 1, From = "2026-09-01", To = "2027-01-31", FirstWeek = "2026-09-02", WeekCount = 20, HolidayWeeks = "2026-10-07" };

        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync("/terms/new", autumn, Form)).Status);
        var term = await school.InSchoolAsync(db => db.Terms.SingleAsync());
        Assert.Equal((new DateOnly(2026, 8, 31), new DateOnly(2026, 10, 5)), (term.FirstWeek, Assert.Single(term.HolidayWeeks)));

        var refused = await clerk.PostFormAsync("/terms/new", new { Year = "2026-2027", TermNo = 2, From = "2027-01-15", To = "2027-07-10", FirstWeek = "2027-02-22", WeekCount = 18 }, Form);
        Assert.Contains("日子重叠了", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_who_changes_the_definition_has_every_child_counted_anew_from_today()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var family = await TestFamily.InAsync(school, one.Id);
        await TestFamily.AwayAsync(school, family.Father, TestFamily.November);
        var principal = await school.PersonAsync(Role.Principal);
        Assert.True(await CountsAsync());

        var saved = await principal.PostFormAsync("/school", new { LbCaliber = LbCaliber.Moe }, Form);

        Assert.False(await CountsAsync());
        Assert.Contains("留守口径自 2026-11-23 起", (await principal.FollowAsync(saved)).Text, StringComparison.Ordinal);
        Assert.Contains(await school.InSchoolAsync(db => db.ChangeLog.ToListAsync()), c => c.Entity == nameof(School) && c.Changes.Contains("MOE", StringComparison.Ordinal));
        var deputy = await school.PersonAsync(Role.Deputy);
        Assert.Equal(HttpStatusCode.OK, (await deputy.GetAsync("/school")).Status);
        await deputy.PostAsync("/school", new { LbCaliber = LbCaliber.School, ArchiveSet = 8 });
        Assert.False(await CountsAsync());

        Task<bool> CountsAsync()
        {
            var today = office.Today;
            return school.InSchoolAsync(db => db.LbEpisodes.Where(e => e.ChildId == family.Child.Id && e.From <= today && (e.To == null || e.To > today)).Select(e => e.Counts).SingleAsync());
        }
    }
}
