using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Audit;

/// <summary>谁改过, 谁看过: the school's two logs, read-only.</summary>
[Route("audit")]
[Needs(DataArea.Accounts, Access.Audit)]
public sealed class AuditController(LogReader logs) : Controller
{
    [HttpGet("changes")]
    public async Task<IActionResult> Changes(AuditFilter filter, string? after, CancellationToken cancellationToken) =>
        View(await logs.ChangesAsync(Asked(filter), after, cancellationToken));

    [HttpGet("access")]
    public async Task<IActionResult> Accesses(AuditFilter filter, string? after, CancellationToken cancellationToken) =>
        View(await logs.AccessAsync(Asked(filter), after, cancellationToken));

    /// <summary>What could not be read as an answer is as good as not asked; the box shows what was typed.</summary>
    private AuditFilter Asked(AuditFilter filter)
    {
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return filter;
    }
}
