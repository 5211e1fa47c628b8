using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>A8 成长案例分析: what was learnt from the way of one child or several of a class, under another name.</summary>
public sealed class CaseStudy : ReviewedRecord, IAboutClass
{
    public Guid ClassId { get; set; }
    public SchoolClass? Class { get; init; }

    /// <summary>对象.</summary>
    public required Guid[] ChildIds { get; set; }

    public required string Title { get; set; }

    /// <summary>化名: how the text calls the child.</summary>
    public required string Alias { get; set; }

    public Guid AuthorId { get; set; }
    public Staff? Author { get; init; }

    /// <summary>基本情况.</summary>
    public required string Basic { get; set; }

    /// <summary>表现.</summary>
    public required string Problem { get; set; }

    /// <summary>成因.</summary>
    public required string Cause { get; set; }

    /// <summary>措施.</summary>
    public required string Measures { get; set; }

    public required string Process { get; set; }

    /// <summary>成效.</summary>
    public required string Effect { get; set; }

    /// <summary>反思.</summary>
    public required string Reflect { get; set; }

    /// <summary>The seven sections with their headings, in the order of the paper.</summary>
    public IReadOnlyList<(string Heading, string Text)> Sections =>
        [("基本情况", Basic), ("主要表现", Problem), ("成因分析", Cause), ("帮助措施", Measures), ("实施过程", Process), ("取得成效", Effect), ("反思", Reflect)];
}

internal sealed class CaseStudyMapping : IEntityTypeConfiguration<CaseStudy>
{
    public void Configure(EntityTypeBuilder<CaseStudy> builder)
    {
        builder.ToTable("case_studies");
        builder.Property(c => c.Title).HasMaxLength(50);
        builder.Property(c => c.Alias).HasMaxLength(20);
        foreach (var text in new[]
                 {
                     nameof(CaseStudy.Basic), nameof(CaseStudy.Problem), nameof(CaseStudy.Cause), nameof(CaseStudy.Measures), nameof(CaseStudy.Process),
                     nameof(CaseStudy.Effect), nameof(CaseStudy.Reflect),
                 })
            builder.Property(text).HasMaxLength(CaseStudyForm.TextLength);
        builder.Ignore(c => c.Sections);
        builder.IsReviewed();
        builder.References(c => c.Class, nameof(CaseStudy.ClassId));
        builder.References(c => c.Author, nameof(CaseStudy.AuthorId));
        builder.HasIndex(c => new { c.SchoolId, c.ClassId });
    }
}
