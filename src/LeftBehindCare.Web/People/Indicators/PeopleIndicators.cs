using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Indicators;

/// <summary>
/// M01 在校数, M02 留守数 under the four definitions, M03 留守率, M04 双亲、单亲、单亲抚养方外出 (domain.md §3): children enrolled on the
/// day, counted in the class they are in. One query.
/// </summary>
public sealed class PeopleIndicators(AppDb db) : IIndicator
{
    public const string Enrolled = "M01";

    /// <summary>L under the school's own definition; out of <see cref="Enrolled"/>, so that its percentage is M03.</summary>
    public const string LeftBehind = "M02";

    public const string Mca = "M02.MCA";
    public const string Moe = "M02.MOE";
    public const string Sys = "M02.SYS";
    public const string BothAway = "M04.B";
    public const string FatherAway = "M04.F";
    public const string MotherAway = "M04.M";
    public const string CarerAway = "M04.S";

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return [];
        var classes = db.Classes.Within(scope);
        var rows = await (
            from span in db.EnrollSpans
            where span.From <= day && (span.To == null || span.To > day) && !span.Child!.IsDeleted && classes.Any(c => c.Id == span.ClassId)
            join e in db.LbEpisodes.Where(e => e.From <= day && (e.To == null || e.To > day)) on span.ChildId equals e.ChildId into now
            from episode in now.DefaultIfEmpty()
            group episode by span.ClassId into one
            select new
            {
                ClassId = one.Key,
                Enrolled = one.Count(),
                Counts = one.Count(e => e.Counts),
                Mca = one.Count(e => e.IsMca),
                Moe = one.Count(e => e.IsMoe),
                Sys = one.Count(e => e.SysCode == SysLeftBehind.OneParent || e.SysCode == SysLeftBehind.BothParents),
                Both = one.Count(e => e.Counts && e.OutType == OutType.Both),
                Father = one.Count(e => e.Counts && e.OutType == OutType.Father),
                Mother = one.Count(e => e.Counts && e.OutType == OutType.Mother),
                Carer = one.Count(e => e.Counts && e.OutType == OutType.SoleCarer),
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.SelectMany(r => new IndicatorCell[]
            {
                new(Enrolled, r.ClassId, r.Enrolled, r.Enrolled), new(LeftBehind, r.ClassId, r.Counts, r.Enrolled),
                new(Mca, r.ClassId, r.Mca, r.Enrolled), new(Moe, r.ClassId, r.Moe, r.Enrolled), new(Sys, r.ClassId, r.Sys, r.Enrolled),
                new(BothAway, r.ClassId, r.Both, r.Counts), new(FatherAway, r.ClassId, r.Father, r.Counts),
                new(MotherAway, r.ClassId, r.Mother, r.Counts), new(CarerAway, r.ClassId, r.Carer, r.Counts),
            }),
        ];
    }
}
