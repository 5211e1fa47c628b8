using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>A register whose records print as a paper form (登记表): one at once, those of the filtered list as a queued job.</summary>
public abstract class PaperedController<TRecord, TForm, TRow, TFilter>(Register<TRecord, TForm, TRow, TFilter> register)
    : RegisterController<TRecord, TForm, TRow, TFilter>(register)
    where TRecord : SchoolRecord
    where TForm : class, new()
    where TRow : class, IRegisterRow
    where TFilter : ListFilter, new()
{
    private IFormPublisher Papers => HttpContext.RequestServices.GetRequiredService<IFormPublisher>();

    /// <summary>The record as its paper form. A POST, because it is written into the access log.</summary>
    [HttpPost("{id:guid}/paper")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Paper(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, Access.View | Access.Edit, cancellationToken) is { } record ? Send(await Papers.PaperAsync(typeof(TRecord), record.Id, cancellationToken)) : NotFound();

    /// <summary>The paper forms of the list as filtered, as a queued job.</summary>
    [HttpPost("papers")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> PaperAll([FromQuery] TFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var ids = await OnePerPaper(InUse(Access.View | Access.Edit, filter)).Select(r => r.Id).Take(IFormPublisher.Most + 1).ToListAsync(cancellationToken);
        if (ids.Count is > 0 and <= IFormPublisher.Most)
            return RedirectToAction("Show", "Jobs", new { id = await Papers.QueueAsync(typeof(TRecord), ids, cancellationToken) });
        TempData[Notice] = ids.Count == 0 ? "这些条件下没有可印的。" : $"一次最多印{IFormPublisher.Most}份，请先选一个班再印。";
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    /// <summary>What the list shows, as far as something can be done with it: nothing of what is out of use.</summary>
    protected IQueryable<TRecord> InUse(Access access, TFilter filter) => Register.Find(Reachable(access), filter).Where(_ => filter.Removed != true);

    /// <summary>Where several records stand on one paper, those that stand for a paper each; by default every record has its own.</summary>
    protected virtual IQueryable<TRecord> OnePerPaper(IQueryable<TRecord> found) => found;

    /// <inheritdoc/>
    protected override string? PrintsForm => "打印（PDF）";

    /// <inheritdoc/>
    protected override string? PrintsForms(int total) => $"印表{total}份";
}
