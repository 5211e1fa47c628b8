using LeftBehindCare.Registers.Mvc;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>A card under the form of a record.</summary>
/// <param name="View">Its partial view.</param>
/// <param name="Model">What the view shows.</param>
public sealed record RecordPart(string View, object Model);

/// <summary>A room that hangs a card under the form of every record it has something to say of.</summary>
public interface IRecordPart
{
    /// <summary>The card; null for a record that is no business of the room.</summary>
    /// <param name="page">The record's page.</param>
    /// <param name="address">Where the page is, for the way back; null for a new record.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<RecordPart?> ReadAsync(EditPage page, string? address, CancellationToken cancellationToken);
}
