using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.People.Rules;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.Parameters;

/// <summary>学校参数: read by the deputy, changed by the principal.</summary>
[Route("school")]
public sealed class ParametersController(ParametersDesk desk, ViewerContext viewers) : Controller
{
    private bool CanEdit => viewers.Viewer.Can(DataArea.Accounts, Access.Edit);

    [HttpGet("")]
    [Needs(DataArea.Accounts, Access.View | Access.Edit | Access.Settings)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        await desk.FindAsync(cancellationToken) is { } school
            ? View(new ParametersPage(school, ParametersDesk.Read(school), ParametersDesk.VersionOf(school), CanEdit))
            : NotFound();

    [HttpPost("")]
    [Needs(DataArea.Accounts, Access.Edit)]
    public async Task<IActionResult> Index(uint rowVersion, ParametersForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await desk.FindAsync(cancellationToken) is not { } school) return NotFound();
        if (ParametersDesk.VersionOf(school) != rowVersion) return Conflict(school, form);
        if (form.LbAgeMax < form.LbAgeMin) ModelState.AddModelError(nameof(form.LbAgeMax), "最大周岁比最小周岁还小。请改对其中一个。");
        foreach (var (field, number) in new[] { (nameof(form.KinLine), form.KinLine), (nameof(form.Hotline), form.Hotline) })
            if (PhoneNumber.Check(number, allowHotline: true) is { CanSave: false, Problem: { } problem }) ModelState.AddModelError(field, problem.Message);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new ParametersPage(school, form, rowVersion, true));
        }

        await desk.WriteAsync(school, form, cancellationToken);
        new Toast(school.LbCaliberSince is { } since ? $"已保存。留守口径自 {since:yyyy-MM-dd} 起，每个孩子都已重新算过。" : "已保存学校参数。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    private ViewResult Conflict(School stored, ParametersForm mine)
    {
        var (differing, agreed) = FormFields.Compare(
            ParametersDesk.Read(stored), mine, MetadataProvider.GetMetadataForType(typeof(ParametersForm)),
            HttpContext.RequestServices.GetRequiredService<ICodeBook>());
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage
        {
            Heading = "学校参数",
            SavedAt = HttpContext.RequestServices.GetRequiredService<Calendar.OfficeClock>().UtcNow,
            RowVersion = ParametersDesk.VersionOf(stored),
            Action = Url.Action(nameof(Index))!,
            Differing = differing,
            Agreed = agreed,
        });
    }
}
