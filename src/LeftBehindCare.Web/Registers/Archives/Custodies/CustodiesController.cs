using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

[Route("custodies")]
[OfArea(DataArea.Archives)]
public sealed class CustodiesController(CustodyRegister register) : PaperedController<ArchiveCustody, CustodyForm, CustodyRow, CustodyFilter>(register)
{
    /// <inheritdoc/>
    protected override IQueryable<ArchiveCustody> OnePerPaper(IQueryable<ArchiveCustody> found) =>
        found.Where(c => c.Id == found.Where(o => o.Date == c.Date && o.FromId == c.FromId && o.ToId == c.ToId && o.Reason == c.Reason).OrderBy(o => o.Id).Select(o => o.Id).First());

    /// <inheritdoc/>
    protected override string? PrintsForm => "打印移交清单（PDF）";

    /// <inheritdoc/>
    protected override string? PrintsForms(int total) => "印移交清单";

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(ArchiveCustody record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Scope(Access.Edit).WholeSchool
            ? [new RecordDoor("再登一盒", Icons.Add, Url.Action("New", new { record.Reason, Date = record.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), record.FromId, record.ToId, record.WitnessId })!)]
            : [];
    }
}
