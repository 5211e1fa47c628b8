using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Terms that have begun, the latest first.</summary>
public sealed class TermChoices(SchoolFactsReader schools, OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var school = await schools.CurrentAsync(cancellationToken);
        return [.. (school?.Terms ?? []).Where(t => t.From <= clock.Today).OrderByDescending(t => t.From).Select(t => new SelectListItem(t.Title, t.Id.ToString()))];
    }
}
