using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>
/// A4 三特儿童登记: the screening of one child in a school year, with what follows from it for 特困 (A4a), 特长 (A4b), 特殊 (A4c). One
/// row a child and year, since the three are screened, reviewed and printed together.
/// </summary>
public sealed class SpecialRegistration : ReviewedRecord, IAboutChild
{
    public Guid ChildId { get; set; }
    public Child? Child { get; init; }

    /// <summary>筛查学年, such as 2026-2027.</summary>
    public required string Year { get; set; }

    /// <summary>结论 {SpecialType}: 0 alone, or any of 1–3.</summary>
    public required string[] Types { get; set; }

    /// <summary>筛查人.</summary>
    public Guid ScreenBy { get; set; }

    public Staff? Screener { get; init; }
    public DateOnly ScreenOn { get; set; }

    /// <summary>困难类型 {Hardship}.</summary>
    public string[] Hardships { get; set; } = [];

    /// <summary>困难等级 {HardLevel}.</summary>
    public string? HardLevel { get; set; }

    /// <summary>致困原因 {HardCause}.</summary>
    public string[] Causes { get; set; } = [];

    public DateOnly? CertOn { get; set; }
    public DateOnly? ValidTo { get; set; }

    /// <summary>帮助措施.</summary>
    public string? Measures { get; set; }

    /// <summary>特长类别 {Talent}.</summary>
    public string[] Talents { get; set; } = [];

    /// <summary>特长水平 {TalentLevel}.</summary>
    public string? TalentLevel { get; set; }

    public string? Awards { get; set; }

    /// <summary>指导教师.</summary>
    public Guid? CoachId { get; set; }

    public Staff? Coach { get; init; }

    /// <summary>培养计划.</summary>
    public string? TalentPlan { get; set; }

    /// <summary>特殊类别 {SpecialKind}.</summary>
    public string[] Kinds { get; set; } = [];

    /// <summary>表现, encrypted with the school's key. Never of 02 心理 and 07 侵害: that is <see cref="PrivateNote"/>.</summary>
    public byte[]? Behavior { get; set; }

    /// <summary>照顾措施.</summary>
    public string? CareMeasures { get; set; }

    /// <summary>责任人.</summary>
    public Guid? OwnerId { get; set; }

    public Staff? Owner { get; init; }

    /// <summary>转介 {ReferTo}.</summary>
    public string? ReferTo { get; set; }

    /// <summary>阶段效果.</summary>
    public string? Effect { get; set; }

    /// <summary>What is said of 02 and 07, encrypted; for the counsellor and the deputy only, on no form, version, list or paper.</summary>
    public byte[]? PrivateNote { get; set; }
}

/// <summary>Codes of {SpecialType} and {SpecialKind} that rules ask for.</summary>
public static class SpecialCodes
{
    public const string None = "0";
    public const string Poor = "1";
    public const string Talented = "2";
    public const string Special = "3";
    public const string Mind = "02";
    public const string Harmed = "07";

    /// <summary>Kinds whose story is for the counsellor and the deputy only (domain.md §2.4 A4c).</summary>
    public static bool IsPrivate(string kind) => kind is Mind or Harmed;
}

internal sealed class SpecialRegistrationMapping : IEntityTypeConfiguration<SpecialRegistration>
{
    public void Configure(EntityTypeBuilder<SpecialRegistration> builder)
    {
        builder.ToTable("special_registrations");
        builder.Property(s => s.Year).HasMaxLength(9);
        foreach (var code in new[] { nameof(SpecialRegistration.HardLevel), nameof(SpecialRegistration.TalentLevel), nameof(SpecialRegistration.ReferTo) })
            builder.Property(code).HasMaxLength(10);
        foreach (var text in new[]
                 {
                     nameof(SpecialRegistration.Measures), nameof(SpecialRegistration.Awards), nameof(SpecialRegistration.TalentPlan),
                     nameof(SpecialRegistration.CareMeasures), nameof(SpecialRegistration.Effect),
                 })
            builder.Property(text).HasMaxLength(SpecialForm.TextLength);
        builder.IsReviewed();
        builder.References(s => s.Child, nameof(SpecialRegistration.ChildId));
        builder.References(s => s.Screener, nameof(SpecialRegistration.ScreenBy));
        builder.References(s => s.Coach, nameof(SpecialRegistration.CoachId));
        builder.References(s => s.Owner, nameof(SpecialRegistration.OwnerId));
        builder.HasIndex(s => new { s.SchoolId, s.ChildId, s.Year }).IsUnique().HasFilter("not is_deleted");
        builder.HasIndex(s => new { s.SchoolId, s.Year });
    }
}
