using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Attachments.Contents;

/// <summary>The bytes of one uploaded file. What was done with it stands in the log of the row that tells of it.</summary>
public sealed class StoredContent : SchoolRecord, INotLogged
{
    /// <summary>Encrypted with the school's key.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class StoredContentMapping : IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<StoredContent> builder) => builder.ToTable("stored_contents");
}
