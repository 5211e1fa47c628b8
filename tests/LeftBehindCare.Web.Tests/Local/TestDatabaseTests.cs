using LeftBehindCare.Tests.Fixture;
using Npgsql;

namespace LeftBehindCare.Web.Tests.Local;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task The_roles_are_what_the_isolation_relies_on()
    {
        var database = await TestDatabase.SharedAsync();

        Assert.Equal("lbc_app", await ValueAsync(database.App, "select current_user::text"));
        Assert.Equal("lbc_owner", await ValueAsync(database.Owner, "select current_user::text"));
        Assert.Equal(
            "lbc_app false false false false",
            await ValueAsync(database.App, "select concat_ws(' ', rolname, rolsuper::text, rolbypassrls::text, rolcreaterole::text, rolinherit::text) from pg_roles where rolname = current_user"));
        Assert.Equal(true, await ValueAsync(database.App, "select has_database_privilege(current_database(), 'temporary')"));
        Assert.Equal(false, await ValueAsync(database.Bureau, "select has_database_privilege(current_database(), 'temporary')"));
        Assert.Equal(
            0L, await ValueAsync(database.App, "select count(*) from pg_auth_members where member = 'lbc_app'::regrole"));
        Assert.Equal(
            0L, await ValueAsync(database.Admin, "select count(*) from pg_class where relowner = 'lbc_app'::regrole"));
    }

    [Theory]
    [InlineData("create table public.mine (id int)")]
    [InlineData("create schema mine")]
    [InlineData("set role lbc_owner")]
    [InlineData("create role other")]
    public async Task The_web_role_can_neither_make_anything_nor_become_another(string sql)
    {
        var database = await TestDatabase.SharedAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ValueAsync(database.App, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_clone_is_a_database_of_its_own()
    {
        var shared = await TestDatabase.SharedAsync();
        await using var clone = await TestDatabase.CloneAsync();

        Assert.NotEqual(shared.Name, clone.Name);
        Assert.Equal(clone.Name, await ValueAsync(clone.Backup, "select current_database()::text"));
        Assert.Equal(true, await ValueAsync(clone.Owner, "select exists (select from pg_extension where extname = 'btree_gist')"));
    }

    private static async Task<object?> ValueAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
