using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.SavedViews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.SavedViews;

/// <summary>A list's filter under a name; belongs to whoever made it (<see cref="SchoolRecord.CreatedBy"/>).</summary>
public sealed class SavedView : SchoolRecord, INotLogged
{
    /// <summary>Which list, by the name of its record type.</summary>
    public required string Register { get; init; }

    public required string Name { get; init; }

    /// <summary>The list's query, without the question mark.</summary>
    public required string Query { get; set; }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views");
        builder.Property(v => v.Register).HasMaxLength(50);
        builder.Property(v => v.Name).HasMaxLength(ISavedViews.NameLength);
        builder.Property(v => v.Query).HasMaxLength(ISavedViews.QueryLength);
        builder.HasIndex(v => new { v.SchoolId, v.CreatedBy, v.Register, v.Name }).IsUnique();
    }
}
