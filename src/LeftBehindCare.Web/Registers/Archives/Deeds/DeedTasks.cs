using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>Late in the year: the children of whom nothing good is on file (AL13).</summary>
public sealed class DeedTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    /// <summary>From here on somebody without a deed is somebody overlooked: 学年过 2/3 (domain.md §2.9).</summary>
    private const int LatePercent = 66;

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = viewers.Viewer.Scope(DataArea.Archives, Access.Edit);
        if (mine.IsEmpty || SchoolYear.PercentOver(clock.Today) < LatePercent) return [];
        var (from, to) = SchoolYear.Of(clock.Today);
        var classes = db.Classes.Within(mine);
        var overlooked = await db.LeftBehindOn(clock.Today).Where(e => classes.Any(c => c.Id == e.ClassId)
            && !db.Deeds.Any(d => d.ChildId == e.ChildId && d.Date >= from && d.Date < to && RecordStatuses.HandedIn.Contains(d.Status))).CountAsync(cancellationToken);
        return overlooked == 0 ? [] :
        [
            new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Pencil,
                Title = $"{overlooked}人这学年还没有闪光点",
                Why = "学年已过三分之二，找一件孩子做得好的事记下来",
                Verb = "名单",
                Controller = "Overview",
                Route = new { lacking = DeedArchive.Number },
            },
        ];
    }
}
