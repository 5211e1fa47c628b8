using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>A7 特殊事迹记录: one bright deed of a child, written down so that the child sees it too.</summary>
public sealed class DeedRecord : ReviewedRecord, IAboutChild
{
    public Guid ChildId { get; set; }
    public Child? Child { get; init; }
    public DateOnly Date { get; set; }

    /// <summary>类别 {DeedKind}.</summary>
    public required string Kind { get; set; }

    /// <summary>经过.</summary>
    public required string Story { get; set; }

    public string? Witness { get; set; }

    /// <summary>表彰 {HonorLevel}.</summary>
    public string? Honor { get; set; }

    /// <summary>教师点评.</summary>
    public string? Comment { get; set; }

    /// <summary>本人知晓.</summary>
    public bool ChildKnows { get; set; }
}

internal sealed class DeedRecordMapping : IEntityTypeConfiguration<DeedRecord>
{
    public void Configure(EntityTypeBuilder<DeedRecord> builder)
    {
        builder.ToTable("deeds");
        builder.Property(d => d.Kind).HasMaxLength(10);
        builder.Property(d => d.Honor).HasMaxLength(10);
        builder.Property(d => d.Story).HasMaxLength(DeedForm.StoryLength);
        builder.Property(d => d.Witness).HasMaxLength(50);
        builder.Property(d => d.Comment).HasMaxLength(DeedForm.CommentLength);
        builder.IsReviewed();
        builder.References(d => d.Child, nameof(DeedRecord.ChildId));
        builder.HasIndex(d => new { d.SchoolId, d.ChildId, d.Date });
        builder.HasIndex(d => new { d.SchoolId, d.Date });
    }
}
