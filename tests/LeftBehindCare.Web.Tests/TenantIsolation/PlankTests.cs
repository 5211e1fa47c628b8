using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeftBehindCare.Web.Tests.TenantIsolation;

/// <summary>Each plank of the wall tried with the others out of the way.</summary>
public sealed class PlankTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_query_without_any_filter_of_ours_still_sees_one_school()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        await mine.AddChildAsync(name: "本校的孩子");
        await theirs.AddChildAsync(name: "外校的孩子");

        var seen = await mine.InSchoolAsync(db =>
            db.Children.IgnoreQueryFilters([QueryFilters.Tenant, QueryFilters.Removed]).Select(c => c.SchoolId).Distinct().ToListAsync());

        Assert.Equal([mine.Id], seen);
    }

    [Fact]
    public async Task A_set_based_change_without_our_filter_touches_no_other_school()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        await mine.AddChildAsync();
        var other = await theirs.AddChildAsync(name: "原来的名字");

        await mine.InSchoolAsync(db => db.Children.IgnoreQueryFilters([QueryFilters.Tenant]).ExecuteUpdateAsync(s => s.SetProperty(c => c.FormerName, "改过")));
        await mine.InSchoolAsync(db => db.LbEpisodes.IgnoreQueryFilters([QueryFilters.Tenant]).ExecuteDeleteAsync());

        Assert.Null(await theirs.InSchoolAsync(db => db.Children.Where(c => c.Id == other.Id).Select(c => c.FormerName).SingleAsync()));
    }

    [Fact]
    public async Task Without_a_school_there_are_no_rows()
    {
        await (await office.NewSchoolAsync()).AddChildAsync();

        Assert.Equal(0, await office.InNoSchoolAsync(db => db.Children.IgnoreQueryFilters([QueryFilters.Tenant]).CountAsync()));
        await using var source = NpgsqlDataSource.Create(office.Database.App);
        Assert.Equal(0L, await source.CreateCommand("select count(*) from children").ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_setting_does_not_outlive_its_command_on_a_pooled_connection()
    {
        var mine = await office.NewSchoolAsync();
        await mine.AddChildAsync();
        await using var source = new NpgsqlDataSourceBuilder(office.Database.App + ";Maximum Pool Size=1;Pooling=true").Build();
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new($"select set_config('{TenantCommandInterceptor.Setting}', '{mine.Id}', true)"),
                    new("select count(*) from children"),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            await reader.ReadAsync();
            Assert.Equal(1, reader.GetInt64(0));
        }

        Assert.Equal(0L, await source.CreateCommand("select count(*) from children").ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_save_guard_throws_on_a_row_of_another_school()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());

        await Assert.ThrowsAsync<ForeignSchoolException>(() => mine.InSchoolAsync(async db =>
        {
            db.Add(new Village { SchoolId = theirs.Id, Name = "别校的村", CountyCode = TestSchool.County });
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task The_database_refuses_a_row_of_another_school_even_past_the_guard()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RawAsync(mine, $"""
            insert into villages (school_id, id, name, county_code, created_at, created_by, updated_at, updated_by, is_deleted)
            values ('{theirs.Id}', '{Guid.CreateVersion7()}', '别校的村', '439900', now(), '{Guid.Empty}', now(), '{Guid.Empty}', false)
            """));

        Assert.Equal("42501", refusal.SqlState);
    }

    [Fact]
    public async Task The_database_refuses_to_move_a_row_to_another_school()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        await mine.AddChildAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RawAsync(mine, $"update children set school_id = '{theirs.Id}'"));

        Assert.Equal("42501", refusal.SqlState);
    }

    [Fact]
    public async Task The_database_refuses_to_hang_a_row_on_another_schools_child()
    {
        var (mine, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var ours = await mine.AddClassAsync();
        var foreign = await theirs.AddChildAsync();

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => mine.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = foreign.Id, ClassId = ours.Id, From = new DateOnly(2026, 9, 1), EntryKind = "11" });
            await db.SaveChangesAsync();
        }));

        Assert.Equal("23503", Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task With_the_policy_gone_the_database_would_show_everything()
    {
        // Negative control of the whole class: the rows are there, and only the wall hides them.
        await using var own = await Office.OwnAsync();
        var (mine, theirs) = (await own.NewSchoolAsync(), await own.NewSchoolAsync());
        await mine.AddChildAsync();
        await theirs.AddChildAsync();
        await using (var admin = NpgsqlDataSource.Create(own.Database.Admin))
            await admin.CreateCommand("alter table children disable row level security").ExecuteNonQueryAsync();

        Assert.Equal(2, await mine.InSchoolAsync(db => db.Children.IgnoreQueryFilters([QueryFilters.Tenant]).CountAsync()));
        Assert.Equal(1, await mine.InSchoolAsync(db => db.Children.CountAsync()));
    }

    [Fact]
    public async Task A_scope_never_changes_sides()
    {
        await using var scope = office.Services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<TenantContext>();
        tenant.Enter(Guid.CreateVersion7(), Guid.Empty);

        Assert.Throws<InvalidOperationException>(() => tenant.Enter(Guid.CreateVersion7(), Guid.Empty));
    }

    [Fact]
    public async Task A_change_and_its_log_entry_come_together_or_not_at_all()
    {
        var mine = await office.NewSchoolAsync();
        var child = await mine.AddChildAsync();
        await using var own = await Office.OwnAsync();
        var other = await own.NewSchoolAsync();
        var untouched = await other.AddChildAsync();
        await using (var admin = NpgsqlDataSource.Create(own.Database.Admin))
            await admin.CreateCommand("revoke insert on audit.change_log from lbc_app").ExecuteNonQueryAsync();

        await RenameAsync(mine, child.Id);
        await Assert.ThrowsAsync<DbUpdateException>(() => RenameAsync(other, untouched.Id));

        // The office's clock stands still: entries of one moment have no order.
        var entries = await mine.InSchoolAsync(db => db.ChangeLog.Where(e => e.EntityId == child.Id).Select(e => e.Changes).ToListAsync());
        Assert.Contains(entries, e => e.Contains("小名", StringComparison.Ordinal));
        Assert.Null(await other.InSchoolAsync(db => db.Children.Where(c => c.Id == untouched.Id).Select(c => c.FormerName).SingleAsync()));
    }

    [Theory]
    [InlineData("update audit.change_log set reason = 'x'")]
    [InlineData("delete from audit.change_log")]
    [InlineData("truncate audit.access_log")]
    [InlineData("delete from audit.access_log")]
    public async Task The_web_process_cannot_change_a_log(string sql)
    {
        var mine = await office.NewSchoolAsync();

        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => RawAsync(mine, sql))).SqlState);
    }

    [Fact]
    public async Task Spans_of_one_child_never_overlap()
    {
        var mine = await office.NewSchoolAsync();
        var (first, second) = (await mine.AddClassAsync(), await mine.AddClassAsync("5"));
        var child = await mine.AddChildAsync(first.Id);

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => mine.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = child.Id, ClassId = second.Id, From = new DateOnly(2026, 10, 1), EntryKind = "32" });
            await db.SaveChangesAsync();
        }));

        Assert.Equal("23P01", Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    private static Task RenameAsync(TestSchool school, Guid id) => school.InSchoolAsync(async db =>
    {
        (await db.Children.SingleAsync(c => c.Id == id)).FormerName = "小名";
        await db.SaveChangesAsync();
    });

    private static Task RawAsync(TestSchool school, string sql) => school.InSchoolAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new($"select set_config('{TenantCommandInterceptor.Setting}', '{school.Id}', true)"), new(sql) },
        };
        await batch.ExecuteNonQueryAsync();
    });
}
