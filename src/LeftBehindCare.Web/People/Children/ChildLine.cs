using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.People.Children;

/// <summary>One line of the children's list as read; what of it is shown is decided by <see cref="FieldMask"/>.</summary>
public sealed class ChildLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Sex { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required string BoardMode { get; init; }
    public Guid? ClassId { get; init; }
    public Guid? CampusId { get; init; }
    public string? ClassTitle { get; init; }
    public string? Village { get; init; }
    public string? OutType { get; init; }
    public bool Counts { get; init; }
    public bool NeedsCheck { get; init; }
    public bool IsUnsupported { get; init; }
    public RecordStatus? ProfileStatus { get; init; }
    public int? Missing { get; init; }
    public string? Allergy { get; init; }
}
