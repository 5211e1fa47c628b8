using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

public sealed class LackingFilter : ListFilter
{
    [Display(Name = "班级"), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }
}

/// <summary>A child of whom nothing is on file this school year; Open is a deed that does not count yet, a draft or one given back.</summary>
public sealed record LackingLine(Guid ChildId, string Name, DateOnly BirthDate, string ClassTitle, Guid? Open);

public sealed record LackingPage(LackingFilter Filter, IReadOnlyList<LackingLine> Lines, int Total, bool CanAdd);

/// <summary>The rows behind M05.A7's gap.</summary>
public sealed class LackingDeeds(AppDb db, ViewerContext viewers, OfficeClock clock)
{
    public async Task<LackingPage> ReadAsync(LackingFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter.Page = Math.Max(1, filter.Page);
        var (classes, filed) = (db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View)), db.Deeds.Where(DeedIndicator.IsFiled(clock.Today)));
        var (from, to) = SchoolYear.Of(clock.Today);
        var found = db.LeftBehindOn(clock.Today).Where(e => classes.Any(c => c.Id == e.ClassId) && !filed.Any(d => d.ChildId == e.ChildId));
        if (filter.ClassId is { } room) found = found.Where(e => e.ClassId == room);
        if (Texts.OrNull(filter.Q) is { } words)
        {
            var named = db.Children.Named(words);
            found = found.Where(e => named.Any(c => c.Id == e.ChildId));
        }

        var lines = await found.OrderBy(e => e.Class!.Grade).ThenBy(e => e.Class!.ClassNo).ThenBy(e => e.ClassId).ThenBy(e => e.Child!.Pinyin).ThenBy(e => e.ChildId)
            .Skip((filter.Page - 1) * ListFilter.PageSize).Take(ListFilter.PageSize)
            .Select(e => new LackingLine(e.ChildId, e.Child!.Name, e.Child!.BirthDate, e.Class!.Title,
                db.Deeds.Where(d => d.ChildId == e.ChildId && d.Date >= from && d.Date < to).OrderByDescending(d => d.Date).ThenBy(d => d.Id).Select(d => (Guid?)d.Id).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new LackingPage(filter, lines, await found.CountAsync(cancellationToken), viewers.Viewer.Can(DataArea.Archives, Access.Edit));
    }
}
