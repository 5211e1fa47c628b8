using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>Where a class's summary of a term stands (Q 型: 生成 → 确认 → 过期 → 重生成, domain.md §2.2).</summary>
public enum SummaryState
{
    /// <summary>Not made yet.</summary>
    Missing,

    /// <summary>待确认.</summary>
    Unconfirmed,

    /// <summary>已确认, and still what the data say.</summary>
    Confirmed,

    /// <summary>已过期: the data have changed.</summary>
    Stale,
}

/// <summary>One class of the list.</summary>
public sealed record SummaryRow
{
    public required Guid ClassId { get; init; }
    public required Guid CampusId { get; init; }
    public required string ClassTitle { get; init; }

    /// <summary>留守 today.</summary>
    public required int LeftBehind { get; init; }

    public Guid? SummaryId { get; init; }

    /// <summary>留守 on the sheet.</summary>
    public int? RowCount { get; init; }

    public bool IsStale { get; init; }
    public DateTimeOffset? SnapshotAt { get; init; }
    public DateTimeOffset? StaleSince { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public string? ConfirmedBy { get; init; }

    public SummaryState State =>
        SummaryId is null ? SummaryState.Missing
        : IsStale ? SummaryState.Stale
        : ConfirmedAt is null ? SummaryState.Unconfirmed
        : SummaryState.Confirmed;
}

/// <summary>The classes of a term with their summaries.</summary>
public sealed record SummaryListPage
{
    /// <summary>Null while the school has no term.</summary>
    public TermFacts? Term { get; init; }

    public required IReadOnlyList<TermFacts> Terms { get; init; }

    /// <summary>Only this term's sheets are made and confirmed.</summary>
    public required bool IsThisTerm { get; init; }

    public required IReadOnlyList<SummaryRow> Rows { get; init; }

    /// <summary>Classes the person may make and confirm sheets of.</summary>
    public required IReadOnlySet<Guid> Writable { get; init; }

    /// <summary>Classes whose sheet is missing or stale and may be made by this person.</summary>
    public IReadOnlyList<SummaryRow> ToMake =>
        [.. Rows.Where(r => IsThisTerm && r.State is SummaryState.Missing or SummaryState.Stale && Writable.Contains(r.ClassId))];
}

/// <summary>Reads the list: one query for the page, one that brings what fell due up to date.</summary>
public sealed class SummaryList(AppDb db, SummaryDesk desk, SummaryFollowUp freshness, SchoolFactsReader schools, ViewerContext viewers, OfficeClock clock)
{
    /// <summary>Null when the term is not one of the school's.</summary>
    public async Task<SummaryListPage?> ReadAsync(Guid? termId, CancellationToken cancellationToken)
    {
        var school = await schools.CurrentAsync(cancellationToken);
        var terms = school?.Terms.Where(t => t.From <= clock.Today).OrderByDescending(t => t.From).ToList() ?? [];
        var current = school?.TermOn(clock.Today);
        var term = termId is null ? current : terms.FirstOrDefault(t => t.Id == termId);
        if (term is null && termId is not null) return null;
        if (term is null) return new SummaryListPage { Terms = terms, IsThisTerm = false, Rows = [], Writable = new HashSet<Guid>() };
        if (term == current) await freshness.CheckDueAsync(db, cancellationToken);
        var rows = await RowsAsync(term, term == current, cancellationToken);
        var scope = viewers.Viewer.Scope(DataArea.Archives, SummaryDesk.Writing);
        return new SummaryListPage
        {
            Term = term,
            Terms = terms,
            IsThisTerm = term == current,
            Rows = rows,
            Writable = rows.Where(r => scope.Covers(r.ClassId, r.CampusId)).Select(r => r.ClassId).ToHashSet(),
        };
    }

    /// <summary>Classes of the term's year with a sheet, or with children to put on one.</summary>
    private async Task<IReadOnlyList<SummaryRow>> RowsAsync(TermFacts term, bool isThisTerm, CancellationToken cancellationToken)
    {
        var leftBehind = db.LeftBehindOn(clock.Today);
        var rows = await (
            from one in desk.Classes(Access.View)
            where one.AcademicYear == term.Year
            join s in db.ClassSummaries.Where(s => s.TermId == term.Id) on one.Id equals s.ClassId into made
            from summary in made.DefaultIfEmpty()
            orderby one.Grade, one.ClassNo, one.Title, one.Id
            select new SummaryRow
            {
                ClassId = one.Id,
                CampusId = one.CampusId,
                ClassTitle = one.Title,
                LeftBehind = leftBehind.Count(e => e.ClassId == one.Id),
                SummaryId = (Guid?)summary.Id,
                RowCount = (int?)summary.RowCount,
                IsStale = (bool?)summary.IsStale ?? false,
                SnapshotAt = (DateTimeOffset?)summary.SnapshotAt,
                StaleSince = summary.StaleSince,
                ConfirmedAt = summary.ConfirmedAt,
                ConfirmedBy = db.Staff.Where(p => p.Id == summary.ConfirmedBy).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows.Where(r => r.SummaryId is not null || (isThisTerm && r.LeftBehind > 0))];
    }
}
