using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Review;

/// <summary>A register whose approved records are filed away (归档) once their time is over.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public interface IFilesAway<TRecord>
    where TRecord : ReviewedRecord
{
    /// <summary>Those whose term or school year is over, or whose child has left.</summary>
    IQueryable<TRecord> Over(IQueryable<TRecord> records);
}
