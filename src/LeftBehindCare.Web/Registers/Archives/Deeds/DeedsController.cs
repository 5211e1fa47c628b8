using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Review;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

[Route("deeds")]
[OfArea(DataArea.Archives)]
public sealed class DeedsController(DeedRegister register, LackingDeeds lacking) : ReviewedController<DeedRecord, DeedForm, DeedRow, DeedFilter>(register)
{
    /// <summary>The children of whom nothing is on file this school year.</summary>
    [HttpGet("lacking")]
    [Needs(Access.View)]
    public async Task<IActionResult> Lacking([FromQuery] LackingFilter filter, CancellationToken cancellationToken) =>
        View("Lacking", await lacking.ReadAsync(filter, cancellationToken));
}
