using System.Diagnostics;
using System.Globalization;
using LeftBehindCare.Demo;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Episodes;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Registers.Archives.Activities;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Registers.Versions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Xunit.Abstractions;

namespace LeftBehindCare.Web.Tests.County;

/// <summary>The county as it stands in the database, looked at past EF and past the generator.</summary>
public sealed class DemoCountyTests(DemoCountyTests.Seeded county, ITestOutputHelper output) : IClassFixture<DemoCountyTests.Seeded>
{
    [Theory]
    [InlineData("阳光小学", 73, 65)]
    [InlineData("鱼龙小学", 512, 65)]
    [InlineData("河坝子小学", 792, 360)]
    [InlineData("同心完小", 420, 126)]
    [InlineData("城西小学", 680, 102)]
    public async Task Plain_SQL_counts_the_same_children(string school, long pupils, long leftBehind)
    {
        Assert.Equal(pupils, await county.ScalarAsync<long>(
            """
            select count(distinct e.child_id) from enroll_spans e join schools s on s.id = e.school_id
            where s.name = $1 and e."from" <= $2 and (e."to" is null or e."to" > $2)
            """, school, CountyPlan.SpecifiedDay));
        Assert.Equal(leftBehind, await county.ScalarAsync<long>(
            """
            select count(distinct l.child_id) from lb_episodes l join schools s on s.id = l.school_id
            where s.name = $1 and l.counts and l."from" <= $2 and (l."to" is null or l."to" > $2)
              and exists (select from enroll_spans e where e.school_id = l.school_id and e.child_id = l.child_id
                          and e."from" <= $2 and (e."to" is null or e."to" > $2))
            """, school, CountyPlan.SpecifiedDay));
        // A third way, without what was derived: somebody is away, and the child is within the age limits.
        Assert.Equal(leftBehind, await county.ScalarAsync<long>(
            """
            select count(*) from children c join schools s on s.id = c.school_id
            where s.name = $1
              and exists (select from enroll_spans e where e.school_id = c.school_id and e.child_id = c.id and e."from" <= $2 and (e."to" is null or e."to" > $2))
              and exists (select from parent_links p join away_spans a on a.school_id = p.school_id and a.parent_id = p.parent_id
                          where p.school_id = c.school_id and p.child_id = c.id and p."from" <= $2 and (p."to" is null or p."to" > $2)
                            and a."from" <= $2 and (a."to" is null or a."to" > $2))
              and extract(year from age($2::date, c.birth_date)) between coalesce(s.lb_age_min, 0) and coalesce(s.lb_age_max, 99)
            """, school, CountyPlan.SpecifiedDay));
    }

    [Fact]
    public async Task Numbers_are_sealed_and_open_with_the_schools_key()
    {
        var planned = CountyPlan.For(1);
        var tenant = new TenantContext();
        tenant.Enter(planned.School.Id, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        var cipher = await new SchoolCiphers(db, tenant, county.Master, new SchoolKeyCache(), TimeProvider.System).CurrentAsync();
        var child = planned.Children.First(c => c.IdNo is not null && c.DisCertNo is not null);

        var row = await db.Children.AsNoTracking().SingleAsync(c => c.Id == child.Row.Id);
        var guardian = planned.Guardians[0];
        var stored = await db.Guardians.AsNoTracking().SingleAsync(g => g.Id == guardian.Row.Id);

        Assert.Equal(child.IdNo, cipher.Open(SealedColumns.ChildIdNo, row.Id, row.IdNo));
        Assert.Equal(child.StudentNo, cipher.Open(SealedColumns.ChildStudentNo, row.Id, row.StudentNo));
        Assert.Equal(child.DisCertNo, cipher.Open(SealedColumns.ChildDisCertNo, row.Id, row.DisCertNo));
        Assert.Equal(cipher.Index(child.IdNo), row.IdNoHash);
        Assert.Equal(guardian.IdNo, cipher.Open(SealedColumns.GuardianIdNo, stored.Id, stored.IdNo));
        Assert.Equal(child.Row.Pinyin, row.Pinyin);
    }

    [Fact]
    public async Task An_approved_form_opens_as_its_first_version()
    {
        var planned = CountyPlan.For(0);
        var tenant = new TenantContext();
        tenant.Enter(planned.School.Id, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        var cipher = await new SchoolCiphers(db, tenant, county.Master, new SchoolKeyCache(), TimeProvider.System).CurrentAsync();
        var versions = await db.ProfileVersions.AsNoTracking().ToListAsync();

        Assert.Equal(planned.Profiles.Where(p => p.VersionNo == 1).Select(p => p.Id).Order(), versions.Select(v => v.ProfileId).Order());
        foreach (var version in versions)
        {
            var facts = ProfileSnapshot.Open(cipher, version);
            var child = planned.Children.Single(c => c.Row.Id == version.ChildId);
            Assert.Equal(child.Row.Name, facts.Child.Child.Name);
            Assert.Equal(child.IdNo, cipher.Open(SealedColumns.ChildIdNo, child.Row.Id, facts.Child.Child.IdNo));
            Assert.NotNull(facts.Child.VillageName);
            Assert.NotNull(facts.Child.Class);
            Assert.Equal(facts.Child.Father?.Link.ParentId, facts.Child.Father?.Person.Id);
        }
    }

    [Fact]
    public async Task Every_share_of_the_archives_is_what_plain_SQL_counts_and_each_has_classes_that_meet_it_and_classes_that_do_not()
    {
        var (day, met, missed) = (CountyPlan.SpecifiedDay, new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var index = 0; index < DemoCounty.StandardSchools; index++)
        {
            var school = CountyPlan.For(index).School;
            var cells = await ArchiveCellsAsync(school.Id, day);
            var counted = await SqlCellsAsync(school.Id, day);

            foreach (var code in counted.Select(c => c.Code).Distinct())
                Assert.Equal(
                    counted.Where(c => c.Code == code).Select(c => (code, c.ClassId, c.Filed, c.All)).Order(),
                    cells.Where(c => c.Code == code).Select(c => (code, c.ClassId, c.Count, c.OutOf)).Order());
            foreach (var cell in cells.Where(c => c.Code.StartsWith("M05", StringComparison.Ordinal)))
            {
                var into = cell.Count * 100 >= cell.OutOf * (cell.Code == ArchiveIndicator.Filed("A7") ? SchoolYear.PercentOver(day) : 100) ? met : missed;
                into[cell.Code] = into.GetValueOrDefault(cell.Code) + 1;
            }
        }

        Assert.Equal(7, met.Count);
        Assert.Equal(7, missed.Count);
    }

    [Fact]
    public async Task The_schools_keep_their_archives_as_far_as_the_specification_says()
    {
        var shares = new List<double>();
        for (var index = 0; index < DemoCounty.StandardSchools; index++)
        {
            var own = new IndicatorTable(await ArchiveCellsAsync(CountyPlan.For(index).School.Id, CountyPlan.SpecifiedDay));
            // A7 gathers over the year; the others are due by now.
            var due = new[] { "A3", "A4" }.Select(a => own.Of(ArchiveIndicator.Filed(a))).ToList();
            shares.Add(due.Sum(s => s.Count) * 100.0 / due.Sum(s => s.OutOf));
        }

        foreach (var (share, wanted) in shares.Zip([94.0, 97, 81, 88, 90])) Assert.InRange(share, wanted - 7, wanted + 6);
    }

    /// <summary>M05–M07 without A2, whose counting writes down what has gone stale.</summary>
    private async Task<IReadOnlyList<IndicatorCell>> ArchiveCellsAsync(Guid schoolId, DateOnly day)
    {
        var tenant = new TenantContext();
        tenant.Enter(schoolId, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        using var cache = new MemoryCache(new MemoryCacheOptions());
        // Only what is counted is asked of them; nobody looks at a record.
        IArchive[] archives =
        [
            new ProfileArchive(db, null!, null!), new GrowthArchive(db, null!, null!, null!), new SpecialArchive(db, null!, null!, null!), new ActivityArchive(db, null!, new Participations([new ActivityParticipations(db), new ClassCareParticipations(db)]), null!, null!),
            new ClassCareArchive(db, null!, null!, null!), new DeedArchive(db, null!, null!, null!), new CaseStudyArchive(db, null!, null!, null!),
        ];
        return await new ArchiveIndicator(new ArchiveReader(db, archives, new SchoolFactsReader(db, tenant, cache))).ReadAsync(new RowScope(true, [], []), day, default);
    }

    /// <summary>M05 of the archives, counted a second way.</summary>
    private async Task<List<Counted>> SqlCellsAsync(Guid schoolId, DateOnly day)
    {
        var tenant = new TenantContext();
        tenant.Enter(schoolId, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        return await db.Database.SqlQuery<Counted>($"""
            with kids as (
                select distinct s.child_id, s.class_id from enroll_spans s
                join lb_episodes e on e.school_id = s.school_id and e.child_id = s.child_id and e.counts and e."from" <= {day} and (e."to" is null or e."to" > {day})
                where s.school_id = {schoolId} and s."from" <= {day} and (s."to" is null or s."to" > {day})),
            term as (select * from terms where school_id = {schoolId} and "from" <= {day} and "to" >= {day}),
            rooms as (select distinct class_id from kids),
            deeds_ok as (select distinct child_id from deeds where school_id = {schoolId} and not is_deleted and status in (1, 3, 4) and date between '2026-09-01' and '2027-08-31'),
            specials_ok as (select distinct child_id from special_registrations where school_id = {schoolId} and not is_deleted and status in (1, 3, 4) and year = '2026-2027'),
            cards_ok as (select distinct c.child_id from growth_cards c join term t on t.id = c.term_id where c.school_id = {schoolId} and not c.is_deleted and c.status in (1, 3, 4)
                and num_nulls(c.height_cm, c.weight_kg, c.yw, c.sx, c.q_moral, c.q_study, c.q_health, c.q_art, c.q_practice) = 0),
            took_part as (
                select p.child_id from activity_participations p join activities a on a.school_id = p.school_id and a.id = p.activity_id
                where p.school_id = {schoolId} and p.attended and not p.is_deleted and not a.is_deleted and a.status in (1, 3, 4) and a.date between (select "from" from term) and {day}
                union select unnest(c.lb_ids) from class_cares c
                where c.school_id = {schoolId} and not c.is_deleted and c.status in (1, 3, 4) and c.date between (select "from" from term) and {day}),
            cared as (select class_id, count(*) n from class_cares where school_id = {schoolId} and not is_deleted and status in (1, 3, 4) and date between (select "from" from term) and {day} group by class_id)
            select 'M05.A7' as code, k.class_id, count(*)::int as "all", count(o.child_id)::int as filed from kids k left join deeds_ok o using (child_id) group by 2
            union all select 'M05.A4', k.class_id, count(*)::int, count(o.child_id)::int from kids k left join specials_ok o using (child_id) group by 2
            union all select 'M05.A3', k.class_id, count(*)::int, count(o.child_id)::int from kids k left join cards_ok o using (child_id) group by 2
            union all select 'M05.A5', k.class_id, count(*)::int, count(o.child_id)::int from kids k left join (select distinct child_id from took_part) o using (child_id) group by 2
            union all select 'M05.A6', r.class_id, 1, (coalesce(c.n, 0) >= 2)::int from rooms r left join cared c using (class_id)
            union all select 'M05.A8', r.class_id, 1, exists (select 1 from case_studies s where s.school_id = {schoolId} and s.class_id = r.class_id and not s.is_deleted and s.status in (1, 3, 4)
                and s.approved_at >= '2026-08-31 16:00Z' and s.approved_at < '2027-08-31 16:00Z')::int from rooms r
            """).ToListAsync();
    }

    [Fact]
    public async Task An_approved_deed_opens_as_its_first_version()
    {
        var planned = CountyPlan.For(0);
        var tenant = new TenantContext();
        tenant.Enter(planned.School.Id, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        var store = new VersionStore(db, new SchoolCiphers(db, tenant, county.Master, new SchoolKeyCache(), TimeProvider.System));
        var approved = await db.Deeds.AsNoTracking().Where(d => d.VersionNo == 1).ToListAsync();

        Assert.NotEmpty(approved);
        foreach (var deed in approved)
            Assert.Equal([deed.Story], (await store.OpenAsync(deed, 1, default))![nameof(DeedForm.Story)]);
    }

    private sealed record Counted(string Code, Guid ClassId, int All, int Filed);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task The_product_derives_the_same_and_finds_nothing_to_change(int index)
    {
        var school = CountyPlan.For(index).School;
        var tenant = new TenantContext();
        tenant.Enter(school.Id, Guid.Empty);
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        db.Lease(tenant, () => []);
        var episodes = await db.LbEpisodes.AsNoTracking().Select(e => e.Id).Order().ToListAsync();
        var profiles = await db.Profiles.AsNoTracking().OrderBy(p => p.Id).ToListAsync();

        await using var transaction = await db.Database.BeginTransactionAsync();
        await new LbEpisodes(tenant).RecomputeSchoolAsync(db, default);
        var clock = new OfficeClock(new FixedClock(CountyPlan.SpecifiedDay));
        await new ProfileFollowUp(new ChildFactsReader(db), clock).RunAsync(db, await db.Children.Select(c => c.Id).ToListAsync(), default);
        db.ChangeTracker.Clear();

        Assert.Equal(episodes, await db.LbEpisodes.AsNoTracking().Select(e => e.Id).Order().ToListAsync());
        var derived = await db.Profiles.AsNoTracking().OrderBy(p => p.Id).ToListAsync();
        Assert.Equal(profiles.Select(Derived), derived.Select(Derived));

        static string Derived(LeftBehindProfile p) => $"{p.Id} {p.MissingCount}/{p.WantedCount} {string.Join('、', p.Missing)}";
    }

    [Fact]
    public async Task A_schools_words_are_in_no_other_schools_rows()
    {
        var planned = Enumerable.Range(0, CountyPlan.SpecifiedSchools).Select(i => CountyPlan.For(i)).ToList();
        foreach (var school in planned)
        {
            Assert.Equal(1, await Seen(school.School.Id, school.Mark));
            Assert.All(await Task.WhenAll(planned.Where(o => o != school).Select(o => Seen(o.School.Id, school.Mark))), n => Assert.Equal(0, n));
        }

        // As the web process: only what belongs to the school of the transaction can be seen at all.
        async Task<long> Seen(Guid schoolId, string mark)
        {
            await using var connection = new NpgsqlConnection(county.Database.App);
            await connection.OpenAsync();
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand("select set_config('app.school_id', $1, true)") { Parameters = { new() { Value = schoolId.ToString() } } },
                    new NpgsqlBatchCommand("select count(*) from children where name like $1") { Parameters = { new() { Value = $"%{mark}" } } },
                },
            };
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            await reader.ReadAsync();
            return reader.GetInt64(0);
        }
    }

    [Fact]
    public async Task Everybody_signs_in_with_the_deployments_password()
    {
        var accounts = county.Accounts;
        var hasher = new PasswordHasher<User>();
        await using var db = new AppDb(DesignTimeDb.Options(county.Database.Owner));
        var users = await db.Users.AsNoTracking().ToListAsync();

        var password = Assert.Single(accounts.Select(a => a.Password).Distinct());
        Assert.True(password.Length >= 12);
        Assert.Equal(accounts.Select(a => a.Login).Order(), users.Where(u => u.DisabledAt is null).Select(u => u.UserName).Order());
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(users[0], users[0].PasswordHash!, password));
        Assert.All(users, u => Assert.True(u.IsSynthetic && !u.TwoFactorEnabled && !u.MustChangePassword));
        Assert.Equal(5, users.Count(u => u.DisabledAt is not null));
        Assert.Equal(2, accounts.Count(a => a.Role == "县局"));
        Assert.Equal(1, accounts.Count(a => a is { Role: "系统管理员", School: "" }));
        Assert.Contains(accounts, a => a is { School: "河坝子小学", Role: "村小（枫木坪村小）" });
    }

    [Fact]
    public async Task A_second_run_does_nothing_and_a_lost_password_is_renewed()
    {
        await using var database = await TestDatabase.CloneAsync();
        var options = new DemoOptions { Size = 1, Day = CountyPlan.SpecifiedDay };
        var first = await DemoCounty.SeedAsync(database.Owner, county.Master, options, null, default);

        Assert.Null(await DemoCounty.SeedAsync(database.Owner, county.Master, options with { Password = first![0].Password }, null, default));
        var renewed = await DemoCounty.SeedAsync(database.Owner, county.Master, options, null, default);
        Assert.NotEqual(first[0].Password, renewed![0].Password);

        // What an interrupted run left out is added, and nothing that is there is written again.
        var more = await DemoCounty.SeedAsync(database.Owner, county.Master, options with { Size = 2, Password = renewed[0].Password }, null, default);
        Assert.Equal(2, more!.Select(a => a.School).Where(s => s.Length > 0).Distinct().Count());
        await using var db = new AppDb(DesignTimeDb.Options(database.Owner));
        Assert.Equal(["阳光小学", "鱼龙小学"], await db.Schools.OrderBy(s => s.Code10).Select(s => s.Name).ToListAsync());
    }

    [Fact]
    public async Task Real_schools_are_left_alone()
    {
        await using var database = await TestDatabase.CloneAsync();
        await using (var connection = new NpgsqlConnection(database.Owner))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                """
                with town as (insert into towns (id, name, county_code) values (gen_random_uuid(), '某镇', '439901') returning id)
                insert into schools (id, name, short_name, county_code, town_id, kind, lb_caliber, care_as_lb, archive_set, is_synthetic, created_at)
                select gen_random_uuid(), '某小学', '某小', '439901', id, '2', 'SCHOOL', false, 8, false, now() from town
                """, connection);
            await command.ExecuteNonQueryAsync();
        }

        Assert.Null(await DemoCounty.SeedAsync(database.Owner, county.Master, new DemoOptions { Size = 1, Day = CountyPlan.SpecifiedDay }, null, default));
    }

    [Fact]
    public void Five_schools_are_there_in_seconds()
    {
        output.WriteLine($"five schools: {county.Took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s");
        // Far above what it takes; only a change that makes it slow by an order shall fail here.
        Assert.True(county.Took < TimeSpan.FromSeconds(60));
    }

    private sealed class FixedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
    }

    /// <summary>The five schools in a database of their own.</summary>
    public sealed class Seeded : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;
        public MasterKey Master { get; } = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        public IReadOnlyList<DemoAccount> Accounts { get; private set; } = [];
        public TimeSpan Took { get; private set; }

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.CloneAsync();
            var watch = Stopwatch.StartNew();
            Accounts = await DemoCounty.SeedAsync(Database.Owner, Master, new DemoOptions { Day = CountyPlan.SpecifiedDay }, null, default) ?? [];
            Took = watch.Elapsed;
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();

        public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
        {
            await using var connection = new NpgsqlConnection(Database.Owner);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            return (T)(await command.ExecuteScalarAsync())!;
        }
    }
}
