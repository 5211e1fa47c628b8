namespace LeftBehindCare.Web.Registers.Archives.Dossiers;

/// <summary>What one archive holds of the child.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Cell">How it counts for the period; null where it is of the class or the child does not count as 留守 now.</param>
/// <param name="Entries">Everything on file, the latest first.</param>
/// <param name="Gaps">What the record of the period still lacks.</param>
public sealed record DossierPart(IArchive Archive, ArchiveCell? Cell, IReadOnlyList<DossierEntry> Entries, IReadOnlyList<string> Gaps);

/// <summary>一童一档 on the screen.</summary>
public sealed record DossierPage
{
    public required Guid ChildId { get; init; }
    public required string Name { get; init; }
    public string? ClassTitle { get; init; }

    /// <summary>A child's own archives, by number.</summary>
    public required IReadOnlyList<DossierPart> Parts { get; init; }

    /// <summary>What the child took part in.</summary>
    public required IReadOnlyList<Participation> Activities { get; init; }

    public required bool CanEdit { get; init; }

    /// <summary>Whether the child counts as 留守 today.</summary>
    public required bool IsLeftBehind { get; init; }
}
