using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

internal sealed class LeftBehindProfileMapping : IEntityTypeConfiguration<LeftBehindProfile>, IEntityTypeConfiguration<ProfileVersion>,
    IEntityTypeConfiguration<IdPrintRequest>
{
    public void Configure(EntityTypeBuilder<LeftBehindProfile> builder)
    {
        builder.ToTable("profiles");
        foreach (var code in new[]
                 {
                     nameof(LeftBehindProfile.CareGrade), nameof(LeftBehindProfile.CareArrangement), nameof(LeftBehindProfile.FamilyKind),
                     nameof(LeftBehindProfile.IncomeBand), nameof(LeftBehindProfile.HomeFreq), nameof(LeftBehindProfile.ContactPref),
                     nameof(LeftBehindProfile.SelfCare), nameof(LeftBehindProfile.StudyTier),
                 })
            builder.Property(code).HasMaxLength(10);
        foreach (var name in new[] { nameof(LeftBehindProfile.PatGf), nameof(LeftBehindProfile.PatGm), nameof(LeftBehindProfile.MatGf), nameof(LeftBehindProfile.MatGm) })
            builder.Property(name).HasMaxLength(50);
        builder.Property(p => p.ContactDay).HasMaxLength(20);
        builder.Property(p => p.Character).HasMaxLength(500);
        builder.Property(p => p.NeedHelp).HasMaxLength(500);
        builder.Property(p => p.Remark).HasMaxLength(500);
        builder.Property(p => p.ReviewComment).HasMaxLength(500);
        builder.Property(p => p.CorrectionReason).HasMaxLength(200);
        builder.References(p => p.Child, nameof(LeftBehindProfile.ChildId));
        builder.HasIndex(p => new { p.SchoolId, p.ChildId }).IsUnique().HasFilter("not is_deleted");
        builder.HasIndex(p => new { p.SchoolId, p.Status });
    }

    public void Configure(EntityTypeBuilder<ProfileVersion> builder)
    {
        builder.Property(v => v.Reason).HasMaxLength(200);
        builder.HasOne<Child>().WithMany().HasForeignKey(v => new { v.SchoolId, v.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LeftBehindProfile>().WithMany().HasForeignKey(v => new { v.SchoolId, v.ProfileId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.SchoolId, v.ProfileId, v.VersionNo }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IdPrintRequest> builder)
    {
        builder.Property(r => r.Purpose).HasMaxLength(200);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Comment).HasMaxLength(200);
        builder.Property(r => r.Target).HasColumnType("jsonb");
        builder.HasIndex(r => new { r.SchoolId, r.CreatedAt });
    }
}
