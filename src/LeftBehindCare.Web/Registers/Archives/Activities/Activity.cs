using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 活动: of the whole school or of one class. Who took part stands in <see cref="ActivityParticipation"/>.</summary>
public sealed class Activity : ReviewedRecord
{
    public required string Title { get; set; }

    /// <summary>类别 {ActivityKind}.</summary>
    public required string Kind { get; set; }

    /// <summary>The class that held it; null for an activity of the school.</summary>
    public Guid? ClassId { get; set; }

    public SchoolClass? Class { get; init; }

    /// <summary>Day on which it began.</summary>
    public DateOnly Date { get; set; }

    public TimeOnly? StartsAt { get; set; }
    public TimeOnly? EndsAt { get; set; }
    public required string Place { get; set; }

    /// <summary>主办.</summary>
    public string? Host { get; set; }

    /// <summary>负责人.</summary>
    public Guid LeaderId { get; set; }

    public Staff? Leader { get; init; }

    /// <summary>固定活动 {AnnualCode}.</summary>
    public string? AnnualCode { get; set; }

    /// <summary>校外.</summary>
    public bool IsOutside { get; set; }

    /// <summary>安全预案和监护人回执齐: asked of an activity outside the school.</summary>
    public bool IsSafe { get; set; }

    /// <summary>可选拔: children were chosen for it (M20).</summary>
    public bool IsSelective { get; set; }

    /// <summary>小结.</summary>
    public string? Summary { get; set; }
}

/// <summary>One child in one activity.</summary>
public sealed class ActivityParticipation : SchoolRecord, IAboutChild
{
    public Guid ActivityId { get; set; }
    public Activity? Activity { get; init; }
    public Guid ChildId { get; set; }
    public Child? Child { get; init; }

    /// <summary>角色 {ActRole}.</summary>
    public string? Role { get; set; }

    /// <summary>出勤.</summary>
    public bool Attended { get; set; }

    /// <summary>表现 {Level4}.</summary>
    public string? Perform { get; set; }

    public string? Award { get; set; }

    /// <summary>感受.</summary>
    public string? Feeling { get; set; }
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<ActivityParticipation>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities");
        builder.Property(a => a.Title).HasMaxLength(50);
        builder.Property(a => a.Kind).HasMaxLength(10);
        builder.Property(a => a.AnnualCode).HasMaxLength(10);
        builder.Property(a => a.Place).HasMaxLength(50);
        builder.Property(a => a.Host).HasMaxLength(50);
        builder.Property(a => a.Summary).HasMaxLength(ActivityForm.SummaryLength);
        builder.IsReviewed();
        builder.References(a => a.Class, nameof(Activity.ClassId));
        builder.References(a => a.Leader, nameof(Activity.LeaderId));
        builder.HasIndex(a => new { a.SchoolId, a.Date });
    }

    public void Configure(EntityTypeBuilder<ActivityParticipation> builder)
    {
        builder.ToTable("activity_participations");
        builder.Property(p => p.Role).HasMaxLength(10);
        builder.Property(p => p.Perform).HasMaxLength(1);
        builder.Property(p => p.Award).HasMaxLength(ParticipantRow.AwardLength);
        builder.Property(p => p.Feeling).HasMaxLength(ParticipantRow.FeelingLength);
        builder.References(p => p.Activity, nameof(ActivityParticipation.ActivityId));
        builder.References(p => p.Child, nameof(ActivityParticipation.ChildId));
        builder.HasIndex(p => new { p.SchoolId, p.ActivityId, p.ChildId }).IsUnique().HasFilter("not is_deleted");
        builder.HasIndex(p => new { p.SchoolId, p.ChildId });
    }
}
