using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>
/// The life of any register over HTTP: list, new, edit, refuse (422), conflict (409 with both versions), take out of use with a
/// reason, undo, export and print. A register's own controller is six lines plus what no other register does. A record out of
/// reach and one that does not exist give the same 404.
/// </summary>
public abstract class RegisterController<TRecord, TForm, TRow, TFilter>(Register<TRecord, TForm, TRow, TFilter> register) : Controller
    where TRecord : SchoolRecord
    where TForm : class, new()
    where TRow : class, IRegisterRow
    where TFilter : ListFilter, new()
{
    /// <summary>Key in TempData of the sentence shown after a redirect.</summary>
    public const string Notice = "Notice";

    /// <summary>Key in TempData of the address that undoes what was just done.</summary>
    public const string UndoUrl = "UndoUrl";

    private const int ExportLimit = 50_000;

    /// <summary>The register.</summary>
    protected Register<TRecord, TForm, TRow, TFilter> Register => register;

    /// <summary>The request's context; sees the current school only.</summary>
    protected DbContext Db => HttpContext.RequestServices.GetRequiredService<DbContext>();

    /// <summary>Who asks.</summary>
    protected Viewer Viewer => HttpContext.RequestServices.GetRequiredService<ViewerContext>().Viewer;

    /// <summary>The code sets.</summary>
    protected ICodeBook Codes => HttpContext.RequestServices.GetRequiredService<ICodeBook>();

    private IDraftStore Drafts => HttpContext.RequestServices.GetRequiredService<IDraftStore>();

    private ISavedViews Views => HttpContext.RequestServices.GetRequiredService<ISavedViews>();

    private static string DraftForm => typeof(TRecord).Name;

    /// <summary>How this register calls taking out of use.</summary>
    protected virtual string RemovalWord => "停用";

    private bool CanAdd => register.MayAdd(Scope(Access.Edit));

    /// <summary>The list.</summary>
    [HttpGet("")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Index([FromQuery] TFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter.Page = Math.Max(1, filter.Page);
        var found = Found(filter);
        var total = await InUseOrNot(found, filter).CountAsync(cancellationToken);
        var rows = await InUseOrNot(Ordered(found, filter.Sort)
            .Skip((filter.Page - 1) * ListFilter.PageSize).Take(ListFilter.PageSize)
            .Select(register.Row), filter).ToListAsync(cancellationToken);
        var columns = Columns();
        return View("Index", new ListPage
        {
            Review = await CountAsync(filter, cancellationToken),
            Doors = ListDoors(),
            PrintsForms = PrintsForms(total),
            Register = register,
            Duty = register.Duty,
            Columns = columns,
            Lines = [.. rows.Select(r => new ListLine(r.Id, Values(r, columns)))],
            Filter = filter,
            Total = total,
            CanEdit = CanAdd,
            RemovalWord = RemovalWord,
            Removed = IsOfRemoved(filter) || Scope(Access.Edit).IsEmpty ? 0 : await Reachable(Access.Edit).OnlyRemoved().CountAsync(cancellationToken),
            IsFiltered = Asked(filter).IsFiltered,
            Views = new ViewsBar(await Views.ListAsync(typeof(TRecord).Name, cancellationToken), Asked(filter).Savable),
        });
    }

    /// <summary>A blank form, or the person's draft of one.</summary>
    [HttpGet("new")]
    [Needs(Access.Edit)]
    public virtual async Task<IActionResult> New(bool draft, CancellationToken cancellationToken)
    {
        if (!CanAdd) return Forbid();
        var form = await register.BlankAsync(cancellationToken);
        // What the page that leads here knows already: new?ChildId=….
        await TryUpdateModelAsync(form, "", new QueryStringValueProvider(BindingSource.Query, Request.Query, System.Globalization.CultureInfo.InvariantCulture));
        ModelState.Clear();
        await register.PrepareAsync(form, isBlank: true, cancellationToken);
        return await EditView(form, null, draft, true, cancellationToken);
    }

    /// <summary>Saves a new record.</summary>
    [HttpPost("new")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> New(TForm form, CancellationToken cancellationToken)
    {
        if (!CanAdd) return Forbid();
        if (ModelState.IsValid) await register.CheckAsync(form, null, ModelState, cancellationToken);
        CheckSaving(form, null);
        if (!ModelState.IsValid) return await Refused(form, null, cancellationToken);
        var record = await register.CreateAsync(form, cancellationToken);
        Db.Add(record);
        Saving(record);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (IsTaken(e))
        {
            await ExplainTakenAsync(form, null, cancellationToken);
            return await Refused(form, null, cancellationToken);
        }

        await Drafts.DropAsync(DraftForm, Guid.Empty, cancellationToken);
        TempData[Notice] = $"已新增：{register.Describe(record)}。";
        return RedirectToAction(nameof(Index));
    }

    /// <summary>The form of a record.</summary>
    [HttpGet("{id:guid}")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Edit(Guid id, bool draft, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.View | Access.Edit, cancellationToken) is not { } record) return NotFound();
        // A right to change may reach fewer rows than the right to look.
        var canEdit = MayEdit(record) && Viewer.Can(register.Area, Access.Edit) && await Reachable(Access.Edit).AnyAsync(r => r.Id == id, cancellationToken);
        return await EditView(await register.ReadAsync(record, cancellationToken), record, draft, canEdit, cancellationToken);
    }

    /// <summary>Who changed what in a record: for those who may change it themselves or decide on it.</summary>
    [HttpGet("{id:guid}/history")]
    [Needs(Access.Edit | Access.Approve)]
    public async Task<IActionResult> History(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Edit | Access.Approve, cancellationToken) is not { } record) return NotFound();
        return View("History", new HistoryPage
        {
            Register = register,
            Heading = register.Describe(record),
            BackUrl = Url.Action(nameof(Edit), new { id })!,
            Lines = await HttpContext.RequestServices.GetRequiredService<IRecordHistory>().ReadAsync(register, id, cancellationToken),
        });
    }

    /// <summary>Saves a changed record.</summary>
    [HttpPost("{id:guid}")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Edit(Guid id, uint rowVersion, TForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Edit, cancellationToken) is not { } record) return NotFound();
        if (record.RowVersion != rowVersion) return await Conflict(form, record, cancellationToken);
        if (ModelState.IsValid) await register.CheckAsync(form, record, ModelState, cancellationToken);
        CheckSaving(form, record);
        if (!ModelState.IsValid) return await Refused(form, record, cancellationToken);
        await register.WriteAsync(form, record, cancellationToken);
        Saving(record);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            return await FindAsync(id, Access.Edit, cancellationToken) is { } newer ? await Conflict(form, newer, cancellationToken) : NotFound();
        }
        catch (DbUpdateException e) when (IsTaken(e))
        {
            Db.ChangeTracker.Clear();
            if (await FindAsync(id, Access.Edit, cancellationToken) is not { } stored) return NotFound();
            await ExplainTakenAsync(form, stored, cancellationToken);
            return await Refused(form, stored, cancellationToken);
        }

        await Drafts.DropAsync(DraftForm, id, cancellationToken);
        TempData[Notice] = $"已保存：{register.Describe(record)}。";
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Takes a record out of use, with a reason; can be undone.</summary>
    [HttpPost("{id:guid}/remove")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Remove(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Edit, cancellationToken) is not { } record) return NotFound();
        var problem = !MayEdit(record) ? $"这份已经归档，或由学校统一登记，您不能{RemovalWord}。"
            : string.IsNullOrWhiteSpace(reason) ? $"请写明{RemovalWord}的原因，便于以后查。"
            : reason.Length > 200 ? "原因最多200字，请写短些。"
            : await register.WhyNotRemoveAsync(record, cancellationToken);
        if (problem is not null)
        {
            ModelState.AddModelError("reason", problem);
            return await Refused(await register.ReadAsync(record, cancellationToken), record, cancellationToken);
        }

        record.IsDeleted = true;
        record.DeleteReason = reason!.Trim();
        Removing(record);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn();
        }

        TempData[Notice] = $"已{RemovalWord}：{register.Describe(record)}。";
        TempData[UndoUrl] = Url.Action(nameof(Restore), new { id });
        return RedirectToAction(nameof(Index));
    }

    /// <summary>A record out of use, to read; for who could bring it back.</summary>
    [HttpGet("{id:guid}/removed")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Removed(Guid id, CancellationToken cancellationToken)
    {
        if (await FindRemovedAsync(id, cancellationToken) is not { } record) return NotFound();
        var form = await register.ReadAsync(record, cancellationToken);
        await register.PrepareAsync(form, isBlank: false, cancellationToken);
        return View("Removed", new RemovedPage
        {
            Register = register,
            Heading = register.Describe(record),
            RecordId = id,
            Form = form,
            RemovalWord = RemovalWord,
            Reason = record.DeleteReason,
            CanRestore = register.MayChange(record, Scope(Access.Edit)),
        });
    }

    /// <summary>Puts a record back into use.</summary>
    [HttpPost("{id:guid}/restore")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancellationToken)
    {
        if (await FindRemovedAsync(id, cancellationToken) is not { } record) return NotFound();
        if (!register.MayChange(record, Scope(Access.Edit)))
        {
            ModelState.AddModelError("", "这份由学校统一登记，您不能恢复。");
            return Unrestored(record);
        }

        // Something else may have taken its name or its days in the meantime.
        var form = await register.ReadAsync(record, cancellationToken);
        await register.CheckAsync(form, record, ModelState, cancellationToken);
        if (!ModelState.IsValid) return Unrestored(record);
        if (Db is ITenantDb tenant) tenant.ChangeReason = $"撤销{RemovalWord}";
        record.IsDeleted = false;
        record.DeleteReason = null;
        Restoring(record);
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn();
        }
        catch (DbUpdateException e) when (IsTaken(e))
        {
            await ExplainTakenAsync(form, record, cancellationToken);
            return Unrestored(record);
        }

        TempData[Notice] = $"已恢复：{register.Describe(record)}。";
        return RedirectToAction(nameof(Index));
    }

    /// <summary>The list as asked, as xlsx. A POST, because it is written into the access log.</summary>
    [HttpPost("export")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Export([FromQuery] TFilter filter, CancellationToken cancellationToken) =>
        Send(await Publisher.SheetAsync(register, await Table(filter, cancellationToken), cancellationToken));

    /// <summary>The list as asked, as a printed PDF.</summary>
    [HttpPost("print")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Print([FromQuery] TFilter filter, CancellationToken cancellationToken) =>
        Send(await Publisher.PaperAsync(register, await Table(filter, cancellationToken), cancellationToken));

    /// <summary>存为常用: keeps what the list is asked under a name, for this person alone.</summary>
    [HttpPost("views")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> SaveView([FromQuery] TFilter filter, string? viewName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        TempData[Notice] = await Asked(filter).KeepAsync(Views, viewName, cancellationToken);
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    /// <summary>Forgets a saved view; the list stays as it is asked.</summary>
    [HttpPost("views/{viewId:guid}/remove")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> RemoveView(Guid viewId, [FromQuery] TFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await Views.DropAsync(typeof(TRecord).Name, viewId, cancellationToken) is not { } view) return NotFound();
        TempData[Notice] = $"已去掉常用：{view.Name}。";
        TempData[UndoUrl] = $"{Url.Action(nameof(SaveView))}?{view.Query}&viewName={Uri.EscapeDataString(view.Name)}";
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    private IListPublisher Publisher => HttpContext.RequestServices.GetRequiredService<IListPublisher>();

    /// <summary>Whether the record may still be changed by whoever has the right; others see it to read.</summary>
    protected virtual bool MayEdit(TRecord record) => register.MayChange(record, Scope(Access.Edit));

    /// <summary>Refuses, through the model state, what the flow of the record does not allow.</summary>
    protected virtual void CheckSaving(TForm form, TRecord? record)
    {
    }

    /// <summary>Buttons on the record's page that no other register has.</summary>
    protected virtual IReadOnlyList<RecordDoor> Doors(TRecord record) => [];

    /// <summary>Buttons above the list that no other register has.</summary>
    protected virtual IReadOnlyList<RecordDoor> ListDoors() => [];

    /// <summary>Words of the button that prints a record's paper form; null for a register without one.</summary>
    protected virtual string? PrintsForm => null;

    /// <summary>Words of the button that prints the paper forms of the list; null for a register without one.</summary>
    protected virtual string? PrintsForms(int total) => null;

    /// <summary>Moves the record along its flow, after the form was written into it and before it is saved.</summary>
    protected virtual void Saving(TRecord record)
    {
    }

    /// <summary>Moves the record along its flow as it is taken out of use.</summary>
    protected virtual void Removing(TRecord record)
    {
    }

    /// <summary>Moves the record back along its flow as it is put back into use.</summary>
    protected virtual void Restoring(TRecord record)
    {
    }

    /// <summary>Where the record stands in its review; null for a register without one.</summary>
    protected virtual Task<ReviewPanel?> PanelAsync(TForm form, TRecord? record, CancellationToken cancellationToken) => Task.FromResult<ReviewPanel?>(null);

    /// <summary>What of the list can be handed in or approved at once; null for a register without review.</summary>
    protected virtual Task<ReviewCounts?> CountAsync(TFilter filter, CancellationToken cancellationToken) => Task.FromResult<ReviewCounts?>(null);

    /// <summary>Sends a file made for download.</summary>
    protected FileContentResult Send(PublishedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        Response.Headers.CacheControl = "no-store";
        return File(file.Content, file.ContentType, file.Name);
    }

    /// <summary>Which rows a right of the current person reaches.</summary>
    protected RowScope Scope(Access access) => Viewer.Scope(register.Area, access);

    /// <summary>Records that a right of the current person reaches.</summary>
    protected IQueryable<TRecord> Reachable(Access access) => register.Reachable(Db.Set<TRecord>(), Scope(access));

    /// <summary>A record within a right's reach; null looks the same whether it is out of reach or does not exist.</summary>
    protected Task<TRecord?> FindAsync(Guid id, Access access, CancellationToken cancellationToken) =>
        Reachable(access).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);

    /// <summary>The list as it was filtered, for the way back.</summary>
    protected RouteValueDictionary RouteOf(TFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Asked(filter).Route;
    }

    private AskedList Asked(TFilter filter) => new(typeof(TRecord).Name, filter, register.Sorts.Keys);

    private static bool IsOfRemoved(TFilter filter) => filter.Removed is true;

    /// <summary>What the list shows, before it is decided whether in use or not: what is out of use is for who may change it.</summary>
    private IQueryable<TRecord> Found(TFilter filter) => register.Find(Reachable(IsOfRemoved(filter) ? Access.Edit : Access.View | Access.Edit), filter);

    private static IQueryable<T> InUseOrNot<T>(IQueryable<T> query, TFilter filter)
        where T : class => IsOfRemoved(filter) ? query.OnlyRemoved() : query;

    private Task<TRecord?> FindRemovedAsync(Guid id, CancellationToken cancellationToken) =>
        Reachable(Access.Edit).Where(r => r.Id == id).OnlyRemoved().FirstOrDefaultAsync(cancellationToken);

    private async Task<ListTable> Table(TFilter filter, CancellationToken cancellationToken)
    {
        var columns = Columns();
        var rows = await InUseOrNot(Ordered(Found(filter), filter.Sort).Take(ExportLimit).Select(register.Row), filter).ToListAsync(cancellationToken);
        return new ListTable(IsOfRemoved(filter) ? $"{register.Title}（{RemovalWord}的）" : register.Title, [.. columns.Select(c => c.Title)],
            [.. rows.Select(r => (IReadOnlyList<string>)[.. Values(r, columns).Select((v, i) => FormFields.Shown(v, columns[i].CodeSet, Codes))])]);
    }

    private async Task<IActionResult> EditView(TForm form, TRecord? record, bool fromDraft, bool canEdit, CancellationToken cancellationToken)
    {
        var draft = canEdit ? await Drafts.FindAsync(DraftForm, record?.Id ?? Guid.Empty, cancellationToken) : null;
        if (fromDraft && draft is not null)
        {
            await TryUpdateModelAsync(form, "", new DraftValueProvider(draft));
            ModelState.Clear();
        }

        return View("Edit", await PageAsync(form, record, fromDraft ? null : draft, canEdit, cancellationToken));
    }

    /// <summary>The form again, with the typed text and the sentences of the model state.</summary>
    protected async Task<IActionResult> Refused(TForm form, TRecord? record, CancellationToken cancellationToken, bool canEdit = true)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Edit", await PageAsync(form, record, null, canEdit, cancellationToken));
    }

    /// <summary>Whether the database refused what another entry has already, such as after two presses of the button.</summary>
    private static bool IsTaken(DbUpdateException refused) =>
        refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation };

    /// <summary>Asks the register again, which now sees the other entry; says it in general words where it knows none of its own.</summary>
    private async Task ExplainTakenAsync(TForm form, TRecord? record, CancellationToken cancellationToken)
    {
        Db.ChangeTracker.Clear();
        await register.CheckAsync(form, record, ModelState, cancellationToken);
        if (ModelState.IsValid) ModelState.AddModelError("", $"同样的{register.Title}刚刚已经登记了。请到名册里看看，不要重复登记。");
    }

    /// <summary>Somebody was quicker, perhaps the same person's second press.</summary>
    private RedirectToActionResult MovedOn()
    {
        TempData[Notice] = "这份刚刚有人动过，请看一看现在的样子，需要的话再做一次。";
        return RedirectToAction(nameof(Index));
    }

    private ViewResult Unrestored(TRecord record)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Unrestored", new UnrestoredPage
        {
            Register = register,
            Heading = register.Describe(record),
            RemovalWord = RemovalWord,
            Reasons = [.. ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)],
        });
    }

    private async Task<EditPage> PageAsync(TForm form, TRecord? record, Draft? draft, bool canEdit, CancellationToken cancellationToken)
    {
        await register.PrepareAsync(form, isBlank: false, cancellationToken);
        return new EditPage
        {
            Register = register,
            Heading = record is null ? $"新增{register.Title}" : register.Describe(record),
            Form = form,
            RecordId = record?.Id,
            RemovalWord = RemovalWord,
            RowVersion = record?.RowVersion ?? 0,
            CanEdit = canEdit,
            CanReadHistory = record is not null && Viewer.Can(register.Area, Access.Edit | Access.Approve),
            Draft = draft,
            DraftForm = DraftForm,
            Review = await PanelAsync(form, record, cancellationToken),
            Doors = record is null ? [] : Doors(record),
            PrintsForm = record is null ? null : PrintsForm,
        };
    }

    private async Task<IActionResult> Conflict(TForm mine, TRecord stored, CancellationToken cancellationToken)
    {
        var (differing, agreed) = FormFields.Compare(
            await register.ReadAsync(stored, cancellationToken), mine, MetadataProvider.GetMetadataForType(typeof(TForm)), Codes);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage
        {
            Register = register,
            Heading = register.Describe(stored),
            SavedAt = stored.UpdatedAt,
            RowVersion = stored.RowVersion,
            Action = Url.Action(nameof(Edit), new { id = stored.Id })!,
            Differing = differing,
            Agreed = Along(agreed),
        });
    }

    /// <summary>What is posted along when one of two versions was chosen.</summary>
    protected virtual IReadOnlyDictionary<string, string[]> Along(IReadOnlyDictionary<string, string[]> agreed) => agreed;

    private IQueryable<TRecord> Ordered(IQueryable<TRecord> found, string? sort)
    {
        if (string.IsNullOrEmpty(sort) || !register.Sorts.TryGetValue(sort.TrimStart('-'), out var key)) return found;
        return sort[0] == '-' ? found.OrderByDescending(key).ThenBy(r => r.Id) : found.OrderBy(key).ThenBy(r => r.Id);
    }

    private List<ListColumn> Columns() =>
    [
        .. MetadataProvider.GetMetadataForType(typeof(TRow)).Properties
            .Where(p => p.PropertyName != nameof(IRegisterRow.Id) && p.ShowForDisplay)
            .OrderBy(p => p.Order)
            .Select(p => new ListColumn(p.PropertyName!, p.GetDisplayName(), FormFields.CodeSetOf(p),
                register.Sorts.ContainsKey(p.PropertyName!), p.UnderlyingOrModelType == typeof(int) || p.UnderlyingOrModelType == typeof(decimal))),
    ];

    private object?[] Values(TRow row, IReadOnlyList<ListColumn> columns)
    {
        var properties = MetadataProvider.GetMetadataForType(typeof(TRow)).Properties;
        return [.. columns.Select(c => properties[c.Key]!.PropertyGetter!(row))];
    }
}

/// <summary>Binds a form from a kept draft.</summary>
/// <param name="draft">The draft.</param>
public sealed class DraftValueProvider(Draft draft) : IValueProvider
{
    /// <inheritdoc/>
    public bool ContainsPrefix(string prefix) =>
        prefix.Length == 0 || draft.Fields.Keys.Any(k => k.Equals(prefix, StringComparison.OrdinalIgnoreCase)
            || k.StartsWith(prefix + ".", StringComparison.OrdinalIgnoreCase) || k.StartsWith(prefix + "[", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public ValueProviderResult GetValue(string key) =>
        draft.Fields.TryGetValue(key, out var values) && values.Length > 0 ? new ValueProviderResult(values) : ValueProviderResult.None;
}
