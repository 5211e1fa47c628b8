using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People.Episodes;

/// <summary>留守 of one child under the four definitions, with the reasons, for any day asked.</summary>
public sealed class LbStatusReader(AppDb db, LbEpisodes episodes)
{
    /// <summary>The answer for that day with all its turning points; null for a child that is not there.</summary>
    public async Task<LbStatus?> ReadAsync(Guid childId, DateOnly day, CancellationToken cancellationToken)
    {
        var facts = await LbEpisodes.FactsAsync(db, [childId], cancellationToken);
        if (!facts.TryGetValue(childId, out var known)) return null;
        var settings = await episodes.SettingsAsync(db, cancellationToken);
        return new LbStatus(day, LeftBehind.At(known, settings, day), LeftBehind.Segments(known, settings), settings);
    }
}

/// <summary>留守 on a day.</summary>
/// <param name="Day">The day asked.</param>
/// <param name="Segment">The answer with the reason of each definition; null where nothing is known yet or the child has left.</param>
/// <param name="History">All segments, past and foreseen.</param>
/// <param name="Settings">The school's parameters it was derived with.</param>
public sealed record LbStatus(DateOnly Day, LeftBehindSegment? Segment, IReadOnlyList<LeftBehindSegment> History, LeftBehindSettings Settings);
