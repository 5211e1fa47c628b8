using LeftBehindCare.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.People.Import;

internal sealed class RosterImportMapping : IEntityTypeConfiguration<RosterImport>, IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<RosterImport> builder)
    {
        builder.ToTable("roster_imports");
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.Header).HasMaxLength(64);
        builder.Property(i => i.Mapping).HasColumnType("jsonb");
        builder.Property(i => i.Choices).HasColumnType("jsonb");
        builder.Property(i => i.Problem).HasMaxLength(500);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => new { i.SchoolId, i.FileId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.SchoolId, i.CreatedBy, i.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.ToTable("import_mappings");
        builder.Property(m => m.Header).HasMaxLength(64);
        builder.Property(m => m.Mapping).HasColumnType("jsonb");
        builder.HasIndex(m => new { m.SchoolId, m.Header }).IsUnique();
    }
}
