using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Episodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeftBehindCare.Web.Tests.People;

public sealed class LbEpisodesTests(Office office) : IClassFixture<Office>
{
    private static readonly DateOnly September = TestFamily.September;
    private static readonly DateOnly November = TestFamily.November;

    [Fact]
    public async Task A_mother_who_leaves_turns_one_parent_away_into_both_from_that_day()
    {
        var (school, family) = await NewFamilyAsync();

        await TestFamily.AwayAsync(school, family.Father, September);
        await TestFamily.AwayAsync(school, family.Mother, November);

        var episodes = (await EpisodesOf(school, family.Child.Id)).Where(e => e.To is null || e.To > September).ToList();
        Assert.Equal(OutType.Father, episodes[0].OutType);
        Assert.Equal(November, episodes[0].To);
        Assert.All(episodes.Skip(1), e => Assert.Equal(OutType.Both, e.OutType));
        Assert.All(episodes, e => Assert.True(e.IsSchool && e.Counts));
    }

    [Fact]
    public async Task A_change_that_touches_one_stretch_leaves_the_rows_of_the_others_alone()
    {
        var (school, family) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, September);
        var before = await EpisodesOf(school, family.Child.Id);

        await TestFamily.AwayAsync(school, family.Mother, November);

        Assert.Equal(before[0].Id, (await EpisodesOf(school, family.Child.Id))[0].Id);
    }

    [Fact]
    public async Task A_father_shared_by_two_sisters_leaves_both_behind()
    {
        var (school, elder) = await NewFamilyAsync();
        var younger = await TestFamily.InAsync(school, (await school.AddClassAsync("2")).Id, "石亦苗", father: elder.Father);

        await TestFamily.AwayAsync(school, elder.Father, September);

        Assert.Equal(OutType.Father, (await EpisodesOf(school, elder.Child.Id)).Last().OutType);
        Assert.Equal(OutType.Father, (await EpisodesOf(school, younger.Child.Id)).Last().OutType);
    }

    [Fact]
    public async Task A_school_that_sets_an_oldest_age_no_longer_counts_the_older_ones()
    {
        var (school, family) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, September);
        Assert.Contains(await EpisodesOf(school, family.Child.Id), e => e.Counts);

        await school.InSchoolAsync(async (services, db) =>
        {
            await db.Schools.Where(s => s.Id == school.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LbAgeMax, 9));
            await services.GetRequiredService<LbEpisodes>().RecomputeSchoolAsync(db, default);
            return true;
        });

        Assert.DoesNotContain(await EpisodesOf(school, family.Child.Id), e => e.Counts);
    }

    [Fact]
    public async Task A_child_taken_out_of_use_keeps_no_episode()
    {
        var (school, family) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, September);

        await school.InSchoolAsync(async db =>
        {
            var own = await db.Children.SingleAsync(c => c.Id == family.Child.Id);
            own.IsDeleted = true;
            own.DeleteReason = "重复登记";
            await db.SaveChangesAsync();
        });

        Assert.Empty(await EpisodesOf(school, family.Child.Id));
    }

    [Fact]
    public async Task A_transfer_out_ends_the_episode_with_its_reason()
    {
        var (school, family) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, September);

        await school.InSchoolAsync(async db =>
        {
            var enrolment = await db.EnrollSpans.SingleAsync(e => e.ChildId == family.Child.Id);
            enrolment.To = November;
            enrolment.ExitKind = AlterKind.TransferredOut;
            await db.SaveChangesAsync();
        });

        var last = (await EpisodesOf(school, family.Child.Id))[^1];
        Assert.Equal(November, last.To);
        Assert.Equal(LbEndReason.TransferredOut, last.EndReason);
    }

    [Fact]
    public async Task Ten_thousand_children_are_derived_in_a_handful_of_commands()
    {
        const int count = 10_000;
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        await FillAsync(school, one.Id, count);

        var commands = await CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, db) =>
        {
            await services.GetRequiredService<LbEpisodes>().RecomputeSchoolAsync(db, default);
            return true;
        }));

        Assert.InRange(commands, 5, 40);
        var left = await school.InSchoolAsync(db => db.LbEpisodes.Where(e => e.Counts && e.From <= November && (e.To == null || e.To > November))
            .Select(e => e.ChildId).Distinct().CountAsync());
        Assert.Equal(count / 2, left);
    }

    /// <summary>Straight into the tables, as the owner: every second father is away.</summary>
    private async Task FillAsync(TestSchool school, Guid classId, int count)
    {
        await using var connection = new NpgsqlConnection(office.Database.Owner + ";Command Timeout=120");
        await connection.OpenAsync();
        string[] steps =
        [
            "create temp table made as select gen_random_uuid() child, gen_random_uuid() father, gen_random_uuid() mother, n from generate_series(1, $3::int) n where $1::uuid is not null and $2::uuid is not null",
            """
            insert into children (school_id, id, name, sex, birth_date, id_type, id_state, hukou_kind, board_mode, care_mode, risk_level, created_at, created_by, updated_at, updated_by, is_deleted)
            select $1, child, '童' || n, '1', date '2016-01-01' + n % 1000, '1', '2', '1', '1', '0', '0', now(), $2, now(), $2, false from made where $3::int > 0
            """,
            """
            insert into parents (school_id, id, name, created_at, created_by, updated_at, updated_by, is_deleted)
            select $1, p, '家长', now(), $2, now(), $2, false from made, unnest(array[father, mother]) p where $3::int > 0
            """,
            "analyze children, parents",
            """
            insert into parent_links (school_id, id, child_id, parent_id, role, presence, "from", created_at, created_by, updated_at, updated_by, is_deleted)
            select $1, gen_random_uuid(), child, p, r, '1', date '2026-09-01', now(), $2, now(), $2, false from made, unnest(array[father, mother], array['11', '12']) u(p, r) where $3::int > 0
            """,
            """
            insert into enroll_spans (school_id, id, child_id, class_id, "from", entry_kind, created_at, created_by, updated_at, updated_by, is_deleted)
            select $1, gen_random_uuid(), child, $2, date '2026-09-01', '41', now(), $2, now(), $2, false from made where $3::int > 0
            """,
            """
            insert into away_spans (school_id, id, parent_id, "from", created_at, created_by, updated_at, updated_by, is_deleted)
            select $1, gen_random_uuid(), father, date '2026-09-05', now(), $2, now(), $2, false from made where n % 2 = 0 and $3::int > 0
            """,
            "analyze parent_links, enroll_spans, away_spans",
        ];
        foreach (var step in steps)
        {
            await using var command = new NpgsqlCommand(step, connection);
            if (step.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = school.Id });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = classId });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<(TestSchool School, TestFamily Family)> NewFamilyAsync()
    {
        var school = await office.NewSchoolAsync();
        return (school, await TestFamily.InAsync(school, (await school.AddClassAsync()).Id));
    }

    private static Task<List<LbEpisode>> EpisodesOf(TestSchool school, Guid childId) =>
        school.InSchoolAsync(db => db.LbEpisodes.AsNoTracking().Where(e => e.ChildId == childId).OrderBy(e => e.From).ToListAsync());
}
