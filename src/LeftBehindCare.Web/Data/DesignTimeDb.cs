using LeftBehindCare.Registers.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LeftBehindCare.Web.Data;

/// <summary>For <c>dotnet ef migrations add</c>; needs no database.</summary>
public sealed class DesignTimeDb : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args) => new(Options("Host=localhost;Database=design"));

    /// <summary>Options of a context for the owner's work (migrations), without the web process's services.</summary>
    public static DbContextOptions<AppDb> Options(string connection) => new DbContextOptionsBuilder<AppDb>()
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__ef_migrations_history"))
        .UseSnakeCaseNamingConvention()
        .ReplaceService<IMigrationsSqlGenerator, WalledMigrationsSqlGenerator>()
        .AddInterceptors(new TenantCommandInterceptor(), new SaveGuard(TimeProvider.System))
        .Options;
}
