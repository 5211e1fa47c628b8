using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>A3b in a child's dossier: the cover of the bag, where there is anything in it.</summary>
public sealed class PortfolioBag(AppDb db, PortfolioRegister register, ViewerContext viewers) : IDossierSource
{
    public string Code => "A3b";

    public string Entity => nameof(PortfolioItem);

    public async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        await register.Reachable(db.PortfolioItems, viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit)).Where(p => p.ChildId == childId)
            .OrderByDescending(p => p.Date).ThenByDescending(p => p.Id).Take(1).Select(p => new DossierEntry(p.Id, "封面和目录", p.Date, RecordStatus.Effective)).ToListAsync(cancellationToken);
}
