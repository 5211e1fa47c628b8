using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Charts;

/// <summary>看图: what a school, a campus or a class looks like, where people would rather look than read.</summary>
public sealed class ChartsController(ChartsReader reader) : Controller
{
    [HttpGet("/charts")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Index([FromQuery] ChartsFilter filter, CancellationToken cancellationToken) =>
        await reader.ReadAsync(filter, cancellationToken) is { } page ? View("Index", page) : NotFound();
}
