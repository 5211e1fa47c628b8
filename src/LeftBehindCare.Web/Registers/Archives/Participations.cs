namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>One child in one thing that was done for it: an activity, or its class's own care.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Date">The day.</param>
/// <param name="Title">What it was.</param>
/// <param name="Role">角色 {ActRole}.</param>
/// <param name="Perform">表现 {Level4}.</param>
/// <param name="Award">获奖.</param>
/// <param name="Leader">Who led it.</param>
public sealed record Participation(Guid ChildId, DateOnly Date, string Title, string? Role, string? Perform, string? Award, string? Leader);

/// <summary>A register that knows who took part. Each entry is typed once, in whichever register it belongs to.</summary>
public interface IParticipationSource
{
    /// <summary>Who came between two days (both included), as marks of an archive.</summary>
    IQueryable<ArchiveMark> Marks(string code, DateOnly from, DateOnly to);

    /// <summary>What the children took part in that is handed in.</summary>
    Task<IReadOnlyList<Participation>> OfAsync(Guid[] children, CancellationToken cancellationToken);
}

/// <summary>What children took part in, over all registers.</summary>
public sealed class Participations(IEnumerable<IParticipationSource> sources)
{
    /// <summary>Who came to anything between two days.</summary>
    public IQueryable<ArchiveMark> Marks(string code, DateOnly from, DateOnly to) => sources.Select(s => s.Marks(code, from, to)).Aggregate((all, one) => all.Concat(one));

    /// <summary>What each child took part in, in the order of time.</summary>
    public async Task<ILookup<Guid, Participation>> OfAsync(Guid[] children, CancellationToken cancellationToken)
    {
        var all = new List<Participation>();
        foreach (var source in sources) all.AddRange(await source.OfAsync(children, cancellationToken));
        return all.OrderBy(p => p.Date).ThenBy(p => p.Title, StringComparer.Ordinal).ToLookup(p => p.ChildId);
    }
}
