using System.Net;
using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Home;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Indicators;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Tests.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Home;

/// <summary>今日: tasks and figures of the one who asks, and every figure opens to its rows.</summary>
public sealed partial class HomeTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(65, 73, "89.0%")]
    [InlineData(65, 512, "12.7%")]
    [InlineData(1, 16, "6.3%")]
    [InlineData(5, 5, "100.0%")]
    public void A_rate_has_one_decimal_and_rounds_halves_up(int count, int outOf, string percent) => Assert.Equal(percent, new Share(count, outOf).Percent);

    [Fact]
    public async Task The_figures_are_those_that_plain_SQL_counts()
    {
        var (school, four, five) = await SchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);

        var figures = await FiguresAsync(school, [new Post(Role.Principal, null, null)]);

        var expected = await SqlAsync(school, """
            select count(*) n, count(*) filter (where e.counts) l, count(*) filter (where e.counts and e.out_type = 'B') b,
                   count(*) filter (where e.counts and exists (select 1 from profiles p where p.school_id = s.school_id and p.child_id = s.child_id and p.missing_count = 0 and p.status in (1, 3, 4)
                       and p.confirmed_term_id = (select id from terms where school_id = @school))) a1
            from enroll_spans s join lb_episodes e on e.school_id = s.school_id and e.child_id = s.child_id and e."from" <= @day and (e."to" is null or e."to" > @day)
            where s.school_id = @school and s."from" <= @day and (s."to" is null or s."to" > @day)
            """);
        Assert.Equal(expected, [figures.Of(PeopleIndicators.Enrolled).Count, figures.Of(PeopleIndicators.LeftBehind).Count, figures.Of(PeopleIndicators.BothAway).Count, figures.Of(ArchiveIndicator.Filed(ProfileArchive.Number)).Count]);
        Assert.Equal([4, 3, 2, 1], expected);
        Assert.Equal(new Share(0, 2), figures.Of(ArchiveIndicator.Filed(SummaryArchive.Number)));
        var home = await principal.GetAsync("/");
        Assert.Contains("75.0%", home.Text, StringComparison.Ordinal);
        Assert.Contains(five.Title, home.Text, StringComparison.Ordinal);
        Assert.NotEqual(four.Id, five.Id);
    }

    [Theory]
    [InlineData(RecordStatus.Submitted, 0, true, 1)]
    [InlineData(RecordStatus.Effective, 0, true, 1)]
    [InlineData(RecordStatus.Archived, 0, true, 1)]
    [InlineData(RecordStatus.Draft, 0, true, 0)]
    [InlineData(RecordStatus.Returned, 0, true, 0)]
    [InlineData(RecordStatus.Effective, 1, true, 0)]
    [InlineData(RecordStatus.Effective, 0, false, 0)]
    public async Task A_form_counts_as_filed_when_it_is_whole_and_handed_in_and_confirmed_this_term(RecordStatus status, int missing, bool thisTerm, int filed)
    {
        var (school, _, _) = await SchoolAsync();
        var last = new Term { Year = "2025-2026", TermNo = 2, From = new(2026, 2, 20), To = new(2026, 7, 10), FirstWeek = new(2026, 2, 23), WeekCount = 20 };
        await school.InSchoolAsync(async db =>
        {
            db.Add(last);
            await db.SaveChangesAsync();
            var one = db.Profiles.Where(p => p.Child!.Name == "龙远舟");
            await one.ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, status).SetProperty(p => p.MissingCount, missing));
            if (!thisTerm) await one.ExecuteUpdateAsync(set => set.SetProperty(p => p.ConfirmedTermId, last.Id));
        });

        var figures = await FiguresAsync(school, [new Post(Role.Principal, null, null)]);

        Assert.Equal(new Share(filed, 3), figures.Of(ArchiveIndicator.Filed(ProfileArchive.Number)));
    }

    [Fact]
    public async Task Every_figure_opens_to_exactly_its_rows()
    {
        var (school, _, _) = await SchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var home = await principal.GetAsync("/");
        var opened = 0;

        foreach (var link in home.Html.QuerySelectorAll("main a[href^='/children'], main a[href^='/profiles?'], main a[href^='/archives?'][href*='lacking=']"))
        {
            // 缺 of a class's paper opens the children of that class.
            if (link.TextContent.Contains("去看看", StringComparison.Ordinal) || !Number().IsMatch(link.TextContent) || link.ClassList.Contains("btn")) continue;
            // 60/65 opens the 60; 差4人 opens the four.
            var told = int.Parse(link.ClassList.Contains("lb-cell") ? Gap().Match(link.TextContent).Groups[1].Value : Number().Match(link.TextContent).Value, System.Globalization.CultureInfo.InvariantCulture);
            var list = await principal.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(told, list.Html.QuerySelectorAll("main tbody tr").Length);
            opened++;
        }

        Assert.InRange(opened, 12, 100);
    }

    [Fact]
    public async Task A_teacher_sees_the_own_class_with_what_each_child_lacks_and_no_other_class()
    {
        var (school, four, five) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, four.Id);

        var home = await teacher.GetAsync("/");

        Assert.Contains("田小满", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("龙远舟", home.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(five.Title, home.Source, StringComparison.Ordinal);
        var field = home.Html.QuerySelectorAll("a[href*='#']").Select(a => a.GetAttribute("href")!).First(h => h.Contains("#Ethnic", StringComparison.Ordinal));
        var form = await teacher.GetAsync(field.Split('#')[0]);
        Assert.NotNull(form.Html.GetElementById("Ethnic"));
    }

    [Fact]
    public void Every_missing_field_leads_to_a_place_in_the_form()
    {
        foreach (var title in (string[])["民族", "身份证号", "父亲务工地", "母亲电话", "监护人电话", "主监护人", "救助情况", "父亲情况"])
            Assert.NotNull(ProfileCompleteness.FieldOf(title));
        Assert.Null(ProfileCompleteness.FieldOf("没有这一项"));
    }

    [Fact]
    public async Task Who_has_to_do_something_is_told_what_and_why()
    {
        var (school, four, _) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, four.Id);
        var principal = await school.PersonAsync(Role.Principal);
        var clerk = await school.AddPersonAsync(Role.Archivist);
        await school.InSchoolAsync(async db =>
        {
            var profile = await db.Profiles.FirstAsync(p => p.Child!.Name == "田小满");
            (profile.Status, profile.ReviewComment) = (RecordStatus.Returned, "户籍地址只写了村名");
            db.Add(new IdPrintRequest { RequestedBy = clerk.User.Id, Purpose = "办资助", Target = "{}", Title = "四年级 基本情况登记表2份" });
            await db.SaveChangesAsync();
        });

        var teachers = await teacher.GetAsync("/");
        Assert.Contains("退回1份：田小满 基本情况", teachers.Text, StringComparison.Ordinal);
        Assert.Contains("“户籍地址只写了村名”", teachers.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("等您审批", teachers.Text, StringComparison.Ordinal);
        var principals = await principal.GetAsync("/");
        Assert.Contains("1份含证件号打印等您审批", principals.Text, StringComparison.Ordinal);
        Assert.Contains("1份基本情况等您审核", principals.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("退回1份", principals.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_school_is_told_its_first_steps()
    {
        var school = await office.NewSchoolAsync();

        var home = await (await school.PersonAsync(Role.Archivist)).GetAsync("/");

        Assert.Contains("设本学期", home.Text, StringComparison.Ordinal);
        Assert.Contains("导入学籍名单", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_logs_in_has_a_home_and_reads_on_it_only_what_they_may()
    {
        var (school, four, _) = await SchoolAsync();
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.BureauUser or Role.SysAdmin)))
        {
            var home = await (await school.PersonAsync(role, role == Role.Homeroom ? four.Id : null)).GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, home.Status);
            if (role is Role.CanteenManager or Role.AuditAdmin or Role.LifeTeacher or Role.ProxyParent or Role.BusSupervisor or Role.Counsellor)
                Assert.DoesNotContain("留守率", home.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("田小满", (await (await office.SysAdminAsync()).GetAsync("/")).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await office.BureauUserAsync()).GetAsync("/")).Status);
    }

    [Fact]
    public async Task The_home_page_of_a_school_asks_the_database_a_bounded_number_of_times()
    {
        var (school, _, five) = await SchoolAsync();
        await CountAsync();
        var small = await CountAsync();
        for (var i = 0; i < 10; i++) await Family.MoveInAsync(school, five.Id, $"孩子{i}");

        Assert.Equal(small, await CountAsync());
        Assert.InRange(small, 1, 18);

        Task<int> CountAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Archivist, null, null)] };
            return await services.GetRequiredService<HomeReader>().ReadAsync(default);
        }));
    }

    private static Task<IndicatorTable> FiguresAsync(TestSchool school, IReadOnlyList<Post> posts) => school.InSchoolAsync(async (services, _) =>
    {
        services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = posts };
        return (await services.GetRequiredService<HomeReader>().ReadAsync(default)).Board!.Figures;
    });

    private async Task<List<int>> SqlAsync(TestSchool school, string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(office.Database.Admin);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("school", school.Id);
        command.Parameters.AddWithValue("day", office.Today);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (int)reader.GetInt64(i))];
    }

    /// <summary>四年级: 田小满 (both parents away, nothing filled), 石亦禾 (both at home). 五年级: 龙远舟 (both away, all filled), 向晓穗 (mother away).</summary>
    private async Task<(TestSchool School, SchoolClass Four, SchoolClass Five)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var term = new Term { Year = "2026-2027", TermNo = 1, From = new(2026, 9, 1), To = new(2027, 1, 31), FirstWeek = new(2026, 8, 31), WeekCount = 21 };
        await school.InSchoolAsync(db =>
        {
            db.Add(term);
            return db.SaveChangesAsync();
        });
        var (four, five) = (await school.AddClassAsync(), await school.AddClassAsync("5"));
        await Family.MoveInAsync(school, four.Id);
        await TestFamily.InAsync(school, four.Id);
        var filled = await Family.MoveInAsync(school, five.Id, "龙远舟");
        var one = await TestFamily.InAsync(school, five.Id, "向晓穗");
        await TestFamily.AwayAsync(school, one.Mother, TestFamily.September);
        await school.InSchoolAsync(async db =>
        {
            // As if every ◆ were filled: what fills them is another room's business.
            var profile = await db.Profiles.SingleAsync(p => p.ChildId == filled.Child.Id);
            (profile.Status, profile.ConfirmedTermId, profile.ConfirmedAt) = (RecordStatus.Submitted, term.Id, office.Now);
            await db.SaveChangesAsync();
            await db.Profiles.Where(p => p.ChildId == filled.Child.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.MissingCount, 0).SetProperty(p => p.Missing, new List<string>()));
        });
        return (school, four, five);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"差(\d+)人")]
    private static partial Regex Gap();
}
