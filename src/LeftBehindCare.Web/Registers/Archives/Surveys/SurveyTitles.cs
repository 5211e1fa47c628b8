using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>Rounds that classes within reach took part in, the latest first.</summary>
public sealed class SurveyTitles(AppDb db, ViewerContext viewers) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var classes = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit));
        return [.. (await db.Surveys.Where(s => classes.Any(c => c.Id == s.ClassId)).GroupBy(s => s.Title).OrderByDescending(g => g.Max(s => s.DueDate)).ThenBy(g => g.Key)
            .Select(g => g.Key).ToListAsync(cancellationToken)).Select(t => new SelectListItem(t, t))];
    }
}
