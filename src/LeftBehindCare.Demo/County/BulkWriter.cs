using System.Collections.Concurrent;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// Writes many rows of one entity at once. COPY is refused on tables with row-level security, so the rows go by COPY into a
/// temporary table of the same shape and from there by one INSERT, which the policies do see. The temporary table is empty
/// again after the transaction, hence there must be one.
/// </summary>
internal sealed class BulkWriter(NpgsqlTransaction transaction, AppDb db)
{
    private static readonly ConcurrentDictionary<Type, Table> Tables = new();

    private readonly HashSet<string> _prepared = [];

    public async Task WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0) return;
        var table = Tables.GetOrAdd(typeof(T), static (type, model) => Table.Of(model.FindEntityType(type)!), db.Model);
        if (_prepared.Add(table.Temporary))
            await ExecuteAsync($"create temporary table if not exists {table.Temporary} (like {table.Name}) on commit delete rows", cancellationToken);

        await using (var importer = await transaction.Connection!.BeginBinaryImportAsync($"copy {table.Temporary} ({table.Columns}) from stdin (format binary)", cancellationToken))
        {
            foreach (var row in rows)
            {
                await importer.StartRowAsync(cancellationToken);
                foreach (var column in table.Values)
                {
                    if (column.Read(row) is { } value) await importer.WriteAsync(value, column.Type, cancellationToken);
                    else await importer.WriteNullAsync(cancellationToken);
                }
            }

            await importer.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync($"insert into {table.Name} ({table.Columns}) select {table.Columns} from {table.Temporary}", cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Names come from EF's model, never from data.</summary>
    private sealed record Table(string Name, string Temporary, string Columns, IReadOnlyList<Column> Values)
    {
        public static Table Of(IEntityType entity)
        {
            var name = entity.GetTableName()!;
            var schema = entity.GetSchema();
            var store = StoreObjectIdentifier.Table(name, schema);
            var columns = entity.GetProperties().Select(p => (Property: p, Name: p.GetColumnName(store)!)).Where(c => c.Name != "xmin").ToList();
            return new Table(
                schema is null ? name : $"{schema}.{name}", $"bulk_{name}", string.Join(", ", columns.Select(c => $"\"{c.Name}\"")),
                [.. columns.Select(c => new Column(c.Property))]);
        }
    }

    private sealed class Column
    {
        private readonly IClrPropertyGetter _getter;
        private readonly Func<object?, object?>? _convert;

        public Column(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            _getter = property.GetGetter();
            // Lists of codes are arrays to Npgsql too; only enums need a conversion.
            _convert = mapping.ElementTypeMapping is null ? mapping.Converter?.ConvertToProvider : null;
            Type = mapping.StoreTypeNameBase;
        }

        public string Type { get; }

        public object? Read(object row)
        {
            var value = _getter.GetClrValue(row);
            return value is null || _convert is null ? value : _convert(value);
        }
    }
}
