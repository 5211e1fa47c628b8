using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Review;

/// <summary>The list of a reviewed register can be asked for what stands where.</summary>
public interface IReviewedFilter
{
    /// <summary>Number of a <see cref="RecordStatus"/>; null for all.</summary>
    int? Status { get; set; }
}
