using LeftBehindCare.Registers.Records;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeftBehindCare.Web.Registers.Archives;

internal static class ReviewedMapping
{
    /// <summary>Lengths of what the review writes into a record.</summary>
    public static void IsReviewed<T>(this EntityTypeBuilder<T> builder)
        where T : ReviewedRecord
    {
        builder.Property(r => r.ReviewComment).HasMaxLength(500);
        builder.Property(r => r.CorrectionReason).HasMaxLength(200);
    }
}
