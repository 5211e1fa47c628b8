using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>M05.A7 (domain.md §3, §8.7): of the 留守 children, those with at least one deed of this school year that is handed in or beyond.</summary>
public sealed class DeedIndicator(AppDb db) : IIndicator
{
    public const string Filed = "M05.A7";

    /// <summary>Counts on the day. Given back is not handed in.</summary>
    public static Expression<Func<DeedRecord, bool>> IsFiled(DateOnly day)
    {
        var (from, to) = SchoolYear.Of(day);
        return d => d.Date >= from && d.Date < to && RecordStatuses.HandedIn.Contains(d.Status);
    }

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var classes = db.Classes.Within(scope);
        var filed = db.Deeds.Where(IsFiled(day));
        var rows = await (
            from span in db.LeftBehindOn(day)
            where classes.Any(c => c.Id == span.ClassId)
            select new { span.ClassId, IsFiled = filed.Any(d => d.ChildId == span.ChildId) } into one
            group one by one.ClassId into room
            select new { ClassId = room.Key, Filed = room.Count(o => o.IsFiled), All = room.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new IndicatorCell(Filed, r.ClassId, r.Filed, r.All))];
    }
}
