using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Drafts;
using LeftBehindCare.Web.SavedViews;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeftBehindCare.Web.Data;

public static class DataSetup
{
    /// <summary>Name of the web process's connection string; its role owns nothing.</summary>
    public const string AppConnection = "App";

    /// <summary>Name of the owner's connection string; read by <c>migrate</c> and the demo seeder only.</summary>
    public const string OwnerConnection = "Owner";

    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => MasterKey.Read(configuration));
        services.AddSingleton<SchoolKeyCache>();
        services.AddSingleton<TenantCommandInterceptor>().AddSingleton<SaveGuard>().AddSingleton<ChangeLogInterceptor>().AddSingleton<CommitInterceptor>();
        services.AddSingleton(_ => BuildDataSource(DatabaseConnections.Required(configuration, AppConnection)));
        services.AddPooledDbContextFactory<AppDb>((provider, options) => Configure(options, provider, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped<TenantContext>();
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
            db.Lease(provider.GetRequiredService<TenantContext>(), () => [.. provider.GetServices<IPeopleFollowUp>().OrderBy(f => f.Order)]);
            return db;
        });
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<AppDb>());
        services.AddScoped<SchoolCiphers>();
        services.AddScoped<IDraftStore, DraftStore>();
        services.AddScoped<ISavedViews, ViewStore>();
        services.AddSingleton<ICodeBook>(CodeSets.All);
        services.AddDataProtection().SetApplicationName("LeftBehindCare").PersistKeysToDbContext<AppDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SealDataProtectionKeys>();
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, IServiceProvider provider, NpgsqlDataSource source) => options
        .UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("__ef_migrations_history"))
        .UseSnakeCaseNamingConvention()
        .ReplaceService<IMigrationsSqlGenerator, WalledMigrationsSqlGenerator>()
        .AddInterceptors(
            provider.GetRequiredService<TenantCommandInterceptor>(),
            provider.GetRequiredService<SaveGuard>(),
            provider.GetRequiredService<ChangeLogInterceptor>(),
            provider.GetRequiredService<CommitInterceptor>())
        .ConfigureWarnings(w => w
            .Throw(RelationalEventId.MultipleCollectionIncludeWarning)
            // A child taken out of use hides its spans too; each query that needs them lifts the filter by name.
            .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    /// <summary>
    /// Prepared statements with generic plans measured a third less PostgreSQL time on list pages; timeouts keep one slow
    /// request from holding others. Not for use behind PgBouncer older than 1.21.
    /// </summary>
    public static NpgsqlDataSource BuildDataSource(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (string.IsNullOrEmpty(settings.Options))
            settings.Options = "-c plan_cache_mode=force_generic_plan -c statement_timeout=60000 -c lock_timeout=10000";
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 60;
            settings.AutoPrepareMinUsages = 2;
        }

        settings.IncludeErrorDetail = false;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
