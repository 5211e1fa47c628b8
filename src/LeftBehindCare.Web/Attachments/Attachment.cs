using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Attachments;

/// <summary>What an attachment is.</summary>
public enum AttachmentKind
{
    /// <summary>A photo or drawing, kept as JPEG.</summary>
    Picture = 1,

    /// <summary>A PDF, kept as it came.</summary>
    Pdf = 2,
}

/// <summary>A photo or PDF that hangs on a record of some register. Whoever sees the record sees it, whoever changes the record changes it.</summary>
public sealed class Attachment : SchoolRecord
{
    public const int CaptionLength = 50;
    public const int NameLength = 100;

    /// <summary>As many as hang on one record.</summary>
    public const int Most = 20;

    /// <summary>Class name of the record.</summary>
    public required string Entity { get; init; }

    public Guid RecordId { get; init; }

    /// <summary>What the file was called where it came from.</summary>
    public required string Name { get; init; }

    /// <summary>说明; null until somebody writes one.</summary>
    public string? Caption { get; set; }

    public AttachmentKind Kind { get; init; }

    /// <summary>Bytes as kept.</summary>
    public int Length { get; init; }

    /// <summary>Of a picture, in pixels.</summary>
    public int? Width { get; init; }
    public int? Height { get; init; }

    /// <summary>Of the bytes as kept: the same picture is taken once, and any store's answer can be checked.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Key of the bytes in the content store.</summary>
    public Guid ContentId { get; init; }

    /// <summary>Key of a picture's small JPEG.</summary>
    public Guid? ThumbnailId { get; init; }
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.Property(a => a.Entity).HasMaxLength(50);
        builder.Property(a => a.Name).HasMaxLength(Attachment.NameLength);
        builder.Property(a => a.Caption).HasMaxLength(Attachment.CaptionLength);
        builder.Property(a => a.Sha256).HasMaxLength(32);
        builder.HasIndex(a => new { a.SchoolId, a.RecordId, a.Sha256 }).IsUnique().HasFilter("not is_deleted");
    }
}
