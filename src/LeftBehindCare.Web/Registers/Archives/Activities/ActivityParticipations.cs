using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>Who came to the activities of A5.</summary>
public sealed class ActivityParticipations(AppDb db) : IParticipationSource
{
    public IQueryable<ArchiveMark> Marks(string code, DateOnly from, DateOnly to) => Came.Where(p => p.Activity!.Date >= from && p.Activity!.Date <= to).Select(p => new ArchiveMark
    {
        Code = code,
        About = p.ChildId,
        RecordId = p.ActivityId,
        Status = p.Activity!.Status,
        IsFiled = RecordStatuses.HandedIn.Contains(p.Activity!.Status),
        FiledAt = p.Activity!.FirstSubmittedAt,
    });

    public async Task<IReadOnlyList<Participation>> OfAsync(Guid[] children, CancellationToken cancellationToken) =>
        await Came.Where(p => children.Contains(p.ChildId) && RecordStatuses.HandedIn.Contains(p.Activity!.Status))
            .Select(p => new Participation(p.ChildId, p.Activity!.Date, p.Activity!.Title, p.Role, p.Perform, p.Award, p.Activity!.Leader!.Name)).ToListAsync(cancellationToken);

    private IQueryable<ActivityParticipation> Came => db.Participations.Where(p => p.Attended && !p.Activity!.IsDeleted);
}
