using LeftBehindCare.Tests.Fixture;
using Npgsql;

namespace LeftBehindCare.Web.Tests.TenantIsolation;

/// <summary>The catalogue itself: each table is walled or on the list of global ones, and the web process owns nothing.</summary>
public sealed class SchemaTests
{
    /// <summary>Tables without an owner school. A new name here is a decision (docs/adr/0002), not a fix.</summary>
    private static readonly string[] GlobalTables =
    [
        "__ef_migrations_history", "data_protection_keys", "job_tickets", "login_attempts", "schools", "towns",
        "user_claims", "user_logins", "user_sessions", "user_tokens", "users",
    ];

    private const string Tables = """
        select n.nspname || '.' || c.relname as name, c.oid,
               exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id' and a.attnotnull and not a.attisdropped) as owned,
               c.relrowsecurity and c.relforcerowsecurity as walled
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
        """;

    [Fact]
    public async Task Every_table_is_walled_or_on_the_list_of_global_tables()
    {
        // Its own clone: in the shared one other tests may have made tables to play with.
        await using var database = await TestDatabase.CloneAsync();
        Assert.Equal(GlobalTables, await ReadAsync(database, $"""
            select split_part(name, '.', 2) from ({Tables}) t
            where not (owned and walled) order by 1
            """));
    }

    [Fact]
    public async Task Every_walled_table_lets_the_web_process_see_and_write_its_own_school_only()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, UnguardedTables));
    }

    [Fact]
    public async Task A_table_whose_policy_was_dropped_is_reported()
    {
        await using var database = await TestDatabase.CloneAsync();
        await ExecuteAsync(database, "drop policy tenant on children");
        Assert.Equal(["public.children"], await ReadAsync(database, UnguardedTables));
    }

    [Fact]
    public async Task Every_key_of_a_walled_table_starts_with_the_school()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, LooseKeys));
    }

    [Fact]
    public async Task A_unique_index_over_all_schools_is_reported()
    {
        await using var database = await TestDatabase.CloneAsync();
        await ExecuteAsync(database, "create unique index ux_children_name on children (name)");
        Assert.Equal(["public.children: ux_children_name"], await ReadAsync(database, LooseKeys));
    }

    [Fact]
    public async Task Every_foreign_key_between_walled_tables_carries_the_school()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, LooseForeignKeys));
    }

    [Fact]
    public async Task A_foreign_key_by_id_alone_is_reported()
    {
        await using var database = await TestDatabase.CloneAsync();
        await ExecuteAsync(database, "create unique index ux_children_id on children (id)");
        await ExecuteAsync(database, "alter table enroll_spans add constraint fk_loose foreign key (child_id) references children (id)");
        Assert.Equal(["enroll_spans: fk_loose"], await ReadAsync(database, LooseForeignKeys));
    }

    [Fact]
    public async Task The_web_process_owns_nothing_and_cannot_pass_the_wall()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, "select relname::text from pg_class where relowner = 'lbc_app'::regrole"));
        Assert.Equal(["False False False False"], await ReadAsync(database, """
            select concat_ws(' ', case when rolsuper then 'True' else 'False' end, case when rolbypassrls then 'True' else 'False' end,
                                  case when rolcreatedb then 'True' else 'False' end, case when rolcreaterole then 'True' else 'False' end)
            from pg_roles where rolname = 'lbc_app'
            """));
        Assert.Empty(await ReadAsync(database, "select 'member' from pg_auth_members where member = 'lbc_app'::regrole"));
        Assert.Equal(["f"], await ReadAsync(database, "select has_schema_privilege('lbc_app', 'public', 'create')::text::char"));
    }

    [Fact]
    public async Task The_logs_can_be_added_to_and_read_but_not_changed()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Equal(["access_log INSERT,SELECT", "change_log INSERT,SELECT"], await ReadAsync(database, """
            select table_name || ' ' || string_agg(privilege_type, ',' order by privilege_type)
            from information_schema.role_table_grants where grantee = 'lbc_app' and table_schema = 'audit' group by table_name order by 1
            """));
    }

    [Fact]
    public async Task The_bureau_and_statistics_roles_can_read_no_table_of_a_school()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, $"""
            select r.role || ' ' || t.name from ({Tables}) t cross join (values ('lbc_bureau'), ('lbc_stats')) r(role)
            where has_table_privilege(r.role, t.oid, 'select') and has_schema_privilege(r.role, split_part(t.name, '.', 1), 'usage')
            """));
    }

    [Fact]
    public async Task No_view_or_privileged_function_opens_a_way_round_the_wall()
    {
        var database = await TestDatabase.SharedAsync();
        Assert.Empty(await ReadAsync(database, """
            select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
            union all
            select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
            """));
    }

    private static readonly string UnguardedTables = $"""
        select name from ({Tables}) t where owned and walled and not exists (
            select 1 from pg_policy p where p.polrelid = t.oid and p.polpermissive and p.polcmd = '*'
              and p.polroles = array['lbc_app'::regrole::oid]
              and pg_get_expr(p.polqual, p.polrelid) like '(school_id = %current_setting(''app.school_id''::text, true)%'
              and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))
        or exists (select 1 from pg_policy p where p.polrelid = t.oid and p.polname <> 'tenant' and 'lbc_app'::regrole = any (p.polroles))
        order by 1
        """;

    private static readonly string LooseKeys = $"""
        select t.name || ': ' || ic.relname from ({Tables}) t
        join pg_index i on i.indrelid = t.oid and i.indisunique
        join pg_class ic on ic.oid = i.indexrelid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where owned and a.attname <> 'school_id' order by 1
        """;

    private const string LooseForeignKeys = """
        select k.conrelid::regclass::text || ': ' || k.conname from pg_constraint k
        where k.contype = 'f'
          and exists (select 1 from pg_class c where c.oid = k.confrelid and c.relforcerowsecurity)
          and not ((select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) = 'school_id'
               and (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) = 'school_id')
        order by 1
        """;

    private static async Task<List<string>> ReadAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Admin);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetValue(0).ToString()!);
        return rows;
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.Admin);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
