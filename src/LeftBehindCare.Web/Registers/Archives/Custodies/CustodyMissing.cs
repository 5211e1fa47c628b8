using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>Under a box's form: what was missing when it was handed over.</summary>
public sealed class CustodyMissing(AppDb db) : IRecordPart
{
    public async Task<RecordPart?> ReadAsync(EditPage page, string? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Register is not CustodyRegister || page.RecordId is not { } id) return null;
        var found = await db.Custodies.Where(c => c.Id == id).Select(c => new { c.Missing, c.ClassId }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new RecordPart("/Registers/Archives/Custodies/_Missing.cshtml", new CustodyGaps(found.Missing, found.ClassId));
    }
}

/// <summary>缺件 of a box.</summary>
/// <param name="Lines">A line an archive.</param>
/// <param name="ClassId">Of which class; null for the school.</param>
public sealed record CustodyGaps(IReadOnlyList<string> Lines, Guid? ClassId);
