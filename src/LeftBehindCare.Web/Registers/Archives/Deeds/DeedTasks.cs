using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>A7 to do: given back, waiting for review, drafts; and late in the year the children of whom nothing good is on file (AL13).</summary>
public sealed class DeedTasks(AppDb db, DeedRegister register, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    private const string Deeds = "Deeds";

    /// <summary>From here on somebody without a deed is somebody overlooked: 学年过 2/3 (domain.md §2.9).</summary>
    private const int LatePercent = 66;

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var tasks = new List<OfficeTask>();
        var (mine, reviewed) = (viewers.Viewer.Scope(DataArea.Archives, Access.Edit), viewers.Viewer.Scope(DataArea.Archives, Access.Approve));
        if (!mine.IsEmpty)
        {
            var open = await register.Reachable(db.Deeds, mine).Where(d => d.Status == RecordStatus.Draft || d.Status == RecordStatus.Returned)
                .GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            if (open.TryGetValue(RecordStatus.Returned, out var returned))
                tasks.Add(Task(TaskUrgency.Returned, Icons.Returned, $"退回{returned}条特殊事迹", "照意见改好再提交", "去改", RecordStatus.Returned));
            if (open.TryGetValue(RecordStatus.Draft, out var drafts))
                tasks.Add(Task(TaskUrgency.Next, Icons.Sending, $"{drafts}条特殊事迹还是草稿", "提交以后由学校审核", "去提交", RecordStatus.Draft));
            if (SchoolYear.PercentOver(clock.Today) >= LatePercent && await OverlookedAsync(mine, cancellationToken) is > 0 and var overlooked)
                tasks.Add(new OfficeTask
                {
                    Urgency = TaskUrgency.Due,
                    Icon = Icons.Pencil,
                    Title = $"{overlooked}人这学年还没有闪光点",
                    Why = "学年已过三分之二，找一件孩子做得好的事记下来",
                    Verb = "名单",
                    Controller = Deeds,
                    Action = "Lacking",
                });
        }

        if (!reviewed.IsEmpty && await register.Reachable(db.Deeds, reviewed).CountAsync(d => d.Status == RecordStatus.Submitted, cancellationToken) is > 0 and var waiting)
            tasks.Add(Task(TaskUrgency.Waited, Icons.Review, $"{waiting}条特殊事迹等您审核", "通过后生效，才进孩子的档案", "审核", RecordStatus.Submitted));
        return tasks;
    }

    private Task<int> OverlookedAsync(RowScope scope, CancellationToken cancellationToken)
    {
        var (classes, filed) = (db.Classes.Within(scope), db.Deeds.Where(DeedIndicator.IsFiled(clock.Today)));
        return db.LeftBehindOn(clock.Today).Where(e => classes.Any(c => c.Id == e.ClassId) && !filed.Any(d => d.ChildId == e.ChildId)).CountAsync(cancellationToken);
    }

    private static OfficeTask Task(TaskUrgency urgency, string icon, string title, string why, string verb, RecordStatus status) => new()
    {
        Urgency = urgency,
        Icon = icon,
        Title = title,
        Why = why,
        Verb = verb,
        Controller = Deeds,
        Route = new { status = (int)status },
    };
}
