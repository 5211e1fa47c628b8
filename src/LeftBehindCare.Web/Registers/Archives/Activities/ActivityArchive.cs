using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Registers.Archives.Overview;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 among the archives: took part in at least one activity of this term, of the school's or of the class's own A6 (M05.A5).</summary>
public sealed class ActivityArchive(AppDb db, ActivityRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<Activity, ActivityForm, ActivityRow, ActivityFilter>(db, register, viewers, metadata)
{
    public const string Number = "A5";

    public override string Code => Number;

    public override string Title => "活动";

    public override string Rule => "学期 ≥1";

    public override GatheredOver Gathered => GatheredOver.Term;

    public override string Controller => "Activities";

    public override string Noun => "次活动登记";

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (from, to) = (day.Term?.From ?? day.YearFrom, day.Day);
        return Db.Participations.Where(p => p.Attended && !p.Activity!.IsDeleted && p.Activity!.Date >= from && p.Activity!.Date <= to)
            .Select(p => new ArchiveMark
            {
                Code = Number,
                About = p.ChildId,
                RecordId = p.ActivityId,
                Status = p.Activity!.Status,
                IsFiled = RecordStatuses.HandedIn.Contains(p.Activity!.Status),
            })
            .Concat(Db.ClassCares.Where(c => c.Date >= from && c.Date <= to).SelectMany(c => c.LbIds, (c, child) => new ArchiveMark
            {
                Code = Number,
                About = child,
                RecordId = Guid.Empty,
                Status = c.Status,
                IsFiled = RecordStatuses.HandedIn.Contains(c.Status),
            }));
    }

    /// <summary>Those of the school are the business of who looks after the school.</summary>
    protected override IQueryable<Activity> Due(IQueryable<Activity> reached, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.WholeSchool ? reached : reached.Where(a => a.ClassId != null);
    }

    /// <summary>A child does not take part by a form of its own: its activities are listed, and those it can be entered into.</summary>
    public override (string Action, object Route) Form(Guid about, Guid? recordId) =>
        recordId is { } id && id != Guid.Empty ? ("People", new { id }) : ("Index", new { thisTerm = true });
}
