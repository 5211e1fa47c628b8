namespace LeftBehindCare.Registers.SavedViews;

/// <summary>A filter of a list that a person kept under a name (常用查找).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As the person called it.</param>
/// <param name="Query">The list's query, without the question mark.</param>
public sealed record KeptView(Guid Id, string Name, string Query);

/// <summary>Keeps filters by person and register. Implemented by the house; nobody sees another person's.</summary>
public interface ISavedViews
{
    /// <summary>Characters of a name, as people count them.</summary>
    const int NameLength = 20;

    /// <summary>Characters of a query.</summary>
    const int QueryLength = 1_000;

    /// <summary>As many as one person keeps of one register.</summary>
    const int Most = 20;

    /// <summary>The current person's views of a register, oldest first.</summary>
    /// <param name="register">Name of the register's record type.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<KeptView>> ListAsync(string register, CancellationToken cancellationToken);

    /// <summary>Keeps a query, replacing the one under the same name; false when there are <see cref="Most"/> already.</summary>
    Task<bool> SaveAsync(string register, string name, string query, CancellationToken cancellationToken);

    /// <summary>Forgets a view and hands it back; null when it is not one of the current person's and of this register.</summary>
    Task<KeptView?> DropAsync(string register, Guid id, CancellationToken cancellationToken);
}
