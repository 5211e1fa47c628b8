using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 among the archives: every ◆ filled, confirmed this term, handed in or beyond (M05.A1).</summary>
public sealed class ProfileArchive(AppDb db, ViewerContext viewers, OfficeClock clock) : IArchive
{
    public const string Number = "A1";

    public string Code => Number;

    public string Title => "基本情况";

    public string Rule => "一人一份";

    public string Controller => "Profiles";

    public string Noun => "份基本情况";

    /// <summary>Counts as 已建 in the term. Given back is not handed in.</summary>
    public static Expression<Func<LeftBehindProfile, bool>> IsFiled(Guid? termId) => p => p.MissingCount == 0 && termId != null && p.ConfirmedTermId == termId
        && RecordStatuses.HandedIn.Contains(p.Status);

    public IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var term = day.Term?.Id;
        return db.Profiles.Select(p => new ArchiveMark
        {
            Code = Number,
            About = p.ChildId,
            RecordId = p.Id,
            Status = p.Status,
            IsFiled = p.MissingCount == 0 && term != null && p.ConfirmedTermId == term && RecordStatuses.HandedIn.Contains(p.Status),
            // Confirmed and handed in: the later of the two.
            FiledAt = p.FirstSubmittedAt > p.ConfirmedAt ? p.FirstSubmittedAt : p.ConfirmedAt,
        });
    }

    public string Entity => nameof(LeftBehindProfile);

    public async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken)
    {
        var seen = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit), db, clock.Today);
        var found = await db.Profiles.Where(p => p.ChildId == childId && seen.Any(c => c.Id == childId))
            .Select(p => new { p.Id, p.Status, At = p.ConfirmedAt ?? p.CreatedAt }).ToListAsync(cancellationToken);
        return [.. found.Select(p => new DossierEntry(p.Id, "登记表", DateOnly.FromDateTime(OfficeClock.Local(p.At).DateTime), p.Status))];
    }

    public async Task<IReadOnlyList<string>> GapsAsync(Guid recordId, CancellationToken cancellationToken) =>
        await db.Profiles.Where(p => p.Id == recordId).Select(p => p.Missing).FirstOrDefaultAsync(cancellationToken) ?? [];

    public (string Action, object Route) Form(Guid about, Guid? recordId) => ("Edit", new { childId = about });
}
