using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>
/// The life of one kind of part of a child (a parent, a time away, a guardian, a number, an enrolment): new, edit, refuse
/// (422), conflict (409), remove with a reason, undo. A child out of reach and one that does not exist give the same 404.
/// </summary>
public abstract class PartController<TRecord, TForm>(PartDesk desk) : Controller
    where TRecord : SchoolRecord
    where TForm : class, new()
{
    private const string ViewPath = "~/People/Parts/Part.cshtml";
    private static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    protected PartDesk Desk => desk;

    protected abstract DataArea Area { get; }

    /// <summary>What the office calls it, such as 外出.</summary>
    protected abstract string Thing { get; }

    /// <summary>Tab of the child's page it belongs to.</summary>
    protected abstract string Tab { get; }

    /// <summary>The child's records of this kind.</summary>
    protected abstract IQueryable<TRecord> Of(Guid childId);

    protected abstract ValueTask<TForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken);

    protected abstract ValueTask<TForm> ReadAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>Refusals go to <see cref="ControllerBase.ModelState"/>; the record is null for a new one.</summary>
    protected abstract ValueTask CheckAsync(ChildFacts child, TForm form, TRecord? record, CancellationToken cancellationToken);

    /// <summary>Adds the record to the database context.</summary>
    protected abstract ValueTask<TRecord> CreateAsync(ChildFacts child, TForm form, CancellationToken cancellationToken);

    protected abstract ValueTask WriteAsync(ChildFacts child, TForm form, TRecord record, CancellationToken cancellationToken);

    /// <summary>Such as 母亲的外出.</summary>
    protected abstract ValueTask<string> DescribeAsync(ChildFacts child, TRecord? record, TForm form, CancellationToken cancellationToken);

    /// <summary>The person whose other children a change concerns too.</summary>
    protected virtual Guid? PersonOf(TRecord record) => null;

    /// <summary>Changes dates that were written down before; then the reason is asked.</summary>
    protected virtual bool RewritesHistory(TForm form, TRecord record) => false;

    protected virtual uint VersionOf(TRecord record) => record.RowVersion;

    protected virtual string? HintOf(ChildFacts child, TForm form, bool isNew) => null;

    /// <summary>Said with 已保存, such as a short stay at home; null for nothing.</summary>
    protected virtual ValueTask<string?> AfterwordAsync(ChildFacts child, TForm form, CancellationToken cancellationToken) => new((string?)null);

    protected virtual ValueTask<(string View, object Model)?> AboveAsync(ChildFacts child, CancellationToken cancellationToken) => new(((string, object)?)null);

    protected virtual IReadOnlyDictionary<string, string> Hidden(TForm form) => new Dictionary<string, string>();

    [HttpGet("new")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> New(Guid childId, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        return await BlankAsync(child, cancellationToken) is { } form ? await PageAsync(child, form, null, cancellationToken) : NotFound();
    }

    [HttpPost("new")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> New(Guid childId, TForm form, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        // Asked also of a form with faults, so that all of them are told at once.
        await CheckAsync(child, form, null, cancellationToken);
        if (!ModelState.IsValid) return await RefusedAsync(child, form, null, cancellationToken);
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(cancellationToken);
        var record = await CreateAsync(child, form, cancellationToken);
        if (await TrySaveAsync(cancellationToken) is { } refusal)
        {
            await transaction.RollbackAsync(cancellationToken);
            ModelState.AddModelError("", refusal);
            return await RefusedAsync(child, form, null, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        var afterword = await AfterwordAsync(child, form, cancellationToken);
        new Toast($"已登记{Thing}。{afterword}", Url.Action(nameof(Withdraw), new { childId, id = record.Id })).Show(TempData);
        return Back(childId);
    }

    [HttpGet("{id:guid}")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Edit(Guid childId, Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        return await Of(childId).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } record
            ? await PageAsync(child, await ReadAsync(record, cancellationToken), record, cancellationToken)
            : NotFound();
    }

    [HttpPost("{id:guid}")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Edit(Guid childId, Guid id, uint rowVersion, TForm form, string? reason, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        if (await Of(childId).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } record) return NotFound();
        if (VersionOf(record) != rowVersion) return await ConflictAsync(child, form, record, cancellationToken);
        await CheckAsync(child, form, record, cancellationToken);
        if (ModelState.IsValid && RewritesHistory(form, record) && string.IsNullOrWhiteSpace(reason))
            ModelState.AddModelError("reason", "改的是已经记下的日期。请写明为什么改，便于以后查。");
        if (reason?.Length > SchoolRecordLimits.Reason) ModelState.AddModelError("reason", $"原因最多{SchoolRecordLimits.Reason}字，请写短些。");
        if (!ModelState.IsValid) return await RefusedAsync(child, form, record, cancellationToken, reason);

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(cancellationToken);
        desk.Db.ChangeReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        string? refusal;
        try
        {
            await WriteAsync(child, form, record, cancellationToken);
            refusal = await TrySaveAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync(cancellationToken);
            desk.Db.ChangeTracker.Clear();
            return await Of(childId).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is { } newer
                ? await ConflictAsync(child, form, newer, cancellationToken)
                : NotFound();
        }

        if (refusal is not null)
        {
            await transaction.RollbackAsync(cancellationToken);
            desk.Db.ChangeTracker.Clear();
            ModelState.AddModelError("", refusal);
            return await RefusedAsync(child, form, await Of(childId).FirstAsync(r => r.Id == id, cancellationToken), cancellationToken, reason);
        }

        await transaction.CommitAsync(cancellationToken);
        new Toast($"已保存{Thing}。{await AfterwordAsync(child, form, cancellationToken)}").Show(TempData);
        return Back(childId);
    }

    /// <summary>Takes a record that was a mistake out of use, with the reason; can be undone.</summary>
    [HttpPost("{id:guid}/remove")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Remove(Guid childId, Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is not { } child) return NotFound();
        if (await Of(childId).FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } record) return NotFound();
        var problem = string.IsNullOrWhiteSpace(reason) ? "请写明为什么停用，便于以后查。"
            : reason.Length > SchoolRecordLimits.Reason ? $"原因最多{SchoolRecordLimits.Reason}字，请写短些。" : null;
        if (problem is not null)
        {
            ModelState.AddModelError("reason", problem);
            return await RefusedAsync(child, await ReadAsync(record, cancellationToken), record, cancellationToken);
        }

        await TakeOutAsync(record, reason!.Trim(), cancellationToken);
        new Toast($"已停用这条{Thing}。", Url.Action(nameof(Restore), new { childId, id })).Show(TempData);
        return Back(childId);
    }

    /// <summary>撤销 right after entering it.</summary>
    [HttpPost("{id:guid}/withdraw")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Withdraw(Guid childId, Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is null) return NotFound();
        var since = desk.UtcNow - UndoFor;
        if (await Of(childId).FirstOrDefaultAsync(r => r.Id == id && r.CreatedBy == desk.Viewer.UserId && r.CreatedAt > since, cancellationToken)
            is not { } record) return NotFound();
        await TakeOutAsync(record, "登记后撤销", cancellationToken);
        new Toast($"已撤销刚登记的{Thing}。").Show(TempData);
        return Back(childId);
    }

    [HttpPost("{id:guid}/restore")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Restore(Guid childId, Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Area, cancellationToken) is null) return NotFound();
        if (await Of(childId).IgnoreQueryFilters(Removed).FirstOrDefaultAsync(r => r.Id == id && r.IsDeleted, cancellationToken)
            is not { } record) return NotFound();
        desk.Db.ChangeReason = "撤销停用";
        record.IsDeleted = false;
        record.DeleteReason = null;
        new Toast(await TrySaveAsync(cancellationToken) is { } refusal ? $"没能恢复。{refusal}" : $"已恢复这条{Thing}。").Show(TempData);
        return Back(childId);
    }

    private static readonly string[] Removed = [QueryFilters.Removed];

    /// <summary>Adds a fault unless the field already has one.</summary>
    protected void Refuse(string field, string? sentence)
    {
        if (sentence is not null && ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
            ModelState.AddModelError(field, sentence);
    }

    /// <summary>Faults of the two days of a span, as people write them: the last day counts.</summary>
    protected void CheckDays(DateOnly? from, string fromField, DateOnly? last, string lastField)
    {
        if (from is { } first && last is { } end && end < first) Refuse(lastField, $"结束的日子（{end:yyyy-MM-dd}）在开始（{first:yyyy-MM-dd}）之前。请改对其中一个。");
        if (from > desk.Today.AddYears(1)) Refuse(fromField, "这个日子在一年以后。请核对年份。");
        if (from < desk.Today.AddYears(-30)) Refuse(fromField, "这个日子太早了。请核对年份。");
    }

    private async Task TakeOutAsync(TRecord record, string reason, CancellationToken cancellationToken)
    {
        record.IsDeleted = true;
        record.DeleteReason = reason;
        await desk.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Saves; a rule that only the database could see broken becomes a sentence. What is no rule of ours is thrown.</summary>
    private async Task<string?> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await desk.Db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation })
        {
            return $"这段时间里别人刚登记了另一条{Thing}，两条重叠了。请回到孩子的页面看看再填。";
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return "这个证件号已经登记在本校另一个人名下。请核对号码；确实是同一个人的，请用上面的“找已登记的人”。";
        }
    }

    private RedirectToActionResult Back(Guid childId) => RedirectToAction(Tab, "ChildPages", new { id = childId });

    private async Task<IActionResult> RefusedAsync(ChildFacts child, TForm form, TRecord? record, CancellationToken cancellationToken, string? reason = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(child, form, record, cancellationToken, reason);
    }

    private async Task<IActionResult> PageAsync(ChildFacts child, TForm form, TRecord? record, CancellationToken cancellationToken, string? reason = null) =>
        View(ViewPath, new PartPage
        {
            ChildId = child.Child.Id,
            ChildName = child.Child.Name,
            Heading = await DescribeAsync(child, record, form, cancellationToken),
            Form = form,
            RecordId = record?.Id,
            RowVersion = record is null ? 0 : VersionOf(record),
            Action = record is null ? Url.Action(nameof(New), new { childId = child.Child.Id })! : Url.Action(nameof(Edit), new { childId = child.Child.Id, id = record.Id })!,
            BackUrl = Url.Action(Tab, "ChildPages", new { id = child.Child.Id })!,
            RemoveUrl = record is null ? null : Url.Action(nameof(Remove), new { childId = child.Child.Id, id = record.Id }),
            AlsoConcerned = record is not null && PersonOf(record) is { } person
                ? await desk.AlsoConcernedAsync(child.Child.Id, person, cancellationToken) : [],
            Reason = reason,
            Hint = HintOf(child, form, record is null),
            Hidden = Hidden(form),
            Above = record is null ? await AboveAsync(child, cancellationToken) : null,
        });

    private async Task<IActionResult> ConflictAsync(ChildFacts child, TForm mine, TRecord stored, CancellationToken cancellationToken)
    {
        var codes = HttpContext.RequestServices.GetRequiredService<ICodeBook>();
        var (differing, agreed) = FormFields.Compare(
            await ReadAsync(stored, cancellationToken), mine, MetadataProvider.GetMetadataForType(typeof(TForm)), codes);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage
        {
            Heading = $"{child.Child.Name}：{await DescribeAsync(child, stored, mine, cancellationToken)}",
            SavedBy = await desk.Db.Users.Where(u => u.Id == stored.UpdatedBy).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken),
            SavedAt = stored.UpdatedAt,
            RowVersion = VersionOf(stored),
            Action = Url.Action(nameof(Edit), new { childId = child.Child.Id, id = stored.Id })!,
            Differing = differing,
            Agreed = agreed,
        });
    }
}

/// <summary>Lengths that all records share.</summary>
public static class SchoolRecordLimits
{
    /// <summary>Of a reason, in code points.</summary>
    public const int Reason = 200;
}
