using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>Who came to what the class did: entered in A6, it counts for A5 too.</summary>
public sealed class ClassCareParticipations(AppDb db) : IParticipationSource
{
    private const string TookPart = "1";

    /// <summary>There is no form of one child to open.</summary>
    public IQueryable<ArchiveMark> Marks(string code, DateOnly from, DateOnly to) => db.ClassCares.Where(c => c.Date >= from && c.Date <= to).SelectMany(c => c.LbIds, (c, child) => new ArchiveMark
    {
        Code = code,
        About = child,
        RecordId = null,
        Status = c.Status,
        IsFiled = RecordStatuses.HandedIn.Contains(c.Status),
        FiledAt = c.FirstSubmittedAt,
    });

    public async Task<IReadOnlyList<Participation>> OfAsync(Guid[] children, CancellationToken cancellationToken)
    {
        var cares = await db.ClassCares.Where(c => RecordStatuses.HandedIn.Contains(c.Status) && c.LbIds.Any(id => children.Contains(id)))
            .Select(c => new { c.Date, c.Theme, c.LbIds, Host = c.Host!.Name }).ToListAsync(cancellationToken);
        return [.. cares.SelectMany(c => c.LbIds.Where(children.Contains).Select(id => new Participation(id, c.Date, c.Theme, TookPart, null, null, c.Host)))];
    }
}
