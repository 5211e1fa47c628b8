using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Charts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>How one child grows, term by term.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Name">Its name.</param>
/// <param name="ClassTitle">Its class; null for who has left.</param>
/// <param name="Charts">Height, weight, eyesight; none while nothing was measured.</param>
public sealed record GrowthCurvesPage(Guid ChildId, string Name, string? ClassTitle, IReadOnlyList<Chart> Charts);

/// <summary>Reads a child's measures over the terms. Drafts too: what was measured was measured.</summary>
public sealed class GrowthCurves(AppDb db, GrowthRegister register, ViewerContext viewers, OfficeClock clock)
{
    /// <summary>Null for a child out of reach.</summary>
    public async Task<GrowthCurvesPage?> ReadAsync(Guid childId, CancellationToken cancellationToken)
    {
        var (scope, today) = (viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit), clock.Today);
        var child = await db.Children.Within(scope, db, today).Where(c => c.Id == childId)
            .Select(c => new { c.Name, ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == c.Id).Select(e => e.Class!.Title).FirstOrDefault() }).FirstOrDefaultAsync(cancellationToken);
        if (child is null) return null;
        var cards = await register.Reachable(db.GrowthCards, scope).Where(c => c.ChildId == childId && (c.HeightCm != null || c.WeightKg != null || c.VisionL != null || c.VisionR != null))
            .OrderBy(c => c.Term!.From).Select(c => new { c.Term!.Year, c.Term.TermNo, c.HeightCm, c.WeightKg, c.VisionL, c.VisionR }).ToListAsync(cancellationToken);
        string[] points = [.. cards.Select(c => $"{c.Year[2..4]}学年{(c.TermNo == 1 ? "上" : "下")}")];
        LinesChart Of(string id, string title, string unit, params ChartSeries[] lines) => new()
        {
            Id = id,
            Title = title,
            RowHead = "学期",
            Unit = unit,
            Digits = 1,
            Points = points,
            Lines = lines,
        };
        return new GrowthCurvesPage(childId, child.Name, child.ClassTitle, cards.Count == 0 ? [] :
        [
            Of("height", "身高", "cm", new ChartSeries("身高", [.. cards.Select(c => c.HeightCm)])),
            Of("weight", "体重", "kg", new ChartSeries("体重", [.. cards.Select(c => c.WeightKg)])),
            Of("vision", "视力", "", new ChartSeries("左眼", [.. cards.Select(c => c.VisionL)]), new ChartSeries("右眼", [.. cards.Select(c => c.VisionR)])),
        ]);
    }
}
