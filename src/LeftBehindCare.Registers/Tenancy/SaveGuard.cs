using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeftBehindCare.Registers.Tenancy;

/// <summary>Refuses to save a row of another school and fills who and when.</summary>
public sealed class SaveGuard(TimeProvider clock) : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return new(result);
    }

    private void Check(DbContext? context)
    {
        if (context is not ITenantDb tenant) return;
        var now = clock.GetUtcNow();
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached || entry.Entity is not ISchoolOwned owned) continue;
            // Where the owner is also part of a foreign key, EF keeps the generated value aside as temporary; this makes it the row's own.
            var owner = entry.Property(nameof(ISchoolOwned.SchoolId));
            if (owner.IsTemporary) owner.IsTemporary = false;
            if (owned.SchoolId != tenant.TenantOrNone)
                throw new ForeignSchoolException(entry.Metadata.ClrType.Name);
            if (entry.Entity is not SchoolRecord record) continue;
            if (entry.State == EntityState.Added)
            {
                record.CreatedAt = now;
                record.CreatedBy = tenant.ActingUserId;
            }

            record.UpdatedAt = now;
            record.UpdatedBy = tenant.ActingUserId;
        }
    }
}

/// <summary>A row of another school reached the save; a bug, never a user's mistake.</summary>
public sealed class ForeignSchoolException(string entity)
    : InvalidOperationException($"A {entity} of another school must not be saved in this scope.");
