using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Episodes;

/// <summary>
/// Keeps <c>lb_episodes</c> what <see cref="LeftBehind"/> derives from the spans: after each save for the children it touched,
/// and for the whole school when its parameters change. Set-based: a chunk of children costs the same handful of commands
/// as one child, so an import of ten thousand does not crawl.
/// </summary>
public sealed class LbEpisodes(TenantContext tenant) : IPeopleFollowUp
{
    private const int Chunk = 2000;

    public int Order => 10;

    public async Task RunAsync(AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(childIds);
        if (childIds.Count == 0) return;
        var settings = await SettingsAsync(db, cancellationToken);
        foreach (var chunk in childIds.Chunk(Chunk)) await RewriteAsync(db, chunk, settings, cancellationToken);
    }

    /// <summary>
    /// Every child of the school anew; call it in the transaction that changes the school's parameters, after that save.
    /// Answers with the children, for what else is derived from 留守.
    /// </summary>
    public async Task<IReadOnlyCollection<Guid>> RecomputeSchoolAsync(AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var children = await db.Children.Select(c => c.Id).ToListAsync(cancellationToken);
        await RunAsync(db, children, cancellationToken);
        return children;
    }

    /// <summary>The definitions as the current school has set them.</summary>
    public async Task<LeftBehindSettings> SettingsAsync(AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var id = tenant.SchoolId ?? throw new InvalidOperationException("No school is set; 留守 is derived for one school at a time.");
        return await db.Schools.Where(s => s.Id == id)
            .Select(s => new LeftBehindSettings { Caliber = s.LbCaliber, AgeMin = s.LbAgeMin, AgeMax = s.LbAgeMax, CareAsLeftBehind = s.CareAsLb })
            .SingleAsync(cancellationToken);
    }

    /// <summary>What decides 留守, as recorded for these children: the whole history, not one day's.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LeftBehindFacts>> FactsAsync(
        AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = childIds as Guid[] ?? [.. childIds];
        // A village taken out of use is still where its children live; the lifted filter holds for the whole query, hence IsDeleted.
        var children = await (
            from child in db.Children
            where ids.Contains(child.Id) && !child.IsDeleted
            join village in db.Villages.IgnoreQueryFilters(RemovedFilter) on child.VillageId equals (Guid?)village.Id into lives
            from village in lives.DefaultIfEmpty()
            select new { child.Id, child.BirthDate, child.HukouKind, child.HukouRegion, HomeCounty = village == null ? null : village.CountyCode })
            .ToListAsync(cancellationToken);
        var studies = (await db.EnrollSpans.Where(e => ids.Contains(e.ChildId)).OrderBy(e => e.From)
            .Select(e => new { e.ChildId, e.From, e.To, e.ExitKind }).ToListAsync(cancellationToken)).ToLookup(e => e.ChildId);
        var parents = (await db.ParentLinks.Where(l => ids.Contains(l.ChildId))
            .Select(l => new { l.ChildId, Fact = new ParentFact(l.ParentId, l.Role, l.Presence, l.HasCapacity, l.IsCustodial, l.From, l.To) })
            .ToListAsync(cancellationToken)).ToLookup(l => l.ChildId, l => l.Fact);
        var parentIds = parents.SelectMany(g => g).Select(p => p.ParentId).Distinct().ToArray();
        var aways = (await db.AwaySpans.Where(a => parentIds.Contains(a.ParentId))
            .Select(a => new AwayFact(a.ParentId, a.From, a.To, a.WorkPlace)).ToListAsync(cancellationToken)).ToLookup(a => a.ParentId);

        return children.ToDictionary(c => c.Id, c =>
        {
            var last = studies[c.Id].LastOrDefault();
            var gone = last is { To: not null } ? EndReasonOf(last.ExitKind) : null;
            return new LeftBehindFacts
            {
                BirthDate = c.BirthDate,
                HukouKind = c.HukouKind,
                HukouCounty = c.HukouRegion,
                HomeCounty = c.HomeCounty,
                Parents = [.. parents[c.Id]],
                Away = [.. parents[c.Id].Select(p => p.ParentId).Distinct().SelectMany(p => aways[p])],
                Studies = [.. studies[c.Id].Select(s => new StudyFact(s.From, s.To))],
                LeftOn = gone is null ? null : last!.To, // gone is only found on a last span.
                LeftFor = gone,
            };
        });
    }

    private static readonly string[] RemovedFilter = [QueryFilters.Removed];

    /// <summary>Why 留守 ends with an enrolment; null for exits that keep the child on the roll (辍学, 休学, 换班).</summary>
    private static string? EndReasonOf(string? exitKind) => exitKind switch
    {
        AlterKind.Graduated or AlterKind.Completed => LbEndReason.Graduated,
        AlterKind.TransferredOut or AlterKind.Withdrawn => LbEndReason.TransferredOut,
        AlterKind.Died => LbEndReason.Died,
        _ => null,
    };

    private static async Task RewriteAsync(AppDb db, Guid[] ids, LeftBehindSettings settings, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(db, ids, cancellationToken);
        var stored = (await db.LbEpisodes.AsNoTracking().Where(e => ids.Contains(e.ChildId)).ToListAsync(cancellationToken)).ToLookup(e => e.ChildId);
        var stale = new List<Guid>();
        var fresh = new List<(Guid ChildId, EpisodeRow Row)>();
        foreach (var id in ids)
        {
            var wanted = facts.TryGetValue(id, out var known)
                ? LeftBehind.Segments(known, settings).Select(s => EpisodeRow.Of(s, settings)).ToHashSet()
                : [];
            foreach (var episode in stored[id])
                if (!wanted.Remove(EpisodeRow.Of(episode))) stale.Add(episode.Id);
            fresh.AddRange(wanted.Select(w => (id, w)));
        }

        if (stale.Count > 0) await db.LbEpisodes.Where(e => stale.Contains(e.Id)).ExecuteDeleteAsync(cancellationToken);
        if (fresh.Count > 0) await InsertAsync(db, fresh, cancellationToken);
    }

    /// <summary>One statement for all rows; row-level security forbids COPY, and EF would send each row by itself.</summary>
    private static Task<int> InsertAsync(AppDb db, List<(Guid ChildId, EpisodeRow Row)> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(_ => Guid.CreateVersion7()).ToArray();
        var children = rows.ConvertAll(r => r.ChildId).ToArray();
        var from = rows.ConvertAll(r => r.Row.From).ToArray();
        var to = rows.ConvertAll(r => r.Row.To).ToArray();
        var outTypes = rows.ConvertAll(r => r.Row.OutType).ToArray();
        var school = rows.ConvertAll(r => r.Row.IsSchool).ToArray();
        var mca = rows.ConvertAll(r => r.Row.IsMca).ToArray();
        var moe = rows.ConvertAll(r => r.Row.IsMoe).ToArray();
        var sys = rows.ConvertAll(r => r.Row.SysCode).ToArray();
        var counts = rows.ConvertAll(r => r.Row.Counts).ToArray();
        var check = rows.ConvertAll(r => r.Row.NeedsCheck).ToArray();
        var unsupported = rows.ConvertAll(r => r.Row.IsUnsupported).ToArray();
        var reasons = rows.ConvertAll(r => r.Row.EndReason).ToArray();
        var owner = db.TenantOrNone;
        return db.Database.ExecuteSqlAsync($"""
            insert into lb_episodes
              (school_id, id, child_id, "from", "to", out_type, is_school, is_mca, is_moe, sys_code, counts, needs_check, is_unsupported, end_reason)
            select {owner}, * from unnest(
              {ids}::uuid[], {children}::uuid[], {from}::date[], {to}::date[], {outTypes}::text[], {school}::boolean[], {mca}::boolean[],
              {moe}::boolean[], {sys}::text[], {counts}::boolean[], {check}::boolean[], {unsupported}::boolean[], {reasons}::text[])
            """, cancellationToken);
    }

    /// <summary>What is stored of a segment; equal rows are left alone.</summary>
    private sealed record EpisodeRow(
        DateOnly From, DateOnly? To, string OutType, bool IsSchool, bool IsMca, bool IsMoe, string SysCode, bool Counts, bool NeedsCheck,
        bool IsUnsupported, string? EndReason)
    {
        public static EpisodeRow Of(LeftBehindSegment s, LeftBehindSettings settings) => new(
            s.From, s.To, s.OutType, s.IsSchool, s.IsMca, s.IsMoe, s.SysCode, s.Counts(settings.Caliber), s.NeedsCheck, s.FactuallyUnsupported,
            s.EndReason);

        public static EpisodeRow Of(LbEpisode e) => new(
            e.From, e.To, e.OutType, e.IsSchool, e.IsMca, e.IsMoe, e.SysCode, e.Counts, e.NeedsCheck, e.IsUnsupported, e.EndReason);
    }
}
