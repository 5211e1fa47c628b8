using LeftBehindCare.Registers.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

internal sealed class ClassSummaryMapping : IEntityTypeConfiguration<ClassSummary>
{
    public void Configure(EntityTypeBuilder<ClassSummary> builder)
    {
        builder.References(s => s.Class, nameof(ClassSummary.ClassId));
        builder.References(s => s.Term, nameof(ClassSummary.TermId));
        builder.Ignore(s => s.Seen);
        builder.HasIndex(s => new { s.SchoolId, s.ClassId, s.TermId }).IsUnique().HasFilter("not is_deleted");
    }
}
