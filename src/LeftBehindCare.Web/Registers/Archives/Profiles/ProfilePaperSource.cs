using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 as one paper among those of a child, masked as the viewer may see it.</summary>
public sealed class ProfilePaperSource(AppDb db, ProfilePapers papers, ViewerContext viewers, PaperFrames frames, OfficeClock clock) : IPaperSource
{
    public string Entity => nameof(LeftBehindProfile);

    public string Code => ProfileArchive.Number;

    public string Title => ProfileSheet.Title;

    public async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var count = await Reached(ids).CountAsync(cancellationToken);
        return new PaperReach(count, count);
    }

    public async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var children = await Reached(ids).ToDictionaryAsync(p => p.Id, p => p.ChildId, cancellationToken);
        var sheets = (await papers.ReadAsync(children.Values, viewers.Viewer, withIdNumbers: false, clock.Today, cancellationToken)).ToDictionary(p => p.ChildId);
        var stamp = (await frames.ReadAsync(cancellationToken: cancellationToken)).Stamp;
        return [.. ids.Where(id => children.TryGetValue(id, out var child) && sheets.ContainsKey(child)).Select(id => sheets[children[id]])
            .Select(p => new PaperForm($"{p.ClassTitle} {p.Name}".Trim(), ProfileSheet.Describe(p, stamp)))];
    }

    private IQueryable<LeftBehindProfile> Reached(IReadOnlyList<Guid> ids)
    {
        var seen = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View), db, clock.Today);
        return db.Profiles.Where(p => ids.Contains(p.Id) && seen.Any(c => c.Id == p.ChildId));
    }
}
