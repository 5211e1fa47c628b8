namespace LeftBehindCare.Registers.Drafts;

/// <summary>What a person typed and did not save yet. On the server, theirs alone.</summary>
/// <param name="Fields">Posted fields by name.</param>
/// <param name="SavedAt">When it was kept (UTC).</param>
/// <param name="Section">Where the person was, such as 父母外出; null when unknown.</param>
/// <param name="Device">On which device, in a few words; null when unknown.</param>
/// <param name="BasedOn">Version of the record it was typed over; 0 for a new record.</param>
public sealed record Draft(
    IReadOnlyDictionary<string, string[]> Fields, DateTimeOffset SavedAt, string? Section, string? Device, uint BasedOn);

/// <summary>Keeps drafts by person, form and subject.</summary>
public interface IDraftStore
{
    /// <summary>The current person's draft, or null.</summary>
    /// <param name="form">Which form, such as <c>Profile</c>.</param>
    /// <param name="subject">Which record; <see cref="Guid.Empty"/> for a new one.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<Draft?> FindAsync(string form, Guid subject, CancellationToken cancellationToken);

    /// <summary>Keeps the fields, replacing an earlier draft of the same person, form and subject.</summary>
    Task SaveAsync(string form, Guid subject, Draft draft, CancellationToken cancellationToken);

    /// <summary>Forgets the draft, after the form was saved or the person does not want it.</summary>
    Task DropAsync(string form, Guid subject, CancellationToken cancellationToken);
}
