using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Web.Calendar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Drafts;

/// <summary>Where a form's page keeps what was typed, every few seconds and when a field is left.</summary>
[Route("drafts")]
[SignedIn]
public sealed class DraftsController(IDraftStore drafts, IEnumerable<IDraftRule> rules, ViewerContext viewers, OfficeClock clock) : Controller
{
    private const int MaxFields = 400;
    private const int MaxCharacters = 200_000;

    /// <summary>Keeps all posted fields except the antiforgery token and what a rule leaves out. Answers with the time for 「草稿已存 10:42」.</summary>
    [HttpPost("{form}/{subject:guid}")]
    public async Task<IActionResult> Save(string form, Guid subject, CancellationToken cancellationToken)
    {
        if (viewers.Viewer.SchoolId is null) return NotFound();
        var posted = await Request.ReadFormAsync(cancellationToken);
        var fields = posted.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray(), StringComparer.OrdinalIgnoreCase);
        if (form.Length > 50 || fields.Count > MaxFields || fields.Sum(f => f.Value.Sum(v => v.Length)) > MaxCharacters)
            return StatusCode(StatusCodes.Status413PayloadTooLarge);
        foreach (var rule in rules.Where(r => r.Form.Equals(form, StringComparison.OrdinalIgnoreCase)))
            foreach (var field in fields.Keys.Where(f => rule.LeavesOut(f, fields)).ToList()) fields.Remove(field);
        _ = uint.TryParse(fields.GetValueOrDefault("rowVersion")?.FirstOrDefault(), out var basedOn);
        var section = fields.GetValueOrDefault("draftSection")?.FirstOrDefault();
        var draft = new Draft(fields, clock.UtcNow, Cut(section, 50), Device(), basedOn);
        try
        {
            await drafts.SaveAsync(form, subject, draft, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two tabs kept the same draft at once: the other tab's is as good, and the next keystroke keeps ours.
            return StatusCode(StatusCodes.Status409Conflict);
        }

        return Json(new { savedAt = clock.Now.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) });
    }

    /// <summary>不要了.</summary>
    [HttpPost("{form}/{subject:guid}/drop")]
    public async Task<IActionResult> Drop(string form, Guid subject, string? returnUrl, CancellationToken cancellationToken)
    {
        await drafts.DropAsync(form, subject, cancellationToken);
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : NoContent();
    }

    private string Device()
    {
        var agent = Request.Headers.UserAgent.ToString();
        return agent.Contains("Mobile", StringComparison.Ordinal) || agent.Contains("Android", StringComparison.Ordinal) ? "手机" : "电脑";
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
