using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Data.Mappings;

internal sealed class CampusMapping : IEntityTypeConfiguration<Campus>, IEntityTypeConfiguration<Village>, IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Campus> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(50);
        builder.Property(c => c.Kind).HasMaxLength(10);
        builder.Property(c => c.Address).HasMaxLength(100);
        builder.HasIndex(c => new { c.SchoolId, c.Name }).IsUnique().HasFilter("not is_deleted");
        builder.HasOne<Staff>().WithMany().HasForeignKey(c => new { c.SchoolId, c.HeadId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Village> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(50);
        builder.Property(v => v.Code).HasMaxLength(12);
        builder.Property(v => v.CountyCode).HasMaxLength(6);
        builder.HasOne(v => v.Town).WithMany().HasForeignKey(v => v.TownId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.SchoolId, v.Name }).IsUnique().HasFilter("not is_deleted");
    }

    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.Property(t => t.Year).HasMaxLength(9);
        builder.HasIndex(t => new { t.SchoolId, t.Year, t.TermNo }).IsUnique().HasFilter("not is_deleted");
    }
}

internal sealed class SchoolClassMapping : IEntityTypeConfiguration<SchoolClass>, IEntityTypeConfiguration<TeachingSpan>
{
    public void Configure(EntityTypeBuilder<SchoolClass> builder)
    {
        builder.ToTable("classes");
        builder.Property(c => c.AcademicYear).HasMaxLength(9);
        builder.Property(c => c.Grade).HasMaxLength(10);
        builder.Property(c => c.SquadName).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(50);
        builder.References(c => c.Campus, nameof(SchoolClass.CampusId));
        builder.HasIndex(c => new { c.SchoolId, c.AcademicYear, c.CampusId, c.Grade, c.ClassNo }).IsUnique().HasFilter("not is_deleted");
    }

    public void Configure(EntityTypeBuilder<TeachingSpan> builder)
    {
        builder.Property(t => t.Subject).HasMaxLength(10);
        builder.References(t => t.Class, nameof(TeachingSpan.ClassId));
        builder.References(t => t.Staff, nameof(TeachingSpan.StaffId));
    }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<Staff>, IEntityTypeConfiguration<PostSpan>
{
    public void Configure(EntityTypeBuilder<Staff> builder)
    {
        builder.ToTable("staff");
        builder.Property(s => s.Name).HasMaxLength(50);
        builder.Property(s => s.Pinyin).HasMaxLength(100);
        builder.Property(s => s.Sex).HasMaxLength(1);
        builder.Property(s => s.Phone).HasMaxLength(20);
        builder.HasIndex(s => new { s.SchoolId, s.Pinyin });
        builder.HasIndex(s => new { s.SchoolId, s.UserId }).IsUnique().HasFilter("user_id is not null");
        builder.HasIndex(s => new { s.SchoolId, s.IdNoHash }).IsUnique().HasFilter("id_no_hash is not null and not is_deleted");
    }

    public void Configure(EntityTypeBuilder<PostSpan> builder)
    {
        builder.References(p => p.Staff, nameof(PostSpan.StaffId));
        builder.References(p => p.Campus, nameof(PostSpan.CampusId));
        builder.References(p => p.Class, nameof(PostSpan.ClassId));
    }
}

internal sealed class ChildMapping : IEntityTypeConfiguration<Child>, IEntityTypeConfiguration<EnrollSpan>, IEntityTypeConfiguration<LbEpisode>
{
    public void Configure(EntityTypeBuilder<Child> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(50);
        builder.Property(c => c.RawName).HasMaxLength(100);
        builder.Property(c => c.FormerName).HasMaxLength(50);
        builder.Property(c => c.Pinyin).HasMaxLength(200);
        builder.Property(c => c.PinyinInitials).HasMaxLength(50);
        foreach (var code in new[]
                 {
                     nameof(Child.Sex), nameof(Child.Ethnic), nameof(Child.Blood), nameof(Child.IdType), nameof(Child.IdState), nameof(Child.NoIdReason),
                     nameof(Child.Gatqw), nameof(Child.HukouKind), nameof(Child.HukouRegion), nameof(Child.Health), nameof(Child.Disability),
                     nameof(Child.DisLevel), nameof(Child.BoardMode), nameof(Child.CareMode), nameof(Child.InclusiveKind), nameof(Child.Transport),
                     nameof(Child.RiskLevel), nameof(Child.ImportedSysCode), nameof(Child.EnrollCode10),
                 })
            builder.Property(code).HasMaxLength(10);
        builder.Property(c => c.EnrollSchoolName).HasMaxLength(50);
        builder.Property(c => c.HukouAddr).HasMaxLength(100);
        builder.Property(c => c.AddrDetail).HasMaxLength(100);
        builder.Property(c => c.Allergy).HasMaxLength(200);
        builder.Property(c => c.Medication).HasMaxLength(200);
        builder.Property(c => c.Constitution).HasMaxLength(200);
        builder.References(c => c.Village, nameof(Child.VillageId));
        builder.HasIndex(c => new { c.SchoolId, c.Pinyin });
        builder.HasIndex(c => new { c.SchoolId, c.IdNoHash }).IsUnique().HasFilter("id_no_hash is not null and not is_deleted");
        builder.HasIndex(c => new { c.SchoolId, c.StudentNoHash }).IsUnique().HasFilter("student_no_hash is not null and not is_deleted");
    }

    public void Configure(EntityTypeBuilder<EnrollSpan> builder)
    {
        builder.Property(e => e.EntryKind).HasMaxLength(10);
        builder.Property(e => e.ExitKind).HasMaxLength(10);
        builder.Property(e => e.Peer).HasMaxLength(50);
        builder.References(e => e.Child, nameof(EnrollSpan.ChildId));
        builder.References(e => e.Class, nameof(EnrollSpan.ClassId));
    }

    public void Configure(EntityTypeBuilder<LbEpisode> builder)
    {
        builder.Property(e => e.OutType).HasMaxLength(1);
        builder.Property(e => e.SysCode).HasMaxLength(1);
        builder.Property(e => e.EndReason).HasMaxLength(10);
        builder.References(e => e.Child, nameof(LbEpisode.ChildId));
        builder.HasIndex(e => new { e.SchoolId, e.ChildId, e.From }).IsUnique();
    }
}

internal sealed class FamilyMapping : IEntityTypeConfiguration<Parent>, IEntityTypeConfiguration<ParentLink>, IEntityTypeConfiguration<AwaySpan>,
    IEntityTypeConfiguration<Guardian>, IEntityTypeConfiguration<GuardianLink>, IEntityTypeConfiguration<PhoneEntry>
{
    public void Configure(EntityTypeBuilder<Parent> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(50);
        builder.Property(p => p.Education).HasMaxLength(10);
        builder.HasIndex(p => new { p.SchoolId, p.IdNoHash }).IsUnique().HasFilter("id_no_hash is not null and not is_deleted");
    }

    public void Configure(EntityTypeBuilder<ParentLink> builder)
    {
        builder.Property(l => l.Role).HasMaxLength(2);
        builder.Property(l => l.Presence).HasMaxLength(10);
        builder.References(l => l.Child, nameof(ParentLink.ChildId));
        builder.References(l => l.Parent, nameof(ParentLink.ParentId));
    }

    public void Configure(EntityTypeBuilder<AwaySpan> builder)
    {
        builder.Property(a => a.WorkRegion).HasMaxLength(10);
        builder.Property(a => a.WorkPlace).HasMaxLength(50);
        builder.Property(a => a.WorkLevel).HasMaxLength(10);
        builder.Property(a => a.Employer).HasMaxLength(50);
        builder.Property(a => a.Industry).HasMaxLength(10);
        builder.References(a => a.Parent, nameof(AwaySpan.ParentId));
    }

    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.Property(g => g.Name).HasMaxLength(50);
        builder.Property(g => g.Health).HasMaxLength(10);
        builder.Property(g => g.Address).HasMaxLength(100);
        builder.HasIndex(g => new { g.SchoolId, g.IdNoHash }).IsUnique().HasFilter("id_no_hash is not null and not is_deleted");
    }

    public void Configure(EntityTypeBuilder<GuardianLink> builder)
    {
        builder.Property(l => l.Relation).HasMaxLength(2);
        builder.Property(l => l.Kind).HasMaxLength(10);
        builder.Property(l => l.NoticeNo).HasMaxLength(30);
        builder.References(l => l.Child, nameof(GuardianLink.ChildId));
        builder.References(l => l.Guardian, nameof(GuardianLink.GuardianId));
    }

    public void Configure(EntityTypeBuilder<PhoneEntry> builder)
    {
        builder.Property(p => p.Number).HasMaxLength(20);
        builder.Property(p => p.Tail).HasMaxLength(4);
        builder.Property(p => p.Kind).HasMaxLength(10);
        builder.Property(p => p.BestTime).HasMaxLength(20);
        builder.HasIndex(p => new { p.SchoolId, p.OwnerType, p.OwnerId, p.SortNo });
        builder.HasIndex(p => new { p.SchoolId, p.Tail });
    }
}
