using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// M05.A1 建档率 and M08 字段完整率 (domain.md §3, §8.7): of the 留守 children, those whose A1 has every ◆, is confirmed this term and
/// is handed in or beyond; and of all ◆ that apply, those that are filled.
/// </summary>
public sealed class ProfileIndicator(AppDb db, SchoolFactsReader schools) : IIndicator
{
    public const string Filed = "M05.A1";
    public const string Fields = "M08";

    /// <summary>Counts as 已建 in the term. Given back is not handed in.</summary>
    public static Expression<Func<LeftBehindProfile, bool>> IsFiled(Guid? termId) => p => p.MissingCount == 0 && termId != null && p.ConfirmedTermId == termId
        && RecordStatuses.HandedIn.Contains(p.Status);

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(day)?.Id;
        var classes = db.Classes.Within(scope);
        var filed = db.Profiles.Where(IsFiled(term));
        var rows = await (
            from span in db.LeftBehindOn(day)
            where classes.Any(c => c.Id == span.ClassId)
            select new
            {
                span.ClassId,
                IsFiled = filed.Any(p => p.ChildId == span.ChildId),
                Wanted = db.Profiles.Where(p => p.ChildId == span.ChildId).Select(p => p.WantedCount).FirstOrDefault(),
                Missing = db.Profiles.Where(p => p.ChildId == span.ChildId).Select(p => p.MissingCount).FirstOrDefault(),
            } into one
            group one by one.ClassId into room
            select new { ClassId = room.Key, Filed = room.Count(o => o.IsFiled), All = room.Count(), Wanted = room.Sum(o => o.Wanted), Missing = room.Sum(o => o.Missing) })
            .ToListAsync(cancellationToken);
        return [.. rows.SelectMany(r => new IndicatorCell[] { new(Filed, r.ClassId, r.Filed, r.All), new(Fields, r.ClassId, r.Wanted - r.Missing, r.Wanted) })];
    }
}
