using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 to do: given back, waiting for review, not complete, not handed in, not confirmed this term; and forms left half typed.</summary>
public sealed class ProfileTasks(AppDb db, ProfileList list, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock) : ITaskSource
{
    private const string Form = "Profiles";

    /// <summary>More open forms than this are counted from the first ones; nobody reads such a sentence to the last digit.</summary>
    private const int Most = 5_000;

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var viewer = viewers.Viewer;
        var tasks = new List<OfficeTask>();
        // The form changes what stands in 家庭 too; whoever fills in other archives only has no business with it.
        if (viewer.Can(DataArea.Family, Access.Edit) && viewer.Scope(DataArea.Archives, Access.Edit) is { IsEmpty: false } mine)
        {
            tasks.AddRange(await OpenAsync(mine, cancellationToken));
            tasks.AddRange(await DraftsAsync(mine, cancellationToken));
        }

        if (viewer.Scope(DataArea.Archives, Access.Approve) is { IsEmpty: false } reviewed
            && await In(reviewed).CountAsync(p => p.Status == RecordStatus.Submitted, cancellationToken) is > 0 and var waiting)
            tasks.Add(ToReview($"{waiting}份基本情况等您审核", "通过后生效；有不对的，写明哪里要改再退回", new { status = (int)RecordStatus.Submitted }));
        if (viewer.Scope(DataArea.Archives, Access.Approve).WholeSchool && await list.Left().CountAsync(p => p.Status == RecordStatus.Submitted, cancellationToken) is > 0 and var left)
            tasks.Add(ToReview($"{left}份离校孩子的基本情况等您审核", "更正过的，通过以后才能再归档", new { left = true, status = (int)RecordStatus.Submitted }));
        return tasks;
    }

    private static OfficeTask ToReview(string title, string why, object route) => new()
    {
        Urgency = TaskUrgency.Waited,
        Icon = Icons.Review,
        Title = title,
        Why = why,
        Verb = "审核",
        Controller = Form,
        Route = route,
    };

    private async Task<IEnumerable<OfficeTask>> OpenAsync(RowScope scope, CancellationToken cancellationToken)
    {
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today)?.Id;
        var leftBehind = db.LeftBehindOn(clock.Today);
        var open = await In(scope)
            .Where(p => p.Status == RecordStatus.Draft || p.Status == RecordStatus.Returned || p.MissingCount > 0 || p.ConfirmedTermId == null || p.ConfirmedTermId != term)
            .Where(p => leftBehind.Any(e => e.ChildId == p.ChildId))
            .OrderBy(p => p.Id).Take(Most)
            .Select(p => new Open(p.ChildId, p.Status, p.Missing, p.ConfirmedTermId == null || p.ConfirmedTermId != term))
            .ToListAsync(cancellationToken);
        return await TellAsync(open, term is not null, cancellationToken);
    }

    private async Task<IEnumerable<OfficeTask>> TellAsync(List<Open> open, bool hasTerm, CancellationToken cancellationToken)
    {
        var tasks = new List<OfficeTask>();
        var returned = open.Where(o => o.Status == RecordStatus.Returned).ToList();
        var incomplete = open.Where(o => o.Missing.Count > 0).ToList();
        var ready = open.Count(o => o.Status == RecordStatus.Draft && o.Missing.Count == 0);
        var unconfirmed = open.Count(o => o is { Unconfirmed: true, Missing.Count: 0 });
        if (returned.Count > 0)
        {
            var first = await db.Profiles.Where(p => p.ChildId == returned[0].ChildId).Select(p => new { p.Child!.Name, p.ReviewComment }).FirstAsync(cancellationToken);
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Returned,
                Icon = Icons.Returned,
                Title = returned.Count == 1 ? $"退回1份：{first.Name} 基本情况" : $"退回{returned.Count}份基本情况",
                Why = $"{(returned.Count == 1 ? "" : first.Name + "：")}“{first.ReviewComment}”",
                Verb = "去改",
                Controller = Form,
                Action = returned.Count == 1 ? "Edit" : "Index",
                Route = returned.Count == 1 ? new { childId = returned[0].ChildId } : new { status = (int)RecordStatus.Returned },
            });
        }

        if (incomplete.Count > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Accounts,
                Title = $"{incomplete.Count}人的基本情况没填全",
                Why = string.Join('、', incomplete.SelectMany(o => o.Missing).CountBy(m => m).OrderByDescending(m => m.Value).Take(3).Select(m => $"{m.Key}{m.Value}")),
                Verb = "名单",
                Controller = Form,
                Route = new { incomplete = true },
            });
        if (ready > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Sending,
                Title = $"{ready}份填全了，还没提交",
                Why = "提交以后由学校审核",
                Verb = "去提交",
                Controller = Form,
                Route = new { status = (int)RecordStatus.Draft, incomplete = false },
            });
        if (hasTerm && unconfirmed > 0)
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Calendar,
                Title = $"{unconfirmed}份还没有做本学期确认",
                Why = "和家里核对过，没有变化就点“本学期确认”",
                Verb = "去确认",
                Controller = Form,
                Route = new { unconfirmed = true, incomplete = false },
            });
        return tasks;
    }

    private async Task<IEnumerable<OfficeTask>> DraftsAsync(RowScope scope, CancellationToken cancellationToken)
    {
        var (me, children) = (viewers.Viewer.UserId, db.Children.Within(scope, db, clock.Today));
        var drafts = await (
            from draft in db.FormDrafts
            where draft.UserId == me && draft.Form == ProfilesController.DraftForm
            join child in children on draft.SubjectId equals child.Id
            orderby draft.UpdatedAt descending
            select new { child.Id, child.Name, draft.UpdatedAt, draft.Section }).Take(3).ToListAsync(cancellationToken);
        return drafts.Select(d => new OfficeTask
        {
            Urgency = TaskUrgency.Waited,
            Icon = Icons.Pencil,
            Title = $"{d.Name}的登记表填到一半",
            Why = $"{ChineseText.Moment(d.UpdatedAt)}存的草稿{(d.Section is null ? "" : $"，填到“{d.Section}”")}",
            Verb = "接着填",
            Controller = Form,
            Action = "Edit",
            Route = new { childId = d.Id, draft = true },
        });
    }

    /// <summary>Forms of children enrolled today within the scope.</summary>
    private IQueryable<LeftBehindProfile> In(RowScope scope)
    {
        var today = clock.Today;
        var children = db.Children.Within(scope, db, today);
        return db.Profiles.AsNoTracking().Where(p => children.Any(c => c.Id == p.ChildId)
            && db.EnrollSpans.Any(e => e.ChildId == p.ChildId && e.From <= today && (e.To == null || e.To > today)));
    }

    private sealed record Open(Guid ChildId, RecordStatus Status, List<string> Missing, bool Unconfirmed);
}
