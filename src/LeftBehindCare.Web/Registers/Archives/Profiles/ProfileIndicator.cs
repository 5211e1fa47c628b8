using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>M08 字段完整率 (domain.md §3, §8.7): of all ◆ that apply to the A1s of the 留守 children, those that are filled.</summary>
public sealed class ProfileIndicator(AppDb db) : IIndicator
{
    public const string Fields = "M08";

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var classes = db.Classes.Within(scope);
        var rows = await (
            from span in db.LeftBehindOn(day)
            where classes.Any(c => c.Id == span.ClassId)
            join profile in db.Profiles on span.ChildId equals profile.ChildId
            group profile by span.ClassId into room
            select new { ClassId = room.Key, Wanted = room.Sum(p => p.WantedCount), Missing = room.Sum(p => p.MissingCount) }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new IndicatorCell(Fields, r.ClassId, r.Wanted - r.Missing, r.Wanted))];
    }
}
