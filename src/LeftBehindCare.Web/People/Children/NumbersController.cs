using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Children;

/// <summary>
/// 看全号: the whole 证件号 or 学籍号 for one minute, for a stated reason. Only by POST; the access log is written first, and
/// without its entry nothing is shown.
/// </summary>
[Route("children/{id:guid}/numbers/{which}")]
[Needs(DataArea.IdNumbers, Access.View | Access.Edit)]
public sealed class NumbersController(AppDb db, ViewerContext viewers, OfficeClock clock, SchoolCiphers ciphers, AccessLogWriter log) : Controller
{
    private const string Other = "其他";
    private static readonly string[] Reasons = ["核对证件", "办理转学", "上报", Other];

    /// <summary>Asks for the reason; a browser with script asks in a dialog instead.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Ask(Guid id, string which, CancellationToken cancellationToken) =>
        await FindAsync(id, which, cancellationToken) is { } number ? View("Reveal", Page(id, number)) : NotFound();

    [HttpPost("")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Reveal(Guid id, string which, string? reason, string? words, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, which, cancellationToken) is not { } number) return NotFound();
        var own = WrittenText.Tidy(words);
        var problem = !Reasons.Contains(reason) ? "请选一个理由。"
            : reason == Other && own.Length == 0 ? "选了“其他”，请用几个字写明做什么用。"
            : WrittenText.Length(own) > 100 ? "理由最多100个字，请写短些。"
            : null;
        if (problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            if (WantsJson) return Json(new { message = problem });
            ModelState.AddModelError("", problem);
            return View("Reveal", Page(id, number));
        }

        await log.WriteAsync(
            AccessAction.RevealNumber, nameof(Child), id, number.What, own.Length == 0 ? reason! : $"{reason}：{own}", cancellationToken: cancellationToken);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var value = cipher.Open(number.Column, id, number.Sealed);
        return value is not null && WantsJson ? Json(new Revealed(value)) : View("Reveal", Page(id, number) with { Value = value });
    }

    private RevealPage Page(Guid id, SealedNumber number) =>
        new() { What = number.What, Whose = number.Name, BackUrl = Url.Action("Show", "ChildPages", new { id })! };

    private bool WantsJson => Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json");

    private async Task<SealedNumber?> FindAsync(Guid id, string which, CancellationToken cancellationToken)
    {
        var child = await db.Children.AsNoTracking()
            .Within(viewers.Viewer.Scope(DataArea.IdNumbers, Access.View), db, clock.Today)
            .Select(c => new { c.Id, c.Name, c.IdNo, c.StudentNo }).FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        return (child, which) switch
        {
            ({ IdNo: { } number }, "id") => new SealedNumber(child.Name, "证件号", SealedColumns.ChildIdNo, number),
            ({ StudentNo: { } number }, "student") => new SealedNumber(child.Name, "学籍号", SealedColumns.ChildStudentNo, number),
            _ => null,
        };
    }

    private sealed record SealedNumber(string Name, string What, string Column, byte[] Sealed);
}
