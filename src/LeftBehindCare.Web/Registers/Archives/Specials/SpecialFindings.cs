using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <inheritdoc cref="ISpecialFindings"/>
public sealed class SpecialFindings(AppDb db) : ISpecialFindings
{
    public IQueryable<SpecialFinding> Of(string year) => db.Specials.Where(s => s.Year == year && RecordStatuses.HandedIn.Contains(s.Status))
        .Select(s => new SpecialFinding { ChildId = s.ChildId, Types = s.Types });
}
