using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.People.Children;

/// <summary>One child to read: who is this, who cares for them, whom to call, what is missing, what happened lately.</summary>
[Route("children/{id:guid}")]
public sealed class ChildPagesController(ChildPageReader reader) : Controller
{
    /// <summary>概览. <paramref name="on"/>: 留守 on another day than today.</summary>
    [HttpGet("")]
    [Needs(DataArea.Basics, Access.View | Access.Masked)]
    public async Task<IActionResult> Show(Guid id, DateOnly? on, CancellationToken cancellationToken) =>
        await reader.ReadAsync(id, on, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>家庭与监护, with all that was before.</summary>
    [HttpGet("family")]
    [Needs(DataArea.Family, Access.View | Access.Masked)]
    public async Task<IActionResult> Family(Guid id, CancellationToken cancellationToken) =>
        await reader.ReadFamilyAsync(id, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>在读经历, with the short forms of 换班 and 离班.</summary>
    [HttpGet("enrolments")]
    [Needs(DataArea.Basics, Access.View)]
    public async Task<IActionResult> Enrolments(Guid id, CancellationToken cancellationToken) =>
        await reader.ReadEnrolmentsAsync(id, cancellationToken) is { } page ? View(page) : NotFound();

    /// <summary>谁看过、改过.</summary>
    [HttpGet("logs")]
    [Needs(DataArea.Accounts, Access.View | Access.Audit)]
    public async Task<IActionResult> Logs(Guid id, CancellationToken cancellationToken) =>
        await reader.ReadLogsAsync(id, cancellationToken) is { } page ? View(page) : NotFound();
}
