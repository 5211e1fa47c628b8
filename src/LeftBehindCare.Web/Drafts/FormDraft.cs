using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Drafts;

/// <summary>What a person typed into a form and did not save yet: on the server, theirs alone, encrypted.</summary>
public sealed class FormDraft : SchoolRecord, INotLogged
{
    public Guid UserId { get; init; }

    /// <summary>Which form, such as Profile.</summary>
    public required string Form { get; init; }

    /// <summary>Which record; <see cref="Guid.Empty"/> for a new one.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The posted fields, encrypted with the school's key.</summary>
    public required byte[] Fields { get; set; }

    /// <summary>Version of the record the person was looking at.</summary>
    public uint BasedOn { get; set; }

    /// <summary>Section last worked in, for 「填到…」.</summary>
    public string? Section { get; set; }

    public string? Device { get; set; }
}
