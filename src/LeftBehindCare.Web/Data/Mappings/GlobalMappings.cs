using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Drafts;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Data.Mappings;

internal sealed class UserMapping : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(u => u.UserName).HasMaxLength(30);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(30);
        builder.Property(u => u.DisplayName).HasMaxLength(50);
        // Not school_id, which would wall the table: at the login nobody knows yet which school it is.
        builder.Property(u => u.SchoolId).HasColumnName("home_school_id");
        builder.HasIndex(u => u.SchoolId);
        builder.Property(u => u.TotpSecret).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("user_tokens");
}

internal sealed class SessionMapping : IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<LoginAttempt>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.HasIndex(s => s.UserId);
        builder.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(s => s.Ip).HasMaxLength(45);
        builder.Property(s => s.Device).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<LoginAttempt> builder) => builder.HasIndex(a => a.Key).IsUnique();
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>, IEntityTypeConfiguration<Town>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.HasIndex(s => s.Name).IsUnique();
        builder.Property(s => s.Name).HasMaxLength(School.NameLength);
        builder.Property(s => s.ShortName).HasMaxLength(School.ShortNameLength);
        builder.Property(s => s.Code10).HasMaxLength(10);
        builder.Property(s => s.CountyCode).HasMaxLength(6);
        builder.Property(s => s.Kind).HasMaxLength(10);
        builder.Property(s => s.LbCaliber).HasMaxLength(10);
        builder.Property(s => s.KinLine).HasMaxLength(20);
        builder.Property(s => s.Hotline).HasMaxLength(20);
        builder.HasOne(s => s.Town).WithMany().HasForeignKey(s => s.TownId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Town> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(50);
        builder.Property(t => t.Code).HasMaxLength(12);
        builder.Property(t => t.CountyCode).HasMaxLength(6);
        builder.HasIndex(t => new { t.CountyCode, t.Name }).IsUnique();
    }
}

internal sealed class LogMapping : IEntityTypeConfiguration<ChangeLogEntry>, IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<ChangeLogEntry> builder)
    {
        builder.ToTable("change_log", "audit");
        builder.Property(e => e.Entity).HasMaxLength(50);
        builder.Property(e => e.Changes).HasColumnType("jsonb");
        builder.Property(e => e.Reason).HasMaxLength(200);
        builder.HasIndex(e => new { e.SchoolId, e.At });
        builder.HasIndex(e => new { e.SchoolId, e.ChildId, e.At });
        builder.HasIndex(e => new { e.SchoolId, e.EntityId, e.At });
    }

    public void Configure(EntityTypeBuilder<AccessLogEntry> builder)
    {
        builder.ToTable("access_log", "audit");
        builder.Property(e => e.Entity).HasMaxLength(50);
        builder.Property(e => e.Fields).HasMaxLength(100);
        builder.Property(e => e.Reason).HasMaxLength(200);
        builder.Property(e => e.Ip).HasMaxLength(45);
        builder.HasIndex(e => new { e.SchoolId, e.At });
        builder.HasIndex(e => new { e.SchoolId, e.EntityId, e.At });
    }
}

internal sealed class WorkMapping : IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobTicket>, IEntityTypeConfiguration<StoredFile>,
    IEntityTypeConfiguration<FormDraft>, IEntityTypeConfiguration<SchoolKey>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(j => j.Kind).HasMaxLength(50);
        builder.Property(j => j.Title).HasMaxLength(200);
        builder.Property(j => j.Problem).HasMaxLength(500);
        builder.Property(j => j.Arguments).HasColumnType("jsonb");
        builder.HasIndex(j => new { j.SchoolId, j.CreatedBy, j.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<JobTicket> builder)
    {
        builder.HasKey(t => t.JobId);
        builder.HasIndex(t => t.DueAt);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.ContentType).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.Property(d => d.Form).HasMaxLength(50);
        builder.Property(d => d.Section).HasMaxLength(50);
        builder.Property(d => d.Device).HasMaxLength(200);
        builder.HasIndex(d => new { d.SchoolId, d.UserId, d.Form, d.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SchoolKey> builder) => builder.HasIndex(k => new { k.SchoolId, k.Number }).IsUnique();
}
