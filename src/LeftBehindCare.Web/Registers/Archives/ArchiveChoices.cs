using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Classes whose archives the person may see.</summary>
public sealed class ArchiveClasses(AppDb db, ViewerContext viewers) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        await db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View)).OrderByDescending(c => c.AcademicYear)
            .ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).Select(c => new SelectListItem(c.Title, c.Id.ToString())).ToListAsync(cancellationToken);
}

/// <summary>
/// Children whose archives the person may see, by class. Of one name in one class, the birthday tells which. For the whole
/// school those too who left within a year: what is on file of them can still be put right.
/// </summary>
public sealed class ArchiveChildren(AppDb db, ViewerContext viewers, OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var lately = today.AddYears(-1);
        var children = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View), db, today);
        var found = await (
            from child in children
            from span in db.EnrollSpans.Where(e => e.ChildId == child.Id && e.From <= today && (e.To == null || e.To > lately)).OrderByDescending(e => e.From).Take(1)
            orderby span.To != null && span.To <= today, span.Class!.Grade, span.Class!.ClassNo, span.ClassId, child.Pinyin, child.Id
            select new { child.Id, child.Name, child.BirthDate, span.Class!.Title, HasLeft = span.To != null && span.To <= today }).ToListAsync(cancellationToken);
        var twice = found.CountBy(c => (c.Title, c.Name)).Where(n => n.Value > 1).Select(n => n.Key).ToHashSet();
        return [.. found.Select(c => new SelectListItem(
            $"{c.Title}　{c.Name}{(twice.Contains((c.Title, c.Name)) ? $"（{c.BirthDate.Month}月{c.BirthDate.Day}日生）" : "")}{(c.HasLeft ? "（已离校）" : "")}", c.Id.ToString()))];
    }
}

/// <summary>Where an archive may stand.</summary>
public sealed class ReviewStatuses : IChoices
{
    public Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SelectListItem>>(
        [Item("草稿", RecordStatus.Draft), Item("待审", RecordStatus.Submitted), Item("退回", RecordStatus.Returned), Item("生效", RecordStatus.Effective), Item("归档", RecordStatus.Archived)]);

    private static SelectListItem Item(string name, RecordStatus status) =>
        new(name, ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
}
