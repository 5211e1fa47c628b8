using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

[Route("specials")]
[OfArea(DataArea.Archives)]
public sealed class SpecialsController(SpecialRegister register, Screening screening, ClassRooms rooms, SchoolCiphers ciphers, AccessLogWriter access)
    : ReviewedController<SpecialRegistration, SpecialForm, SpecialRow, SpecialFilter>(register)
{
    private const int NoteLength = 1_000;

    /// <summary>What is said of 02 and 07 is for these two alone, whatever else a post may see.</summary>
    private bool SeesPrivate => Viewer.Has(Role.Deputy) || Viewer.Has(Role.Counsellor);

    /// <summary>一个班一起筛.</summary>
    [HttpGet("screen")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Screen(Guid? classId, CancellationToken cancellationToken)
    {
        if (classId is null)
        {
            var mine = await rooms.ReadAsync(cancellationToken);
            if (mine.Count != 1) return View("Rooms", new RoomsPage("按班筛查三特", "选一个班，全班一起筛", mine, Url.Action(nameof(Screen))!));
            classId = Guid.Parse(mine[0].Value);
        }

        return await screening.ReadAsync(classId.Value, null, null, cancellationToken) is { } page ? View("Screen", page) : NotFound();
    }

    /// <summary>Saves what was ticked.</summary>
    [HttpPost("screen")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Screen(ScreenForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var known = form.Rows.Count <= ScreenForm.Most && form.Rows.SelectMany(r => r.Types ?? []).All(t => Codes.NameOf("SpecialType", t) is not null);
        var problems = Screening.Problems(form);
        if (await screening.ReadAsync(form.ClassId, form, problems, cancellationToken) is not { } page) return NotFound();
        if (!known) return BadRequest();
        if (problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Screen", page);
        }

        try
        {
            var (none, drafts) = await screening.SaveAsync(page, form, cancellationToken);
            TempData[Notice] = none + drafts == 0 ? "没有勾选，什么也没有登记。"
                : $"已登记{none + drafts}人{(none > 0 ? $"，其中“无”{none}人已提交" : "")}。{(drafts > 0 ? $"{drafts}人有特困、特长或特殊，请打开补全再提交。" : "")}";
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Two presses of the button, or a colleague in the same class.
            TempData[Notice] = "这个班刚刚有人登记过，请看一看现在的情况再勾。";
        }

        return RedirectToAction(nameof(Screen), new { classId = form.ClassId });
    }

    /// <summary>只限心理与德育: what is said of 02 and 07. Each look is written into the access log.</summary>
    [HttpGet("{id:guid}/private")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Private(Guid id, CancellationToken cancellationToken)
    {
        if (!SeesPrivate || await FindAsync(id, Access.View | Access.Edit, cancellationToken) is not { } record) return NotFound();
        await access.WriteAsync(AccessAction.RevealText, nameof(SpecialRegistration), id, "三特（心理与德育）", "查看", 1, cancellationToken: cancellationToken);
        var note = (await ciphers.CurrentAsync(cancellationToken)).Open(SealedColumns.SpecialPrivate, id, record.PrivateNote);
        return View("Private", new PrivatePage(id, Register.Describe(record), record.RowVersion, note));
    }

    /// <summary>Keeps it.</summary>
    [HttpPost("{id:guid}/private")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Private(Guid id, uint rowVersion, string? note, CancellationToken cancellationToken)
    {
        if (!SeesPrivate || await FindAsync(id, Access.View | Access.Edit, cancellationToken) is not { } record) return NotFound();
        var text = Texts.LinesOrNull(note);
        var sentence = text is not null && text.EnumerateRunes().Count() > NoteLength ? $"最多{NoteLength}字，请写短些。"
            : record.RowVersion != rowVersion ? "您打开以后，这份又改过。您写的还在下面，请再按一次保存。" : null;
        if (sentence is not null)
        {
            ModelState.AddModelError(nameof(note), sentence);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Private", new PrivatePage(id, Register.Describe(record), record.RowVersion, note));
        }

        record.PrivateNote = (await ciphers.CurrentAsync(cancellationToken)).Seal(SealedColumns.SpecialPrivate, id, text);
        await Db.SaveChangesAsync(cancellationToken);
        TempData[Notice] = "已保存，只有心理辅导员和德育看得到。";
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(SpecialRegistration record) =>
        SeesPrivate && record?.Kinds.Any(SpecialCodes.IsPrivate) is true ? [new RecordDoor("只限心理与德育", Icons.Lock, Url.Action(nameof(Private), new { id = record.Id })!)] : [];

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> ListDoors() =>
        Scope(Access.Edit).IsEmpty ? [] : [new RecordDoor("按班筛查", Icons.Table, Url.Action(nameof(Screen))!)];
}

/// <summary>The page of what only two may read.</summary>
public sealed record PrivatePage(Guid Id, string Heading, uint RowVersion, string? Note);
