using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>A3b: one thing in a child's 成长记录袋. Of letters it is only known that there are some; what they say is kept nowhere.</summary>
public sealed class PortfolioItem : SchoolRecord, IAboutChild
{
    /// <summary>Code of 两地书信 in {PortfolioKind}.</summary>
    public const string Letters = "05";

    /// <summary>All that is written of a letter.</summary>
    public const string LettersTitle = "有";

    public Guid ChildId { get; set; }
    public Child? Child { get; init; }

    /// <summary>类 {PortfolioKind}.</summary>
    public required string Kind { get; set; }

    public required string Title { get; set; }
    public DateOnly Date { get; set; }

    /// <summary>页数 of the thing itself; null where nobody counted.</summary>
    public int? Pages { get; set; }

    /// <summary>可公开.</summary>
    public bool CanShow { get; set; }
}

internal sealed class PortfolioItemMapping : IEntityTypeConfiguration<PortfolioItem>
{
    public void Configure(EntityTypeBuilder<PortfolioItem> builder)
    {
        builder.ToTable("portfolio_items", table => table.HasCheckConstraint("ck_portfolio_items_letters", "kind <> '05' or (title = '有' and not can_show)"));
        builder.Property(p => p.Kind).HasMaxLength(10);
        builder.Property(p => p.Title).HasMaxLength(50);
        builder.References(p => p.Child, nameof(PortfolioItem.ChildId));
        builder.HasIndex(p => new { p.SchoolId, p.ChildId, p.Kind, p.Date });
        builder.HasIndex(p => new { p.SchoolId, p.Date });
    }
}
