using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>A6 班级关爱活动记录: what a class or its squad did for its 留守 children. Who took part counts for the children's A5 too.</summary>
public sealed class ClassCareRecord : ReviewedRecord, IAboutClass
{
    public Guid ClassId { get; set; }
    public SchoolClass? Class { get; init; }

    /// <summary>中队活动.</summary>
    public bool BySquad { get; set; }

    public required string Theme { get; set; }

    /// <summary>形式 {CareForm}.</summary>
    public required string CareForm { get; set; }

    public DateOnly Date { get; set; }
    public string? Place { get; set; }

    /// <summary>主持.</summary>
    public Guid HostId { get; set; }

    public Staff? Host { get; init; }

    /// <summary>留守参加: children of the class that day.</summary>
    public required Guid[] LbIds { get; set; }

    /// <summary>同学人数.</summary>
    public int? PeerCount { get; set; }

    public string? Purpose { get; set; }
    public required string Process { get; set; }
    public required string Effect { get; set; }
}

internal sealed class ClassCareMapping : IEntityTypeConfiguration<ClassCareRecord>
{
    public void Configure(EntityTypeBuilder<ClassCareRecord> builder)
    {
        builder.ToTable("class_cares");
        builder.Property(c => c.Theme).HasMaxLength(50);
        builder.Property(c => c.CareForm).HasMaxLength(10);
        builder.Property(c => c.Place).HasMaxLength(50);
        builder.Property(c => c.Purpose).HasMaxLength(ClassCareForm.PurposeLength);
        builder.Property(c => c.Process).HasMaxLength(ClassCareForm.ProcessLength);
        builder.Property(c => c.Effect).HasMaxLength(ClassCareForm.EffectLength);
        builder.IsReviewed();
        builder.References(c => c.Class, nameof(ClassCareRecord.ClassId));
        builder.References(c => c.Host, nameof(ClassCareRecord.HostId));
        builder.HasIndex(c => new { c.SchoolId, c.ClassId, c.Date });
        builder.HasIndex(c => new { c.SchoolId, c.Date });
    }
}
