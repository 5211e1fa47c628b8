using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

[Route("portfolios")]
[OfArea(DataArea.Archives)]
public sealed class PortfoliosController(PortfolioRegister register) : PaperedController<PortfolioItem, PortfolioForm, PortfolioRow, PortfolioFilter>(register)
{
    /// <inheritdoc/>
    protected override IQueryable<PortfolioItem> OnePerPaper(IQueryable<PortfolioItem> found) =>
        found.Where(p => p.Id == found.Where(o => o.ChildId == p.ChildId).OrderBy(o => o.Id).Select(o => o.Id).First());

    /// <inheritdoc/>
    protected override string? PrintsForm => "打印袋封面（PDF）";

    /// <inheritdoc/>
    protected override string? PrintsForms(int total) => "印袋封面";

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(PortfolioItem record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [new RecordDoor("这个孩子的全部", Icons.Archives, Url.Action(nameof(Index), new { childId = record.ChildId })!)];
    }
}
