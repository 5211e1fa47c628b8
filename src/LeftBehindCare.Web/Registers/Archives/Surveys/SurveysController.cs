using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

[Route("surveys")]
[OfArea(DataArea.Archives)]
public sealed class SurveysController(SurveyRegister register, SurveyOpening opening) : PaperedController<SurveyRound, SurveyForm, SurveyRow, SurveyFilter>(register)
{
    /// <summary>开一轮, for all classes at once.</summary>
    [HttpGet("start")]
    [Needs(Access.Edit)]
    public IActionResult Start() => View(new SurveyStart { VerifyWay = "1" });

    /// <summary>Adds the lines of the round; pressed twice, the second adds nothing.</summary>
    [HttpPost("start")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Start(SurveyStart form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(form);
        }

        try
        {
            var added = await opening.OpenAsync(form, cancellationToken);
            TempData[Notice] = added > 0 ? $"已开“{form.Title!.Trim()}”：{added}个班，各班收回了再填份数。" : "您的班在这一轮里都有了，没有重复登记。";
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            TempData[Notice] = "这一轮刚刚有人开了，没有重复登记。";
        }

        return RedirectToAction(nameof(Index), RouteOf(new SurveyFilter { Title = form.Title!.Trim() })); // Required.
    }

    /// <inheritdoc/>
    protected override IQueryable<SurveyRound> OnePerPaper(IQueryable<SurveyRound> found) =>
        found.Where(s => s.Id == found.Where(o => o.Title == s.Title).OrderBy(o => o.Id).Select(o => o.Id).First());

    /// <inheritdoc/>
    protected override string? PrintsForm => "打印这一轮（PDF）";

    /// <inheritdoc/>
    protected override string? PrintsForms(int total) => "印统计表";

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> ListDoors() =>
        Scope(Access.Edit).IsEmpty ? [] : [new RecordDoor("各班开一轮", Icons.Sending, Url.Action(nameof(Start))!)];
}
