using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

[Route("activities")]
[OfArea(DataArea.Archives)]
public sealed class ActivitiesController(ActivityRegister register, Participants participants)
    : ReviewedController<Activity, ActivityForm, ActivityRow, ActivityFilter>(register)
{
    /// <summary>谁参加了, class by class.</summary>
    [HttpGet("{id:guid}/people")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> People(Guid id, Guid? classId, bool all, CancellationToken cancellationToken) =>
        await FindAsync(id, Access.View | Access.Edit, cancellationToken) is { } activity
        && await participants.ReadAsync(activity, classId, all, null, cancellationToken) is { } page ? View("People", page) : NotFound();

    /// <summary>Saves one class.</summary>
    [HttpPost("{id:guid}/people")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> People(Guid id, ParticipantsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await FindAsync(id, Access.Edit, cancellationToken) is not { } activity || activity.Status is RecordStatus.Archived or RecordStatus.Void) return NotFound();
        if (await participants.ReadAsync(activity, form.ClassId, form.All, form, cancellationToken) is not { CanEdit: true } page) return NotFound();
        if (form.Rows.Count > ParticipantsForm.Most) return BadRequest();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("People", page);
        }

        try
        {
            TempData[Notice] = $"已保存：{page.Class!.Title}到了{await participants.SaveAsync(page, form, cancellationToken)}人。"; // A class out of reach was refused.
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            TempData[Notice] = "这个班刚刚有人登记过，请看一看现在的名单再改。";
        }

        return RedirectToAction(nameof(People), new { id, classId = form.ClassId, all = form.All ? "true" : null });
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(Activity record) => [new RecordDoor("谁参加了", Icons.Children, Url.Action(nameof(People), new { id = record?.Id })!)];
}
