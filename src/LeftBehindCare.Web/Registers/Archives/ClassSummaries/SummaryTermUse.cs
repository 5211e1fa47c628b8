using LeftBehindCare.Web.Calendar.Terms;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A term with summaries stays.</summary>
public sealed class SummaryTermUse(AppDb db) : ITermUse
{
    public async Task<string?> WhyKeepAsync(Guid termId, CancellationToken cancellationToken) =>
        await db.ClassSummaries.AnyAsync(s => s.TermId == termId, cancellationToken) ? "这个学期已经有信息汇总表，不能停用。" : null;
}
