using System.Linq.Expressions;
using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace LeftBehindCare.Registers.Tenancy;

/// <summary>Puts every school-owned entity of a model behind the wall: key, filter, owner.</summary>
public static class TenantModel
{
    /// <summary>
    /// For each entity that is <see cref="ISchoolOwned"/>: primary key (school_id, id), owner filled from the context,
    /// named filters, and <c>xmin</c> as concurrency token for records. Call last in <c>OnModelCreating</c>.
    /// </summary>
    public static void WallTenants<TContext>(this ModelBuilder model, TContext context)
        where TContext : DbContext, ITenantDb
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(ISchoolOwned).IsAssignableFrom(e.ClrType)).ToList())
        {
            var builder = model.Entity(entity.ClrType);
            builder.HasKey(nameof(ISchoolOwned.SchoolId), nameof(ISchoolOwned.Id));
            builder.Property(nameof(ISchoolOwned.Id)).ValueGeneratedNever();
            builder.Property(nameof(ISchoolOwned.SchoolId))
                .HasValueGenerator<OwnerSchoolGenerator>()
                .ValueGeneratedOnAdd();

            var row = Expression.Parameter(entity.ClrType, "row");
            var tenant = Expression.Property(Expression.Constant(context), nameof(ITenantDb.TenantOrNone));
            builder.HasQueryFilter(QueryFilters.Tenant,
                Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(ISchoolOwned.SchoolId)), tenant), row));

            if (!typeof(SchoolRecord).IsAssignableFrom(entity.ClrType)) continue;
            builder.HasQueryFilter(QueryFilters.Removed,
                Expression.Lambda(Expression.Not(Expression.Property(row, nameof(SchoolRecord.IsDeleted))), row));
            builder.Property(nameof(SchoolRecord.RowVersion)).IsRowVersion();
            builder.Property(nameof(SchoolRecord.DeleteReason)).HasMaxLength(200);
        }
    }

    /// <summary>A foreign key between two tables of one school: (school_id, fk) → (school_id, id), never cascading.</summary>
    public static void References<TRecord, TOther>(
        this Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<TRecord> builder,
        Expression<Func<TRecord, TOther?>> navigation,
        string foreignKey)
        where TRecord : class, ISchoolOwned
        where TOther : class, ISchoolOwned
        => builder.HasOne(navigation).WithMany()
            .HasForeignKey(nameof(ISchoolOwned.SchoolId), foreignKey)
            .HasPrincipalKey(nameof(ISchoolOwned.SchoolId), nameof(ISchoolOwned.Id))
            .OnDelete(DeleteBehavior.Restrict);
}

/// <summary>Fills the owner of a new row from the context that adds it.</summary>
public sealed class OwnerSchoolGenerator : ValueGenerator<Guid>
{
    /// <inheritdoc/>
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc/>
    public override Guid Next(EntityEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var tenant = ((ITenantDb)entry.Context).TenantOrNone;
        return tenant == Guid.Empty
            ? throw new InvalidOperationException($"No school is set; a {entry.Metadata.ClrType.Name} needs an owner.")
            : tenant;
    }
}
