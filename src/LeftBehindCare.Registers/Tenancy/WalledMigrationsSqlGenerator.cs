using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace LeftBehindCare.Registers.Tenancy;

/// <summary>
/// Gives each table its wall in the migration that creates it: row-level security (enabled and forced), policies for the
/// application and for maintenance by the owner, the foreign key to schools, and grants. A table with <c>school_id</c> is
/// walled by default; forgetting is safe. Tables of schema <c>audit</c> may only be added to and read; tables of schema
/// <c>bureau</c> are not for the application at all.
/// </summary>
#pragma warning disable EF1001 // INpgsqlSingletonOptions is the documented constructor argument of the provider's generator.
public sealed class WalledMigrationsSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    /// <summary>Column that makes a table a tenant table.</summary>
    public const string OwnerColumn = "school_id";

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        var walls = operations.OfType<CreateTableOperation>().SelectMany(Wall).Select(sql => new SqlOperation { Sql = sql });
        return base.Generate([.. operations, .. walls], model, options);
    }

    private static IEnumerable<string> Wall(CreateTableOperation table)
    {
        var name = table.Schema is null ? $"\"{table.Name}\"" : $"\"{table.Schema}\".\"{table.Name}\"";
        if (table.Columns.Any(c => c.Name == OwnerColumn))
        {
            const string own = $"{OwnerColumn} = nullif(current_setting('{TenantCommandInterceptor.Setting}', true), '')::uuid";
            yield return $"alter table {name} enable row level security;";
            yield return $"alter table {name} force row level security;";
            yield return $"create policy tenant on {name} to lbc_app using ({own}) with check ({own});";
            yield return $"create policy maintenance on {name} to lbc_owner using (true) with check (true);";
            yield return $"alter table {name} add constraint \"fk_{table.Name}_school\" foreign key ({OwnerColumn}) references schools (id);";
        }

        var rights = table.Schema switch
        {
            "audit" => "select, insert",
            "bureau" => null,
            _ => "select, insert, update, delete",
        };
        if (rights is not null) yield return $"grant {rights} on {name} to lbc_app;";
    }
}
