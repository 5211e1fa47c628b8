using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Registers.Review;

/// <summary>
/// The life of an archive over HTTP: what every register does, and draft → handed in → given back or in force as a version →
/// corrected with a reason. One record or all of a filtered list at once.
/// </summary>
public abstract class ReviewedController<TRecord, TForm, TRow, TFilter>(Register<TRecord, TForm, TRow, TFilter> register)
    : PaperedController<TRecord, TForm, TRow, TFilter>(register)
    where TRecord : ReviewedRecord
    where TForm : class, new()
    where TRow : class, IRegisterRow
    where TFilter : ListFilter, IReviewedFilter, new()
{
    private const int ReasonLength = 200;
    private const int CommentLength = 500;

    /// <summary>As many as one press of a button moves.</summary>
    private const int Most = 1_000;

    /// <summary>Which button saved: <c>submit</c> hands in at once.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Why an approved record is changed.</summary>
    [BindProperty]
    public string? CorrectionReason { get; set; }

    /// <summary>Fields that the reviewer says something of, by their titles, and what; row by row.</summary>
    [BindProperty]
    public string?[]? CommentOn { get; set; }

    /// <summary>The words to <see cref="CommentOn"/>.</summary>
    [BindProperty]
    public string?[]? CommentWords { get; set; }

    private IVersionStore Versions => HttpContext.RequestServices.GetRequiredService<IVersionStore>();

    private DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private bool Submits => Act == "submit";

    /// <summary>通过: the next version.</summary>
    [HttpPost("{id:guid}/approve")]
    [Needs(Access.Approve)]
    public async Task<IActionResult> Approve(Guid id, uint rowVersion, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Approve, cancellationToken) is not { } record) return NotFound();
        if (WhyNot(record, rowVersion) is { } sentence) return await UndecidedAsync(record, sentence, cancellationToken);
        await ApproveAsync(record, cancellationToken);
        if (!await TrySaveAsync(cancellationToken)) return await MovedOnAsync(id, cancellationToken);
        TempData[Notice] = $"已通过：{Register.Describe(record)}，第{record.VersionNo}版生效。";
        return RedirectToAction(nameof(Index), RouteOf(new TFilter { Status = (int)RecordStatus.Submitted }));
    }

    /// <summary>退回, with what to change.</summary>
    [HttpPost("{id:guid}/return")]
    [Needs(Access.Approve)]
    public async Task<IActionResult> Return(Guid id, uint rowVersion, string? comment, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Approve, cancellationToken) is not { } record) return NotFound();
        var fields = TypedFields();
        var words = FieldComments.Compose(comment, fields);
        var sentence = FieldComments.WhyNot(fields, [.. FieldTitles().Select(f => f.Title)]) is { } unclear ? unclear
            : words.Length == 0 ? "请写明退回的意见，填表的人才知道改哪里。"
            : words.Length > CommentLength ? $"意见最多{CommentLength}字，请写短些。"
            : WhyNot(record, rowVersion);
        if (sentence is not null) return await UndecidedAsync(record, sentence, cancellationToken);
        if (Db is ITenantDb tenant) tenant.ChangeReason = words[..Math.Min(words.Length, ReasonLength)];
        record.GiveBack(words);
        if (!await TrySaveAsync(cancellationToken)) return await MovedOnAsync(id, cancellationToken);
        TempData[Notice] = $"已退回：{Register.Describe(record)}。";
        return RedirectToAction(nameof(Index), RouteOf(new TFilter { Status = (int)RecordStatus.Submitted }));
    }

    /// <summary>归档: the approved ones of the list as filtered whose time is over.</summary>
    [HttpPost("file-all")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> FileAll([FromQuery] TFilter filter, CancellationToken cancellationToken)
    {
        if (!KeepsArchives) return NotFound();
        var over = await Closable(filter).Take(Most).ToListAsync(cancellationToken);
        foreach (var record in over) record.FileAway();
        TempData[Notice] = !await TrySaveAsync(cancellationToken) ? "有人正在改其中的一份，没有归档。请再点一次。"
            : over.Count == 0 ? "没有可以归档的。" : $"已归档{over.Count}份。";
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    /// <summary>取消归档, so that it can be corrected.</summary>
    [HttpPost("{id:guid}/take-out")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> TakeOut(Guid id, CancellationToken cancellationToken)
    {
        if (!KeepsArchives || await FindAsync(id, Access.Edit, cancellationToken) is not { } record) return NotFound();
        if (record.Status == RecordStatus.Archived)
        {
            if (Db is ITenantDb tenant) tenant.ChangeReason = "取消归档";
            record.TakeOut();
            TempData[Notice] = await TrySaveAsync(cancellationToken) ? $"已取消归档：{Register.Describe(record)}。改好以后请再归档。" : "有人正在改这一份，请再点一次。";
        }

        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>Hands in every complete draft of the list as filtered.</summary>
    [HttpPost("submit-all")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> SubmitAll([FromQuery] TFilter filter, CancellationToken cancellationToken)
    {
        var (done, open) = (0, 0);
        foreach (var record in await Submittable(filter).Take(Most).ToListAsync(cancellationToken))
        {
            if (!MayEdit(record)) continue;
            if (GapsOf(await Register.ReadAsync(record, cancellationToken)).Any())
            {
                open++;
                continue;
            }

            record.HandIn(Now);
            done++;
        }

        var saved = await TrySaveAsync(cancellationToken);
        TempData[Notice] = !saved ? "有人正在改其中的一份，没有提交。请再点一次。"
            : $"已提交{done}份，等审核。{(open > 0 ? $"还有{open}份没填全，没有提交。" : "")}";
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    /// <summary>Approves what waits in the list as filtered, as far as it was there when the page was opened.</summary>
    [HttpPost("approve-all")]
    [Needs(Access.Approve)]
    public async Task<IActionResult> ApproveAll([FromQuery] TFilter filter, long seenAt, CancellationToken cancellationToken)
    {
        var seen = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seenAt, 0, Now.ToUnixTimeMilliseconds()) + 1);
        var waiting = await Waiting(filter).Where(r => r.SubmittedAt < seen).Take(Most).ToListAsync(cancellationToken);
        foreach (var record in waiting) await ApproveAsync(record, cancellationToken);
        var saved = await TrySaveAsync(cancellationToken);
        TempData[Notice] = !saved ? "有人正在改其中的一份，没有通过。请看过再点一次。"
            : waiting.Count == 0 ? "没有待审的。打开页面以后才提交的，请看过再通过。"
            : $"已通过{waiting.Count}份。";
        return RedirectToAction(nameof(Index), RouteOf(filter));
    }

    /// <summary>An approved version, to read.</summary>
    [HttpGet("{id:guid}/versions/{versionNo:int}")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Version(Guid id, int versionNo, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.View | Access.Edit, cancellationToken) is not { } record) return NotFound();
        if ((await Versions.ListAsync(record, cancellationToken)).FirstOrDefault(v => v.VersionNo == versionNo) is not { } version) return NotFound();
        return await FormOfAsync(record, versionNo, cancellationToken) is { } form
            ? View("Version", new VersionPage { Register = Register, Heading = Register.Describe(record), RecordId = id, Version = version, Form = form })
            : NotFound();
    }

    /// <inheritdoc/>
    protected override string RemovalWord => "作废";

    /// <inheritdoc/>
    protected override bool MayEdit(TRecord record) => record is not { IsClosed: true } && base.MayEdit(record);

    /// <inheritdoc/>
    protected override void CheckSaving(TForm form, TRecord? record)
    {
        if (record is not null && !MayEdit(record))
        {
            ModelState.AddModelError("", "这份已经归档，或由学校统一登记，您不能改。");
            return;
        }

        if (Submits || record?.Status is RecordStatus.Submitted or RecordStatus.Effective)
            foreach (var (name, title) in GapsOf(form)) ModelState.AddModelError(name, $"提交审核以前，请把“{title}”填上。");
        if (record?.Status != RecordStatus.Effective) return;
        if (string.IsNullOrWhiteSpace(CorrectionReason)) ModelState.AddModelError(nameof(CorrectionReason), "这份已生效。要改，请写明更正的理由。");
        else if (CorrectionReason.Trim().Length > ReasonLength) ModelState.AddModelError(nameof(CorrectionReason), $"更正的理由最多{ReasonLength}字，请写短些。");
    }

    /// <inheritdoc/>
    protected override void Saving(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Status == RecordStatus.Effective)
        {
            // Nothing was changed, hence nothing to correct.
            if (Db.Entry(record).State == EntityState.Unchanged) return;
            record.CorrectionReason = CorrectionReason!.Trim(); // CheckSaving asked for it.
            if (Db is ITenantDb tenant) tenant.ChangeReason = record.CorrectionReason;
            record.HandIn(Now);
        }
        else if (Submits || record.Status == RecordStatus.Submitted)
        {
            record.HandIn(Now);
        }
    }

    /// <inheritdoc/>
    protected override void Removing(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Void();
    }

    /// <inheritdoc/>
    protected override void Restoring(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.Revive();
        // Who has the list open has not seen it there: it is not approved with the others.
        if (record.Status == RecordStatus.Submitted) record.HandIn(Now);
    }

    /// <inheritdoc/>
    protected override async Task<ReviewPanel?> PanelAsync(TForm form, TRecord? record, CancellationToken cancellationToken)
    {
        if (record is null) return new ReviewPanel { Status = RecordStatus.Draft };
        var canReview = record.Status == RecordStatus.Submitted && await Reachable(Access.Approve).AnyAsync(r => r.Id == record.Id, cancellationToken);
        return new ReviewPanel
        {
            Status = record.Status,
            VersionNo = record.VersionNo,
            Comment = record.ReviewComment,
            CorrectionReason = record.CorrectionReason,
            TypedReason = CorrectionReason,
            TypedComment = Request.HasFormContentType ? Request.Form["comment"].ToString() : null,
            TypedFields = TypedFields(),
            Fields = canReview ? [.. FieldTitles().Select(f => f.Title)] : [],
            Said = record.Status == RecordStatus.Returned ? FieldComments.ByName(record.ReviewComment, FieldTitles()) : null,
            CanReview = canReview,
            CanTakeOut = KeepsArchives,
            Changes = canReview && record.VersionNo > 0 && await FormOfAsync(record, record.VersionNo, cancellationToken) is { } approved
                ? FormFields.Compare(approved, form, MetadataProvider.GetMetadataForType(typeof(TForm)), Codes).Differing : [],
            Versions = record.VersionNo > 0 ? await Versions.ListAsync(record, cancellationToken) : [],
        };
    }

    /// <inheritdoc/>
    protected override async Task<ReviewCounts?> CountAsync(TFilter filter, CancellationToken cancellationToken) => new(
        Scope(Access.Edit).IsEmpty ? 0 : await Submittable(filter).CountAsync(cancellationToken),
        Scope(Access.Approve).IsEmpty ? 0 : await Waiting(filter).CountAsync(cancellationToken),
        KeepsArchives ? await Closable(filter).CountAsync(cancellationToken) : 0,
        Now.ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string[]> Along(IReadOnlyDictionary<string, string[]> agreed)
    {
        var along = new Dictionary<string, string[]>(agreed);
        if (!string.IsNullOrEmpty(CorrectionReason)) along[nameof(CorrectionReason)] = [CorrectionReason];
        if (Submits) along[nameof(Act)] = ["submit"];
        return along;
    }

    private IQueryable<TRecord> Submittable(TFilter filter) => InUse(Access.Edit, filter)
        .Where(r => r.Status == RecordStatus.Draft || r.Status == RecordStatus.Returned);

    private IQueryable<TRecord> Waiting(TFilter filter) => InUse(Access.Approve, filter).Where(r => r.Status == RecordStatus.Submitted);

    /// <summary>档案员: files away and takes out again, for the whole school.</summary>
    private bool KeepsArchives => Scope(Access.Edit).WholeSchool;

    private IQueryable<TRecord> Closable(TFilter filter) => Register is IFilesAway<TRecord> files
        ? files.Over(InUse(Access.Edit, filter)).Where(r => r.Status == RecordStatus.Effective)
        : Reachable(Access.Edit).Where(_ => false);

    private IReadOnlyList<FieldComment> TypedFields() => FieldComments.Typed(CommentOn, CommentWords);

    private List<(string Name, string Title)> FieldTitles() =>
        [.. MetadataProvider.GetMetadataForType(typeof(TForm)).Properties.Where(p => p.ShowForEdit && !p.IsReadOnly && p.DisplayName is not null).OrderBy(p => p.Order).Select(p => (p.PropertyName!, p.DisplayName!))];

    private async Task ApproveAsync(TRecord record, CancellationToken cancellationToken)
    {
        var reason = record.Approve(Viewer.UserId, Now);
        await Versions.KeepAsync(record, FormFields.Of(await Register.ReadAsync(record, cancellationToken)), reason, cancellationToken);
    }

    private async Task<TForm?> FormOfAsync(TRecord record, int versionNo, CancellationToken cancellationToken)
    {
        if (await Versions.OpenAsync(record, versionNo, cancellationToken) is not { } fields) return null;
        var form = new TForm();
        // With a model state of its own: neither the values nor the refusals of an old version belong to the page.
        var own = ControllerContext;
        ControllerContext = new ControllerContext(new ActionContext(HttpContext, RouteData, own.ActionDescriptor, new ModelStateDictionary()));
        try
        {
            await TryUpdateModelAsync(form, "", new DraftValueProvider(new Draft(fields, Now, null, null, 0)));
        }
        finally
        {
            ControllerContext = own;
        }

        return form;
    }

    /// <summary>The ◆ that are still empty: name and title.</summary>
    private IEnumerable<(string Name, string Title)> GapsOf(TForm form) => FormGaps.Of(form, MetadataProvider.GetMetadataForType(typeof(TForm)));

    private static string? WhyNot(TRecord record, uint rowVersion) =>
        record.Status != RecordStatus.Submitted ? "这份现在不在待审，可能别人已经审过了。"
        : record.RowVersion != rowVersion ? "您打开以后，这份又改过。下面是现在的内容，请看过再定。"
        : null;

    private async Task<IActionResult> UndecidedAsync(TRecord record, string sentence, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddModelError("", sentence);
        var canEdit = MayEdit(record) && await Reachable(Access.Edit).AnyAsync(r => r.Id == record.Id, cancellationToken);
        return await Refused(await Register.ReadAsync(record, cancellationToken), record, cancellationToken, canEdit);
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<IActionResult> MovedOnAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, Access.Approve, cancellationToken) is { } newer
            ? await UndecidedAsync(newer, "您打开以后，这份又改过。下面是现在的内容，请看过再定。", cancellationToken) : NotFound();
}
