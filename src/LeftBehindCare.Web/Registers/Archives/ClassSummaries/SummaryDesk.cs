using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>Who may do what with which class's summary, and what it prints for whom. Out of reach and not there are the same: null.</summary>
public sealed class SummaryDesk(AppDb db, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, SchoolCiphers ciphers)
{
    private Dictionary<Guid, string>? _confirmers;

    /// <summary>Making and confirming: the homeroom teacher, the clerk, and whoever approves archives.</summary>
    public const Access Writing = Access.Edit | Access.Approve;

    public IQueryable<SchoolClass> Classes(Access access) => db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, access));

    public Task<ClassSummary?> FindAsync(Guid id, Access access, CancellationToken cancellationToken)
    {
        var classes = Classes(access);
        return db.ClassSummaries.Include(s => s.Class).Include(s => s.Term)
            .FirstOrDefaultAsync(s => s.Id == id && classes.Any(c => c.Id == s.ClassId), cancellationToken);
    }

    /// <summary>Summaries of a term within reach, by class.</summary>
    public async Task<IReadOnlyList<Guid>> OfTermAsync(Guid termId, CancellationToken cancellationToken) => await Reached()
        .Where(s => s.TermId == termId).OrderBy(s => s.Class!.Grade).ThenBy(s => s.Class!.ClassNo).ThenBy(s => s.ClassId).Select(s => s.Id).ToListAsync(cancellationToken);

    /// <summary>Those summaries that are within reach, with class and term.</summary>
    public async Task<IReadOnlyList<ClassSummary>> OfAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => await Reached()
        .Where(s => ids.Contains(s.Id)).Include(s => s.Class).Include(s => s.Term).ToListAsync(cancellationToken);

    private IQueryable<ClassSummary> Reached()
    {
        var classes = Classes(Access.View);
        return db.ClassSummaries.AsNoTracking().Where(s => classes.Any(c => c.Id == s.ClassId));
    }

    public bool CanWrite(SchoolClass one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return viewers.Viewer.Scope(DataArea.Archives, Writing).Covers(one.Id, one.CampusId);
    }

    public FieldMask Mask(SchoolClass one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return FieldMask.For(viewers.Viewer, one.Id, one.CampusId);
    }

    public async Task<SummaryContent> OpenAsync(ClassSummary summary, CancellationToken cancellationToken) =>
        SummarySnapshot.Open(await ciphers.CurrentAsync(cancellationToken), summary);

    /// <summary>Puts today's content into the summary: it is new, unconfirmed and not stale.</summary>
    public async Task FillAsync(ClassSummary summary, SummaryContent content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(content);
        summary.Rows = SummarySnapshot.Seal(await ciphers.CurrentAsync(cancellationToken), summary.Id, content);
        summary.Fingerprint = SummarySnapshot.FingerprintOf(content);
        summary.RowCount = content.Children.Count;
        summary.SnapshotAt = now;
        summary.CheckedOn = DateOnly.FromDateTime(OfficeClock.Local(now).DateTime);
        (summary.IsStale, summary.StaleSince, summary.ConfirmedBy, summary.ConfirmedAt) = (false, null, null, null);
    }

    /// <summary>The sheet as this viewer may see it. The summary comes with its class and term.</summary>
    public async Task<Printing.Descriptions.FormDoc> DescribeAsync(ClassSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var (one, term) = (summary.Class!, summary.Term!); // as asked
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        var school = await schools.CurrentAsync(cancellationToken);
        var content = await OpenAsync(summary, cancellationToken);
        var mask = Mask(one);
        return SummarySheet.Describe(
            new SummaryPaper
            {
                SchoolName = frame.School,
                ClassTitle = one.Title,
                Term = school?.Terms.FirstOrDefault(t => t.Id == term.Id)?.Title ?? "",
                FilledOn = Day(summary.ConfirmedAt ?? summary.SnapshotAt),
                Lines = [.. content.Children.Select(c => SummaryPapers.Line(c, mask))],
                Totals = SummaryPapers.Totals(content, mask),
                Standing = await StandingAsync(summary, cancellationToken),
                Withheld = SummaryPapers.Withheld(mask),
            },
            frame.Stamp);
    }

    private async Task<string> StandingAsync(ClassSummary summary, CancellationToken cancellationToken)
    {
        if (summary.IsStale) return $"已过期：{Day(summary.StaleSince ?? summary.SnapshotAt):yyyy-MM-dd}以后资料有变动";
        if (summary.ConfirmedAt is not { } at) return "未确认";
        // All at once: a bundle describes the sheets of a whole school.
        _confirmers ??= await db.Staff.Where(s => db.ClassSummaries.Any(c => c.ConfirmedBy == s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        return $"确认人：{_confirmers.GetValueOrDefault(summary.ConfirmedBy ?? Guid.Empty)}　{Day(at):yyyy-MM-dd}";
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(OfficeClock.Local(moment).DateTime);
}
