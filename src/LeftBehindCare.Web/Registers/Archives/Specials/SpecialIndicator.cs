using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>M18 三特 (domain.md §3, §8.8): of the 留守 children those found 特困, 特长, 特殊 this year, those found any of it, and each meeting of two or three.</summary>
public sealed class SpecialIndicator(AppDb db) : IIndicator
{
    public bool IsOnHome => false;

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var (classes, year) = (db.Classes.Within(scope), SchoolYear.NameOf(day));
        var screened = db.Specials.Where(s => s.Year == year && RecordStatuses.HandedIn.Contains(s.Status));
        var rows = await (
            from span in db.LeftBehindOn(day)
            where classes.Any(c => c.Id == span.ClassId)
            select new { span.ClassId, Types = screened.Where(s => s.ChildId == span.ChildId).Select(s => s.Types).FirstOrDefault() }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => r.ClassId).SelectMany(room => Cells(room.Key, [.. room.Select(r => r.Types ?? [])]))];
    }

    private static IEnumerable<IndicatorCell> Cells(Guid classId, List<string[]> found) =>
        SpecialFigures.Parts.Select(p => new IndicatorCell(SpecialFigures.Part(p), classId, found.Count(types => p.All(t => types.Contains(t.ToString()))), found.Count))
            .Append(new IndicatorCell(SpecialFigures.Any, classId, found.Count(types => types.Any(t => t != SpecialCodes.None)), found.Count));
}
