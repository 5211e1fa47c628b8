using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Home;

/// <summary>今日: what this person has to do, and the figures of what they look after.</summary>
[SignedIn]
public sealed class HomeController(HomeReader reader) : Controller
{
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View("Index", await reader.ReadAsync(cancellationToken));
}
