using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeftBehindCare.Registers.Auditing;

/// <summary>
/// Adds one <see cref="ChangeLogEntry"/> per changed record to the same save, hence the same transaction: a change without
/// its entry, or an entry without its change, cannot be committed.
/// </summary>
public sealed class ChangeLogInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HashSet<string> Bookkeeping =
    [
        nameof(SchoolRecord.SchoolId), nameof(SchoolRecord.Id), nameof(SchoolRecord.CreatedAt), nameof(SchoolRecord.CreatedBy),
        nameof(SchoolRecord.UpdatedAt), nameof(SchoolRecord.UpdatedBy), nameof(SchoolRecord.RowVersion),
    ];

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context);
        return new(result);
    }

    private void Write(DbContext? context)
    {
        if (context is not ITenantDb { SuppressChangeLog: false } tenant) return;
        var entries = new List<ChangeLogEntry>();
        foreach (var entry in context.ChangeTracker.Entries<SchoolRecord>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || entry.Entity is INotLogged) continue;
            var changes = Changes(entry);
            if (entry.State == EntityState.Modified && changes.Count == 0) continue;
            entries.Add(new ChangeLogEntry
            {
                At = clock.GetUtcNow(),
                UserId = tenant.ActingUserId,
                Entity = entry.Metadata.ClrType.Name,
                EntityId = entry.Entity.Id,
                ChildId = (entry.Entity as IAboutChild)?.ChildId,
                Kind = Kind(entry),
                Changes = JsonSerializer.Serialize(changes, Json),
                Reason = tenant.ChangeReason ?? entry.Entity.DeleteReason,
            });
        }

        context.AddRange(entries);
    }

    /// <summary>The entry of a new record for a set-based writer, the same as a save through the context would write.</summary>
    /// <param name="type">The record's type in the model.</param>
    /// <param name="record">The record as it is written.</param>
    /// <param name="tenant">Who acts, and why.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>The entry, to be written in the same transaction.</returns>
    public static ChangeLogEntry Added(IEntityType type, SchoolRecord record, ITenantDb tenant, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(tenant);
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in type.GetProperties())
        {
            if (Bookkeeping.Contains(property.Name) || property.IsShadowProperty()) continue;
            var value = property.GetGetter().GetClrValue(record);
            if (Same(null, value)) continue;
            changes[property.Name] = property.ClrType == typeof(byte[]) ? [null, null] : [null, Text(value)];
        }

        return new ChangeLogEntry
        {
            SchoolId = tenant.TenantOrNone,
            At = at,
            UserId = tenant.ActingUserId,
            Entity = type.ClrType.Name,
            EntityId = record.Id,
            ChildId = (record as IAboutChild)?.ChildId,
            Kind = ChangeKind.Added,
            Changes = JsonSerializer.Serialize(changes, Json),
            Reason = tenant.ChangeReason,
        };
    }

    private static ChangeKind Kind(EntityEntry<SchoolRecord> entry)
    {
        if (entry.State == EntityState.Added) return ChangeKind.Added;
        if (entry.State == EntityState.Deleted) return ChangeKind.Deleted;
        var removed = entry.Property(r => r.IsDeleted);
        if (!removed.IsModified || removed.OriginalValue == removed.CurrentValue) return ChangeKind.Changed;
        return removed.CurrentValue ? ChangeKind.Removed : ChangeKind.Restored;
    }

    private static Dictionary<string, object?[]> Changes(EntityEntry<SchoolRecord> entry)
    {
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in entry.Properties)
        {
            var name = property.Metadata.Name;
            if (Bookkeeping.Contains(name)) continue;
            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (Same(before, after)) continue;
            changes[name] = property.Metadata.ClrType == typeof(byte[]) ? [null, null] : [Text(before), Text(after)];
        }

        return changes;
    }

    private static bool Same(object? a, object? b) =>
        a is byte[] x && b is byte[] y ? x.AsSpan().SequenceEqual(y)
        : a is System.Collections.IEnumerable s && b is System.Collections.IEnumerable t && a is not string
            ? s.Cast<object?>().SequenceEqual(t.Cast<object?>())
            : Equals(a, b) || (b is false && a is null) || (b is null && a is null);

    private static object? Text(object? value) => value switch
    {
        null => null,
        bool or int or long or decimal or double => value,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        System.Collections.IEnumerable many => string.Join(',', many.Cast<object?>()),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <summary>A record whose changes say nothing about the office's work (drafts, job progress) and stay out of the change log.</summary>
public interface INotLogged;
