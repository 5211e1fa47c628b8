using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Versions;

/// <summary>An archive as it stood when it was approved; what a later correction is compared with.</summary>
public sealed class RecordVersion : SchoolRecord
{
    /// <summary>Class name of the record.</summary>
    public required string Entity { get; init; }

    public Guid RecordId { get; init; }
    public int VersionNo { get; init; }

    /// <summary>All fields of its form as JSON, encrypted with the school's key.</summary>
    public required byte[] Snapshot { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }
    public Guid ApprovedBy { get; init; }

    /// <summary>Why it was corrected; null for version 1.</summary>
    public string? Reason { get; init; }
}

internal sealed class RecordVersionMapping : IEntityTypeConfiguration<RecordVersion>
{
    public void Configure(EntityTypeBuilder<RecordVersion> builder)
    {
        builder.ToTable("record_versions");
        builder.Property(v => v.Entity).HasMaxLength(50);
        builder.Property(v => v.Reason).HasMaxLength(200);
        builder.HasIndex(v => new { v.SchoolId, v.RecordId, v.VersionNo }).IsUnique();
    }
}
