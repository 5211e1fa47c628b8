using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>A3 成长记录卡: one child in one term. Grades are kept, never marks or places.</summary>
public sealed class GrowthCard : ReviewedRecord, IAboutChild
{
    public Guid ChildId { get; set; }
    public Child? Child { get; init; }
    public Guid TermId { get; set; }
    public Term? Term { get; init; }

    /// <summary>身高, cm.</summary>
    public decimal? HeightCm { get; set; }

    /// <summary>体重, kg.</summary>
    public decimal? WeightKg { get; set; }

    /// <summary>左视力, five-point scale.</summary>
    public decimal? VisionL { get; set; }

    /// <summary>右视力, five-point scale.</summary>
    public decimal? VisionR { get; set; }

    /// <summary>语文, and the others by {Subject}: {Level4}.</summary>
    public string? Yw { get; set; }

    public string? Sx { get; set; }
    public string? Yy { get; set; }
    public string? Kx { get; set; }
    public string? Df { get; set; }
    public string? Ty { get; set; }
    public string? Ys { get; set; }
    public string? Ld { get; set; }
    public string? Xx { get; set; }

    /// <summary>品德 {Level4}.</summary>
    public string? QMoral { get; set; }

    /// <summary>学业 {Level4}.</summary>
    public string? QStudy { get; set; }

    /// <summary>身心 {Level4}.</summary>
    public string? QHealth { get; set; }

    /// <summary>艺术 {Level4}.</summary>
    public string? QArt { get; set; }

    /// <summary>实践 {Level4}.</summary>
    public string? QPractice { get; set; }

    public string? Progress { get; set; }
    public string? Awards { get; set; }
    public string? SelfEval { get; set; }
    public string? ProxyEval { get; set; }
    public string? HeadEval { get; set; }
    public string? ParentWord { get; set; }
    public string? NextGoal { get; set; }

    /// <summary>BMI, kg/m², one decimal; null while height or weight is missing.</summary>
    public decimal? Bmi => GrowthRules.Bmi(HeightCm, WeightKg);
}

internal sealed class GrowthCardMapping : IEntityTypeConfiguration<GrowthCard>
{
    public void Configure(EntityTypeBuilder<GrowthCard> builder)
    {
        builder.ToTable("growth_cards");
        builder.Property(c => c.HeightCm).HasPrecision(4, 1);
        builder.Property(c => c.WeightKg).HasPrecision(4, 1);
        builder.Property(c => c.VisionL).HasPrecision(2, 1);
        builder.Property(c => c.VisionR).HasPrecision(2, 1);
        foreach (var grade in new[]
                 {
                     nameof(GrowthCard.Yw), nameof(GrowthCard.Sx), nameof(GrowthCard.Yy), nameof(GrowthCard.Kx), nameof(GrowthCard.Df), nameof(GrowthCard.Ty), nameof(GrowthCard.Ys),
                     nameof(GrowthCard.Ld), nameof(GrowthCard.Xx), nameof(GrowthCard.QMoral), nameof(GrowthCard.QStudy), nameof(GrowthCard.QHealth), nameof(GrowthCard.QArt),
                     nameof(GrowthCard.QPractice),
                 })
            builder.Property(grade).HasMaxLength(1);
        foreach (var text in new[]
                 {
                     nameof(GrowthCard.Progress), nameof(GrowthCard.Awards), nameof(GrowthCard.SelfEval), nameof(GrowthCard.ProxyEval), nameof(GrowthCard.HeadEval),
                     nameof(GrowthCard.ParentWord), nameof(GrowthCard.NextGoal),
                 })
            builder.Property(text).HasMaxLength(GrowthForm.TextLength);
        builder.Ignore(c => c.Bmi);
        builder.IsReviewed();
        builder.References(c => c.Child, nameof(GrowthCard.ChildId));
        builder.References(c => c.Term, nameof(GrowthCard.TermId));
        builder.HasIndex(c => new { c.SchoolId, c.ChildId, c.TermId }).IsUnique().HasFilter("not is_deleted");
        builder.HasIndex(c => new { c.SchoolId, c.TermId });
    }
}
