using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>
/// A0 摸底调查: one class in one round. 留守 itself is derived from the families' records (domain.md §8.4); a survey only says how
/// many sheets came back and whose facts were verified.
/// </summary>
public sealed class SurveyRound : SchoolRecord, IAboutClass
{
    /// <summary>轮次.</summary>
    public required string Title { get; set; }

    /// <summary>截止.</summary>
    public DateOnly DueDate { get; set; }

    public Guid ClassId { get; set; }
    public SchoolClass? Class { get; init; }

    /// <summary>发出, sheets.</summary>
    public int Issued { get; set; }

    /// <summary>收回, sheets; never more than were issued.</summary>
    public int Returned { get; set; }

    /// <summary>核实方式 {VerifyWay}.</summary>
    public required string VerifyWay { get; set; }

    /// <summary>Children of the class whose 外出 was verified.</summary>
    public required Guid[] VerifiedIds { get; set; }
}

internal sealed class SurveyRoundMapping : IEntityTypeConfiguration<SurveyRound>
{
    public void Configure(EntityTypeBuilder<SurveyRound> builder)
    {
        builder.ToTable("survey_rounds", table => table.HasCheckConstraint("ck_survey_rounds_returned", "returned between 0 and issued"));
        builder.Property(s => s.Title).HasMaxLength(50);
        builder.Property(s => s.VerifyWay).HasMaxLength(10);
        builder.References(s => s.Class, nameof(SurveyRound.ClassId));
        builder.HasIndex(s => new { s.SchoolId, s.Title, s.ClassId }).IsUnique().HasFilter("not is_deleted");
        builder.HasIndex(s => new { s.SchoolId, s.ClassId, s.DueDate });
    }
}
