namespace LeftBehindCare.Web.People.StaffMembers;

/// <summary>Something that names colleagues. Registers say so here; the roster of the staff does not know them.</summary>
public interface IStaffUse
{
    /// <summary>Which register names the person, such as 档案移交; null when none here does.</summary>
    Task<string?> NamedInAsync(Guid staffId, CancellationToken cancellationToken);
}
