using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>在读经历: come, change class, leave; and mend what was entered wrongly.</summary>
[Route("children/{childId:guid}/enrolments")]
[OfArea(DataArea.Basics)]
public sealed class EnrolmentsController(PartDesk desk, SchoolLists lists) : PartController<EnrollSpan, EnrolmentForm>(desk)
{
    protected override DataArea Area => DataArea.Basics;

    protected override string Thing => "在读记录";

    protected override string Tab => "Enrolments";

    protected override IQueryable<EnrollSpan> Of(Guid childId) => Desk.Db.EnrollSpans.Include(e => e.Class).Where(e => e.ChildId == childId);

    protected override async ValueTask<EnrolmentForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken)
    {
        var before = await Desk.Db.EnrollSpans.AnyAsync(e => e.ChildId == child.Child.Id, cancellationToken);
        return new EnrolmentForm { From = Desk.Today, EntryKind = before ? AlterKind.Resumed : AlterKind.TransferredIn };
    }

    protected override ValueTask<EnrolmentForm> ReadAsync(EnrollSpan record, CancellationToken cancellationToken) => new(new EnrolmentForm
    {
        ClassId = record.ClassId,
        From = record.From,
        EntryKind = record.EntryKind,
        LastDay = record.To?.AddDays(-1),
        ExitKind = record.ExitKind,
        Peer = record.Peer,
    });

    protected override async ValueTask CheckAsync(ChildFacts child, EnrolmentForm form, EnrollSpan? record, CancellationToken cancellationToken)
    {
        if (record is not null && form.ClassId != record.ClassId) Refuse(nameof(form.ClassId), "班不能在这里改。换班请用“换班”；登错的请停用这一条，再登一条对的。");
        else if (record is null) await CheckClassAsync(form.ClassId, nameof(form.ClassId), cancellationToken);
        if (!EntryKindChoices.Kinds.Contains(form.EntryKind)) Refuse(nameof(form.EntryKind), "请选怎样来的。");
        if (form.LastDay is not null && !ExitKindChoices.Kinds.Contains(form.ExitKind)) Refuse(nameof(form.ExitKind), "写了结束的日子，也请选怎样走的。");
        if (form.LastDay is null && !string.IsNullOrEmpty(form.ExitKind)) Refuse(nameof(form.LastDay), "选了怎样走的，也请写在班里的最后一天。");
        CheckDays(form.From, nameof(form.From), form.LastDay, nameof(form.LastDay));
        if (form.From < child.Child.BirthDate) Refuse(nameof(form.From), $"孩子 {child.Child.BirthDate:yyyy-MM-dd} 才出生。请核对日子。");
        if (form.From is not { } from) return;

        var to = form.LastDay?.AddDays(1) ?? DateOnly.MaxValue;
        var own = record?.Id ?? Guid.Empty;
        var other = await Desk.Db.EnrollSpans.Where(e => e.ChildId == child.Child.Id && e.Id != own && e.From < to && (e.To == null || e.To > from))
            .OrderBy(e => e.From).Select(e => new { e.Class!.Title, e.From, e.To }).FirstOrDefaultAsync(cancellationToken);
        if (other is not null)
        {
            Refuse(nameof(form.From), other.To is { } ended
                ? $"{other.From:yyyy-MM-dd} 到 {ended.AddDays(-1):yyyy-MM-dd} 已经在{other.Title}。一个孩子同一天只能在一个班，请改对其中一条的日子。"
                : $"{other.From:yyyy-MM-dd} 起已经在{other.Title}，还没有结束。换班请用“换班”。");
        }
    }

    protected override ValueTask<EnrollSpan> CreateAsync(ChildFacts child, EnrolmentForm form, CancellationToken cancellationToken)
    {
        // All required and checked.
        var span = new EnrollSpan { ChildId = child.Child.Id, ClassId = form.ClassId!.Value, From = form.From!.Value, EntryKind = form.EntryKind! };
        Fill(form, span);
        Desk.Db.Add(span);
        return new(span);
    }

    protected override ValueTask WriteAsync(ChildFacts child, EnrolmentForm form, EnrollSpan record, CancellationToken cancellationToken)
    {
        record.From = form.From!.Value;
        record.EntryKind = form.EntryKind!;
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    protected override bool RewritesHistory(EnrolmentForm form, EnrollSpan record) =>
        record.From != form.From || (record.To is { } to && to.AddDays(-1) != form.LastDay);

    protected override ValueTask<string> DescribeAsync(ChildFacts child, EnrollSpan? record, EnrolmentForm form, CancellationToken cancellationToken) =>
        new(record is null ? "登记在读" : $"在{record.Class?.Title}的记录");

    /// <summary>换班、升级、留级: the old stretch ends the day before the new one begins.</summary>
    [HttpPost("move")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Move(Guid childId, [Bind(Prefix = "Move")] MoveForm move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (await Desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        await CheckClassAsync(move.ClassId, "Move.ClassId", cancellationToken);
        if (!MoveKindChoices.Kinds.Contains(move.Kind)) Refuse("Move.Kind", "请选是换班、升级还是留级。");
        var current = await CurrentAsync(childId, cancellationToken);
        if (current is null) Refuse("Move.On", "孩子现在不在任何班里，没有班可换。请用“登记在读”。");
        else if (move.ClassId == current.ClassId) Refuse("Move.ClassId", "孩子已经在这个班里了。");
        else if (move.On <= current.From) Refuse("Move.On", $"孩子 {current.From:yyyy-MM-dd} 才进现在的班，换班要在那以后。");
        CheckDays(move.On, "Move.On", null, "Move.On");
        if (!ModelState.IsValid || current is null) return await EnrolmentsViewAsync(child, move, null, cancellationToken);

        // Checked above.
        var (day, kind) = (move.On!.Value, move.Kind!);
        await using var transaction = await Desk.Db.Database.BeginTransactionAsync(cancellationToken);
        current.To = day;
        current.ExitKind = kind;
        await Desk.Db.SaveChangesAsync(cancellationToken);
        Desk.Db.Add(new EnrollSpan { ChildId = childId, ClassId = move.ClassId!.Value, From = day, EntryKind = kind });
        await Desk.Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var title = (await lists.ReadAsync(cancellationToken)).Classes.FirstOrDefault(c => c.Id == move.ClassId)?.Title;
        new Toast($"{day:yyyy-MM-dd} 起在{title}。代理家长没有换，请看看要不要改。").Show(TempData);
        return RedirectToAction(Tab, "ChildPages", new { id = childId });
    }

    /// <summary>转出、毕业、辍学: the stretch ends.</summary>
    [HttpPost("leave")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Leave(Guid childId, [Bind(Prefix = "Leave")] LeaveForm leave, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leave);
        if (await Desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        if (!ExitKindChoices.Kinds.Contains(leave.Kind) || ExitKindChoices.IsMove(leave.Kind)) Refuse("Leave.Kind", "请选怎样走的。");
        var current = await CurrentAsync(childId, cancellationToken);
        if (current is null) Refuse("Leave.LastDay", "孩子现在不在任何班里。");
        else if (leave.LastDay < current.From) Refuse("Leave.LastDay", $"孩子 {current.From:yyyy-MM-dd} 才进这个班，最后一天要在那以后。");
        CheckDays(leave.LastDay, "Leave.LastDay", null, "Leave.LastDay");
        if (!ModelState.IsValid || current is null) return await EnrolmentsViewAsync(child, null, leave, cancellationToken);

        current.To = leave.LastDay!.Value.AddDays(1);
        current.ExitKind = leave.Kind;
        current.Peer = Texts.OrNull(leave.Peer) ?? current.Peer;
        await Desk.Db.SaveChangesAsync(cancellationToken);
        new Toast($"已登记{CodeSets.All.NameOf("AlterKind", leave.Kind!)}，{leave.LastDay:yyyy-MM-dd} 是最后一天。" // Checked.
                + (leave.Kind == AlterKind.DroppedOut ? "请继续劝返，并书面报县教育局。" : ""),
            Url.Action(nameof(Reopen), new { childId, id = current.Id })).Show(TempData);
        return Desk.Viewer.Scope(DataArea.Basics, Access.View | Access.Masked).WholeSchool || leave.LastDay >= Desk.Today
            ? RedirectToAction(Tab, "ChildPages", new { id = childId })
            : RedirectToAction("Index", "Children");
    }

    /// <summary>撤销 of leaving: the stretch goes on.</summary>
    [HttpPost("{id:guid}/reopen")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Reopen(Guid childId, Guid id, CancellationToken cancellationToken)
    {
        // Whoever may edit the class of the stretch may take back its end, although the child is in no class by now.
        var scope = Desk.Viewer.Scope(DataArea.Basics, Access.Edit);
        var span = await Of(childId).FirstOrDefaultAsync(e => e.Id == id && e.To != null, cancellationToken);
        if (span is null || !scope.Covers(span.ClassId, span.Class?.CampusId)) return NotFound();
        if (await Desk.Db.EnrollSpans.AnyAsync(e => e.ChildId == childId && e.Id != id && e.From >= span.From, cancellationToken)) return NotFound();
        Desk.Db.ChangeReason = "撤销离班";
        span.To = null;
        span.ExitKind = null;
        await Desk.Db.SaveChangesAsync(cancellationToken);
        new Toast("已撤销，孩子还在原来的班。").Show(TempData);
        return RedirectToAction(Tab, "ChildPages", new { id = childId });
    }

    private Task<EnrollSpan?> CurrentAsync(Guid childId, CancellationToken cancellationToken) =>
        Of(childId).Where(e => e.To == null || e.To > Desk.Today).OrderByDescending(e => e.From).FirstOrDefaultAsync(cancellationToken);

    private async Task CheckClassAsync(Guid? classId, string field, CancellationToken cancellationToken)
    {
        if (classId is not { } id) return;
        var scope = Desk.Viewer.Scope(DataArea.Basics, Access.Edit);
        if (!await Desk.Db.Classes.Within(scope).AnyAsync(c => c.Id == id, cancellationToken))
            Refuse(field, "请从列表里选一个班。要进别人的班，请德育主任或档案员来办。");
    }

    private async Task<IActionResult> EnrolmentsViewAsync(ChildFacts child, MoveForm? move, LeaveForm? leave, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var reader = HttpContext.RequestServices.GetRequiredService<Children.ChildPageReader>();
        var page = await reader.ReadEnrolmentsAsync(child.Child.Id, cancellationToken);
        return page is null ? NotFound() : View("~/People/Children/Enrolments.cshtml", page with { Move = move ?? page.Move, Leave = leave ?? page.Leave });
    }

    private static void Fill(EnrolmentForm form, EnrollSpan span)
    {
        span.To = form.LastDay?.AddDays(1);
        span.ExitKind = Texts.OrNull(form.ExitKind);
        span.Peer = Texts.OrNull(form.Peer);
    }
}
