using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Shared.Navigations;

/// <summary>The rail as pages, for the phone: 全部 and 登记.</summary>
[SignedIn]
public sealed class NavigationController(Navigation navigation) : Controller
{
    [HttpGet("/all")]
    public IActionResult All() => View(navigation.Read(Url));

    [HttpGet("/record")]
    public IActionResult Record() => View(navigation.Read(Url));
}
