using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Dossiers;

/// <summary>Collects the whole archive of one child, for the screen and for one bound file.</summary>
public sealed class DossierReader(
    AppDb db, ArchiveReader reader, IEnumerable<IArchive> archives, IEnumerable<IDossierSource> others, IEnumerable<IPaperSource> papers, Participations participations,
    ViewerContext viewers, OfficeClock clock)
{
    private RowScope Seen => viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit);

    /// <summary>The page; null for a child out of reach.</summary>
    public async Task<DossierPage?> ReadAsync(Guid childId, CancellationToken cancellationToken)
    {
        if (await FindAsync(childId, cancellationToken) is not { } child) return null;
        var roll = child.ClassId is { } room ? await reader.ReadAsync(Seen, clock.Today, cancellationToken, room) : null;
        var line = roll?.Children.FirstOrDefault(c => c.Id == childId);
        var parts = new List<DossierPart>();
        foreach (var archive in archives.Where(a => !a.OfClass || a.Code == CaseNumber).OrderBy(a => a.Code, StringComparer.Ordinal))
        {
            var cell = line is not null && !archive.OfClass && roll!.Archives.Contains(archive) ? roll.Cell(archive, childId) : (ArchiveCell?)null;
            var gaps = cell is { IsFiled: false, RecordId: { } open } ? await archive.GapsAsync(open, cancellationToken) : [];
            parts.Add(new DossierPart(archive, cell, await archive.OfChildAsync(childId, cancellationToken), gaps));
        }

        return new DossierPage
        {
            ChildId = childId,
            Name = child.Name,
            ClassTitle = child.ClassTitle,
            Parts = parts,
            Activities = [.. (await participations.OfAsync([childId], cancellationToken))[childId]],
            CanEdit = await db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), db, clock.Today).AnyAsync(c => c.Id == childId, cancellationToken),
            IsLeftBehind = line is not null,
        };
    }

    /// <summary>The papers to bind: what is handed in or in force, in the order of the archives and of time; null for a child out of reach.</summary>
    public async Task<(string Name, string? ClassTitle, IReadOnlyList<BoundPaper> Papers)?> PapersAsync(Guid childId, CancellationToken cancellationToken)
    {
        if (await FindAsync(childId, cancellationToken) is not { } child) return null;
        var bound = new List<BoundPaper>();
        foreach (var archive in archives.Concat(others).OrderBy(a => a.Code, StringComparer.Ordinal))
        {
            var entries = (await archive.OfChildAsync(childId, cancellationToken)).Where(e => RecordStatuses.HandedIn.Contains(e.Status)).Reverse().ToList();
            if (entries.Count == 0 || papers.FirstOrDefault(p => p.Entity == archive.Entity) is not { } source) continue;
            var forms = await source.DescribeAsync([.. entries.Select(e => e.RecordId)], cancellationToken);
            bound.AddRange(entries.Zip(forms, (e, f) => new BoundPaper(archive.Code, $"{source.Title}（{e.Title}）", f.Doc)));
        }

        return (child.Name, child.ClassTitle, bound);
    }

    /// <summary>The one archive of the class that tells of single children.</summary>
    private const string CaseNumber = "A8";

    private Task<Found?> FindAsync(Guid childId, CancellationToken cancellationToken)
    {
        var enrolled = db.EnrolledOn(clock.Today);
        return db.Children.Within(Seen, db, clock.Today).Where(c => c.Id == childId)
            .Select(c => new Found(c.Name, enrolled.Where(e => e.ChildId == c.Id).Select(e => (Guid?)e.ClassId).FirstOrDefault(),
                enrolled.Where(e => e.ChildId == c.Id).Select(e => e.Class!.Title).FirstOrDefault())).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Found(string Name, Guid? ClassId, string? ClassTitle);
}

/// <summary>One paper of the dossier.</summary>
/// <param name="Code">Number of its archive.</param>
/// <param name="Title">What the contents call it.</param>
/// <param name="Doc">The paper.</param>
public sealed record BoundPaper(string Code, string Title, LeftBehindCare.Printing.Descriptions.FormDoc Doc);
