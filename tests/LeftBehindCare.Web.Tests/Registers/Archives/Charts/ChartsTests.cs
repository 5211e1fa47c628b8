using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Charts;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Tests.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Charts;

/// <summary>看图: what is drawn is what is counted, of what the reader may see and of nothing else.</summary>
public sealed class ChartsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task What_is_drawn_is_what_plain_SQL_counts()
    {
        var (school, four, five) = await SchoolAsync(office);

        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/charts");

        foreach (var room in new[] { four, five })
        {
            var (n, l, both, father, mother, carer, a1, a7) = await CountsAsync(school, room.Id);
            Assert.Equal($"{l}/{n}", Cell(page, "left-behind", room.Title, 1));
            Assert.Equal([$"{both}", $"{father}", $"{mother}", $"{carer}", $"{l}"], Enumerable.Range(1, 5).Select(i => Cell(page, "class-out-types", room.Title, i)));
            Assert.Equal($"{a1}/{l}", Cell(page, "rate-A1", room.Title, 1));
            Assert.Equal("0/1", Cell(page, "rate-A2", room.Title, 1));
            Assert.Equal($"{a7}/{l}", Cell(page, "rate-A7", room.Title, 1));
        }

        // Not all zeros: 四年级 has one of two, 五年级 two of two and one form on file.
        Assert.Equal(["1/2", "50.0%"], [Cell(page, "left-behind", four.Title, 1), Cell(page, "left-behind", four.Title, 2)]);
        Assert.Equal(["1/2", "50.0%"], [Cell(page, "rate-A1", five.Title, 1), Cell(page, "rate-A1", five.Title, 2)]);
        Assert.Equal("1/3", Cell(page, "rates", "基本情况", 1));
        Assert.Equal("2", Cell(page, "out-types", "双亲外出", 1));
        // The picture is drawn from the same numbers.
        Assert.Contains("\"counts\":[2,0,1,0],\"total\":3", Figure(page, "out-types")!.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_by_week_it_is_drawn_what_had_come_in_by_then_and_who_is_several_at_once_stands_once()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        var (one, two, three) = ((await Family.MoveInAsync(school, room.Id)).Child, (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child, (await Family.MoveInAsync(school, room.Id, "罗一苇")).Child);
        var screener = (await school.AddStaffAsync()).Id;
        await school.InSchoolAsync(async db =>
        {
            SpecialRegistration Of(Child child, DateTimeOffset? first, params string[] types) => new()
            {
                ChildId = child.Id,
                Year = "2026-2027",
                Types = types,
                ScreenBy = screener,
                ScreenOn = new(2026, 9, 7),
                Status = first is null ? RecordStatus.Draft : RecordStatus.Submitted,
                FirstSubmittedAt = first,
            };
            db.AddRange(Of(one, new(2026, 9, 10, 4, 0, 0, TimeSpan.Zero), "1", "2"), Of(two, new(2026, 9, 20, 15, 59, 0, TimeSpan.Zero), "1"), Of(three, null, "3"));
            await db.SaveChangesAsync();
        });

        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/charts");

        Assert.Equal(["0.0", "33.3", "66.7", "66.7"], new[] { "1周", "2周", "3周", "4周" }.Select(week => Cell(page, "rates-own", week, 3)));
        Assert.Equal(["1", "0", "0", "1"], new[] { "只是特困", "只是特长", "只是特殊", "特困＋特长" }.Select(set => Cell(page, "specials", set, 1)));
    }

    [Fact]
    public async Task A_homeroom_teacher_sees_the_own_class_only()
    {
        var (school, four, five) = await SchoolAsync(office);
        var teacher = await school.PersonAsync(Role.Homeroom, four.Id);

        var page = await teacher.GetAsync("/charts");

        Assert.Equal("1", Cell(page, "out-types", "双亲外出", 1));
        Assert.Equal("0/1", Cell(page, "rates", "基本情况", 1));
        Assert.DoesNotContain(five.Title, page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(five.Id.ToString(), page.Source, StringComparison.Ordinal);
        await IsUnknownAsync(teacher, "classId", five.Id);
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync($"/charts?classId={four.Id}")).Status);
    }

    [Fact]
    public async Task The_head_of_a_village_school_sees_that_campus_only()
    {
        var (school, four, _) = await SchoolAsync(office);
        var village = new Campus { Name = "枫木坪村小", Kind = "2" };
        await school.InSchoolAsync(db =>
        {
            db.Add(village);
            return db.SaveChangesAsync();
        });
        var one = await school.AddClassAsync("1", campusId: village.Id);
        await Family.MoveInAsync(school, one.Id, "罗一苇");
        var head = await school.PersonAsync(Role.CampusHead, campusId: village.Id);

        var page = await head.GetAsync("/charts");

        Assert.Equal("1", Cell(page, "out-types", "双亲外出", 1));
        Assert.DoesNotContain(four.Title, page.Source, StringComparison.Ordinal);
        await IsUnknownAsync(head, "campusId", school.Campus.Id);
        await IsUnknownAsync(head, "classId", four.Id);
        var part = await (await school.PersonAsync(Role.Principal)).GetAsync($"/charts?campusId={village.Id}");
        Assert.Equal("1", Cell(part, "out-types", "双亲外出", 1));
        Assert.Null(Figure(part, "rate-A1"));
    }

    [Fact]
    public async Task Another_schools_children_are_never_counted()
    {
        var (mine, _, _) = await SchoolAsync(office);
        var principal = await mine.PersonAsync(Role.Principal);
        var before = (await principal.GetAsync("/charts")).Text;
        var (_, theirs, _) = await SchoolAsync(office);

        Assert.Equal(before, (await principal.GetAsync("/charts")).Text);
        await IsUnknownAsync(principal, "classId", theirs.Id);
        await IsUnknownAsync(principal, "campusId", theirs.CampusId);
    }

    [Fact]
    public async Task Who_may_not_see_archives_is_refused()
    {
        var (school, _, _) = await SchoolAsync(office);

        foreach (var role in new[] { Role.CanteenManager, Role.BusSupervisor, Role.AuditAdmin })
        {
            var person = await school.PersonAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/charts")).Status);
            Assert.DoesNotContain("看图", (await person.GetAsync("/all")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await office.Stranger().GetAsync("/charts")).Status);
        Assert.Contains("看图", (await (await school.PersonAsync(Role.Principal)).GetAsync("/all")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counsellor_sees_how_the_archives_stand_and_nothing_of_the_families()
    {
        var (school, _, five) = await SchoolAsync(office);

        var page = await (await school.PersonAsync(Role.Counsellor)).GetAsync("/charts");

        Assert.Equal("1/2", Cell(page, "rate-A1", five.Title, 1));
        Assert.All(new[] { "out-types", "class-out-types", "left-behind", "weeks" }, id => Assert.Null(Figure(page, id)));
        Assert.DoesNotContain("双亲", page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_that_opens_opens_to_exactly_its_rows()
    {
        var (school, _, five) = await SchoolAsync(office);
        var principal = await school.PersonAsync(Role.Principal);
        var opened = 0;

        foreach (var url in new[] { "/charts", $"/charts?classId={five.Id}" })
        {
            foreach (var link in (await principal.GetAsync(url)).Html.QuerySelectorAll("figure td a"))
            {
                var told = new string([.. link.TextContent.TakeWhile(char.IsAsciiDigit)]);
                var address = link.GetAttribute("href")!;
                // The classes without a summary are told apart on their own page, which lists them all.
                if (address == "/class-summaries" || link.TextContent.Contains("个班", StringComparison.Ordinal)) continue;
                Assert.Equal(int.Parse(told, CultureInfo.InvariantCulture), (await principal.GetAsync(address)).Html.QuerySelectorAll("main tbody tr").Length);
                opened++;
            }
        }

        Assert.InRange(opened, 12, 40);
    }

    [Fact]
    public async Task Each_week_counts_who_was_left_behind_then()
    {
        var (school, _, five) = await SchoolAsync(office);
        var late = await Family.MoveInAsync(school, five.Id, "罗一苇");
        await school.InSchoolAsync(db => db.EnrollSpans.Where(e => e.ChildId == late.Child.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.From, new DateOnly(2026, 10, 14))));

        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/charts");

        var told = Figure(page, "weeks")!.QuerySelectorAll("tbody tr").Select(r => (r.Children[0].TextContent, int.Parse(r.Children[1].TextContent, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(("1周", 3), told[0]);
        Assert.Equal(("6周", 3), told[5]);
        Assert.Equal(("7周", 4), told[6]);
        Assert.Equal(("13周", 4), told[^1]);
        Assert.Equal(4, await school.InSchoolAsync(db => db.LeftBehindOn(office.Today).CountAsync()));
    }

    [Fact]
    public async Task Every_archive_is_drawn_and_its_gap_leads_to_its_rows()
    {
        var (school, four, _) = await SchoolAsync(office);

        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/charts");

        Assert.All(Enumerable.Range(1, 8), number => Assert.NotNull(Figure(page, $"rate-A{number}")));
        Assert.Equal("三特建档率", Figure(page, "rate-A4")!.QuerySelector("h2")!.TextContent);
        Assert.Equal($"/archives?classId={four.Id}&lacking=A4", Row(page, "rate-A4", four.Title).QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_school_without_children_is_told_how_the_charts_come()
    {
        var school = await office.NewSchoolAsync();
        await school.AddClassAsync();

        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/charts");

        Assert.Contains("还没有可画的孩子", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("figure, .lb-filter, script[src*='chart']"));
    }

    [Fact]
    public async Task The_charts_of_a_school_ask_the_database_a_bounded_number_of_times()
    {
        var (school, _, five) = await SchoolAsync(office);
        await CountAsync();
        var small = await CountAsync();
        for (var i = 1; i <= 3; i++) await Family.MoveInAsync(school, (await school.AddClassAsync("6", i)).Id, $"孩子{i}");
        await Family.MoveInAsync(school, five.Id, "罗一苇");

        Assert.Equal(small, await CountAsync());
        Assert.InRange(small, 5, 8);

        Task<int> CountAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Principal, null, null)] };
            return await services.GetRequiredService<ChartsReader>().ReadAsync(new ChartsFilter(), default);
        }));
    }

    /// <summary>Answered like an id that never existed.</summary>
    private static async Task IsUnknownAsync(Browserlike person, string name, Guid id)
    {
        var answer = await person.GetAsync($"/charts?{name}={id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal((await person.GetAsync($"/charts?{name}={Guid.CreateVersion7()}")).Text, answer.Text);
    }

    private static IElement? Figure(Page page, string id) => page.Html.GetElementById($"{id}-h")?.Closest("figure");

    private static IElement Row(Page page, string id, string name) =>
        Figure(page, id)!.QuerySelectorAll("tbody tr").Single(r => r.Children[0].TextContent == name);

    /// <summary>What a reader sees in a cell, without what is only said.</summary>
    private static string Cell(Page page, string id, string row, int column)
    {
        var cell = (IElement)Row(page, id, row).Children[column].Clone();
        foreach (var unseen in cell.QuerySelectorAll(".visually-hidden")) unseen.Remove();
        return cell.TextContent;
    }

    private async Task<(long N, long L, long Both, long Father, long Mother, long Carer, long A1, long A7)> CountsAsync(TestSchool school, Guid classId)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(office.Database.Admin);
        await using var command = source.CreateCommand("""
            select count(*), count(*) filter (where e.counts), count(*) filter (where e.counts and e.out_type = 'B'), count(*) filter (where e.counts and e.out_type = 'F'),
                   count(*) filter (where e.counts and e.out_type = 'M'), count(*) filter (where e.counts and e.out_type = 'S'),
                   count(*) filter (where e.counts and exists (select 1 from profiles p where p.school_id = s.school_id and p.child_id = s.child_id and p.missing_count = 0 and p.status in (1, 3, 4)
                       and p.confirmed_term_id = (select id from terms where school_id = @school))),
                   count(*) filter (where e.counts and exists (select 1 from deeds d where d.school_id = s.school_id and d.child_id = s.child_id and d.date >= '2026-09-01' and d.status in (1, 3, 4)))
            from enroll_spans s join lb_episodes e on e.school_id = s.school_id and e.child_id = s.child_id and e."from" <= @day and (e."to" is null or e."to" > @day)
            where s.school_id = @school and s.class_id = @class and s."from" <= @day and (s."to" is null or s."to" > @day)
            """);
        command.Parameters.AddWithValue("school", school.Id);
        command.Parameters.AddWithValue("class", classId);
        command.Parameters.AddWithValue("day", office.Today);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        long At(int i) => reader.GetInt64(i);
        return (At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7));
    }

    /// <summary>四年级: 田小满 (both parents away), 石亦禾 (both at home). 五年级: 龙远舟 (both away, form on file), 向晓穗 (mother away).</summary>
    private static async Task<(TestSchool School, SchoolClass Four, SchoolClass Five)> SchoolAsync(Office office)
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
}
