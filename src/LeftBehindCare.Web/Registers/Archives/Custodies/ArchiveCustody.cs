using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>A9 档案移交: one box handed over. Boxes of one day between the same two people stand on one list.</summary>
public sealed class ArchiveCustody : SchoolRecord
{
    /// <summary>盒号.</summary>
    public required string BoxNo { get; set; }

    /// <summary>材料.</summary>
    public required string Material { get; set; }

    /// <summary>份数.</summary>
    public int Copies { get; set; }

    /// <summary>移交人.</summary>
    public Guid FromId { get; set; }

    public Staff? From { get; init; }

    /// <summary>接收人.</summary>
    public Guid ToId { get; set; }

    public Staff? To { get; init; }

    /// <summary>监交人.</summary>
    public Guid? WitnessId { get; set; }

    public Staff? Witness { get; init; }

    public DateOnly Date { get; set; }

    /// <summary>事由 {CustodyReason}.</summary>
    public required string Reason { get; set; }

    /// <summary>The class the box is about; null where it is about the school.</summary>
    public Guid? ClassId { get; set; }

    public SchoolClass? Class { get; init; }

    /// <summary>备注.</summary>
    public string? Remark { get; set; }

    /// <summary>缺件: what was not on file of whom the box is about when it was written down, a line an archive. No names.</summary>
    public required string[] Missing { get; set; }
}

internal sealed class ArchiveCustodyMapping : IEntityTypeConfiguration<ArchiveCustody>
{
    public void Configure(EntityTypeBuilder<ArchiveCustody> builder)
    {
        builder.ToTable("archive_custodies");
        builder.Property(c => c.BoxNo).HasMaxLength(20);
        builder.Property(c => c.Material).HasMaxLength(50);
        builder.Property(c => c.Reason).HasMaxLength(10);
        builder.Property(c => c.Remark).HasMaxLength(100);
        builder.References(c => c.From, nameof(ArchiveCustody.FromId));
        builder.References(c => c.To, nameof(ArchiveCustody.ToId));
        builder.References(c => c.Witness, nameof(ArchiveCustody.WitnessId));
        builder.References(c => c.Class, nameof(ArchiveCustody.ClassId));
        builder.HasIndex(c => new { c.SchoolId, c.Date });
    }
}
