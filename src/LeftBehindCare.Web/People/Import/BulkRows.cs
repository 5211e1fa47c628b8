using System.Runtime.CompilerServices;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeftBehindCare.Web.People.Import;

/// <summary>
/// Inserts many records by a few statements, each an <c>insert … select … from unnest(arrays)</c>: COPY is not for tables
/// behind row-level security, and EF sends every row by itself. Who, when and the change log are as a save would write them.
/// The statement's text holds names of the model only; values are parameters, and the tenant goes with each command.
/// </summary>
internal sealed class BulkRows(AppDb db, OfficeClock clock)
{
    private const int RowsAtOnce = 5_000;

    /// <summary>Inserts new records with their change-log entries into the transaction that is open.</summary>
    public async Task AddAsync<TRecord>(IReadOnlyList<TRecord> records, CancellationToken cancellationToken)
        where TRecord : SchoolRecord
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Records and their log entries are written in one transaction; open it first.");
        var type = TypeOf<TRecord>();
        var now = clock.UtcNow;
        foreach (var chunk in records.Chunk(RowsAtOnce))
        {
            foreach (var record in chunk)
            {
                record.CreatedAt = record.UpdatedAt = now;
                record.CreatedBy = record.UpdatedBy = db.ActingUserId;
            }

            await InsertAsync(type, chunk, cancellationToken);
            await InsertAsync(TypeOf<ChangeLogEntry>(), Array.ConvertAll(chunk, r => ChangeLogInterceptor.Added(type, r, db, now)), cancellationToken);
        }
    }

    private IEntityType TypeOf<T>() => db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");

    private async Task InsertAsync<T>(IEntityType type, T[] rows, CancellationToken cancellationToken)
        where T : class, ISchoolOwned
    {
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema()); // every entity here is mapped to a table
        // xmin is the system's own, and the owner is the same for all rows.
        var columns = type.GetProperties()
            .Where(p => p.Name is not (nameof(SchoolRecord.RowVersion) or nameof(SchoolRecord.SchoolId)))
            .Select(p => (Name: p.GetColumnName(table)!, Type: BareType(p), Values: ValuesOf(p, rows))).ToList();
        var arguments = new object[columns.Count + 1];
        arguments[0] = db.TenantOrNone;
        for (var i = 0; i < columns.Count; i++) arguments[i + 1] = columns[i].Values;
        var name = table.Schema is null ? $"\"{table.Name}\"" : $"\"{table.Schema}\".\"{table.Name}\"";
        var sql = $"insert into {name} (\"school_id\", {string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) "
            + $"select {{0}}, {string.Join(", ", columns.Select((c, i) => c.Type == "jsonb" ? $"u.c{i}::jsonb" : $"u.c{i}"))} "
            + $"from unnest({string.Join(", ", columns.Select((c, i) => $"{{{i + 1}}}::{(c.Type == "jsonb" ? "text" : c.Type)}[]"))}) "
            + $"as u({string.Join(", ", columns.Select((_, i) => $"c{i}"))})";
        var written = await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, arguments), cancellationToken);
        if (written != rows.Length) throw new InvalidOperationException($"{written} of {rows.Length} rows of {table.Name} were written.");
    }

    /// <summary>Without a length: a cast to varchar(10) would cut silently where the column refuses.</summary>
    private static string BareType(IProperty property)
    {
        var type = property.GetColumnType();
        var bracket = type.IndexOf('(', StringComparison.Ordinal);
        return bracket < 0 ? type : type[..bracket];
    }

    private static Array ValuesOf<T>(IProperty property, T[] rows)
        where T : class
    {
        var converter = property.GetTypeMapping().Converter;
        var clr = converter?.ProviderClrType ?? property.ClrType;
        var plain = Nullable.GetUnderlyingType(clr) ?? clr;
        if (plain != typeof(string) && plain != typeof(byte[]) && plain.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            throw new NotSupportedException($"{property.Name} is a list; unnest would flatten it.");
        if (plain.IsEnum) plain = plain.GetEnumUnderlyingType();
        var values = Array.CreateInstance(property.IsNullable && plain.IsValueType ? typeof(Nullable<>).MakeGenericType(plain) : plain, rows.Length);
        var getter = property.GetGetter();
        for (var i = 0; i < rows.Length; i++)
        {
            var value = getter.GetClrValue(rows[i]);
            values.SetValue(converter is null ? value : converter.ConvertToProvider(value), i);
        }

        return values;
    }
}
