using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Shared;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using JobProgress = LeftBehindCare.Web.Shared.Parts.JobProgress;

namespace LeftBehindCare.Web.People.Import;

/// <summary>导入学籍名单: choose a file, say which column is which, look at the preview, write. A person sees only imports of their own.</summary>
[Route("import")]
[Needs(DataArea.IdNumbers, Access.Edit)]
public sealed class ImportController(AppDb db, RosterImports imports, ViewerContext viewers, JobQueue jobs, AccessLogWriter accessLog) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Longer rosters are read and written by a job.</summary>
    private const int RowsAtOnce = 1_500;

    /// <summary>What the form reader takes before it hangs up; what lies between this and the limit is refused in words.</summary>
    private const long MostUploaded = 4 * RosterImports.MaxFileBytes;

    private const int RecentShown = 5;
    private const string ToLook = "look";

    private static readonly string[] Numbers = [RosterColumns.IdNo, RosterColumns.StudentNo, .. Enumerable.Range(1, RosterColumns.FamilyMembers).Select(RosterColumns.MemberPhone)];

    /// <summary>The roster reaches over the whole school; who edits a class or campus only does not import.</summary>
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!RosterRights.MayImport(viewers.Viewer)) context.Result = Forbid();
    }

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(new UploadPage(null, await RecentAsync(cancellationToken)));

    [HttpPost("")]
    [RequestSizeLimit(MostUploaded), RequestFormLimits(MultipartBodyLengthLimit = MostUploaded)]
    public async Task<IActionResult> Upload(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null) return await RefuseAsync("还没有选文件。请先选好名单文件，再点“上传”。", cancellationToken);
        if (file.Length > RosterImports.MaxFileBytes)
            return await RefuseAsync($"这个文件超过 {RosterImports.MaxFileBytes >> 20} MB，太大了。请删去表里的图片和多余的工作表，或按年级分成几个文件上传。", cancellationToken);
        var content = new byte[file.Length];
        await using (var upload = file.OpenReadStream()) await upload.ReadExactlyAsync(content, cancellationToken);
        try
        {
            var id = await imports.OpenAsync(content, file.FileName, cancellationToken);
            return RedirectToAction(nameof(Columns), new { id });
        }
        catch (TableRefusedException refused)
        {
            return await RefuseAsync(refused.Message, cancellationToken);
        }
    }

    [HttpGet("template")]
    public IActionResult Template() => File(RosterImports.Template(), Xlsx, "学生名单模板.xlsx");

    [HttpGet("{id:guid}/columns")]
    public async Task<IActionResult> Columns(Guid id, CancellationToken cancellationToken)
    {
        if (await MineAsync(id, cancellationToken) is not { } import) return NotFound();
        return import.State == RosterImportState.Done ? RedirectToAction(nameof(Result), new { id })
            : View(await imports.WithTableAsync(import, mapping => PageOf(import, mapping), cancellationToken));
    }

    [HttpPost("{id:guid}/columns")]
    public async Task<IActionResult> Columns(Guid id, ColumnsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await MineAsync(id, cancellationToken) is not { } import) return NotFound();
        if (import.State is RosterImportState.Done or RosterImportState.Writing) return RedirectToAction(nameof(Show), new { id });
        var chosen = RosterColumns.All.ToDictionary(c => c.Key, c => form.Columns.GetValueOrDefault(c.Key) ?? "");
        foreach (var (name, keys) in chosen.Where(c => c.Value.Length > 0).GroupBy(c => c.Value).Select(g => (g.Key, g.Select(c => c.Key).ToList())))
        {
            if (keys.Count > 1) ModelState.AddModelError("", $"“{name}”这一列被选了{keys.Count}次：{string.Join('、', keys.Select(TitleOf))}。一列只能当作一项，请改选其中一处。");
        }

        if (ModelState.IsValid)
        {
            var (mapped, page) = await imports.WithTableAsync(import, mapping =>
            {
                var corrected = mapping.With(chosen);
                return (corrected, PageOf(import, corrected));
            }, cancellationToken);
            if (mapped.Missing.Count == 0) await imports.MapAsync(import, mapped.Remember(), cancellationToken);
            else ModelState.AddModelError("", $"还没有指明“{string.Join('、', mapped.Missing.Select(m => m.Title))}”是哪一列，没有它认不出孩子。");
            if (!ModelState.IsValid) return Unprocessable(nameof(Columns), page);
        }
        else
        {
            return Unprocessable(nameof(Columns), await imports.WithTableAsync(import, mapping => PageOf(import, mapping), cancellationToken));
        }

        if (import.Total <= RowsAtOnce) await imports.PreviewAsync(import, null, cancellationToken);
        else await StartAsync(import, RosterImportState.Reading, "预检", cancellationToken);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? show, int page, CancellationToken cancellationToken)
    {
        if (await MineAsync(id, cancellationToken) is not { } import) return NotFound();
        if (import.State == RosterImportState.Done) return RedirectToAction(nameof(Result), new { id });
        var job = await JobOfAsync(import.State, import.JobId, cancellationToken);
        if (job is { State: JobState.Waiting or JobState.Running })
            return View("Wait", new WaitPage(id, import.FileName, ProgressOf(id, import.State, import.Total, job), import.State == RosterImportState.Writing));
        if (import.Rows is null) return RedirectToAction(nameof(Columns), new { id });
        return View(await PreviewAsync(import, show, page, job?.Problem, cancellationToken));
    }

    /// <summary>For the progress bar.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellationToken)
    {
        // Asked every second or so: without the staged rows, which are megabytes.
        var mine = await Mine(id).Select(i => new { i.State, i.Total, i.JobId }).FirstOrDefaultAsync(cancellationToken);
        return mine is null ? NotFound() : Json(ProgressOf(id, mine.State, mine.Total, await JobOfAsync(mine.State, mine.JobId, cancellationToken)));
    }

    /// <summary>Keeps the choices of the page shown, and writes when the person says so.</summary>
    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, ChoicesForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await MineAsync(id, cancellationToken) is not { } import) return NotFound();
        if (import.State == RosterImportState.Done) return RedirectToAction(nameof(Result), new { id });
        if (import.State != RosterImportState.Previewed && (import.State != RosterImportState.Writing || await JobOfAsync(import.State, import.JobId, cancellationToken) is not { State: JobState.Failed }))
            return RedirectToAction(nameof(Show), new { id });

        var plan = await imports.PlanAsync(import, cancellationToken);
        var choices = RosterImports.ChoicesOf(import);
        foreach (var (row, choice) in form.Rows) choices.Rows[row] = choice;
        choices.Classes.Clear();
        choices.Classes.UnionWith(form.Classes.Intersect(plan.Classes.Select(c => c.Key)));
        import.Choices = System.Text.Json.JsonSerializer.Serialize(choices);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice: the other press has it.
            return RedirectToAction(nameof(Show), new { id });
        }

        if (form.Act is not ("all" or "good")) return RedirectToAction(nameof(Show), new { id, show = form.Show, page = form.Page });

        var leftOut = plan.Rows.Count(r => r.Outcome != RowOutcome.Same && !r.IsWritten(choices));
        if (form.Act == "all" && (leftOut > 0 || plan.Messages.Any(m => m.Severity == ImportSeverity.Wrong)))
            return Unprocessable("Show", await PreviewAsync(import, form.Show, form.Page, $"还有{leftOut}行导不了，这次没有写入。要先导好的，请点“只导入好的”。", cancellationToken));
        if (plan.Rows.All(r => !r.IsWritten(choices)))
            return Unprocessable("Show", await PreviewAsync(import, form.Show, form.Page, "没有一行要写入。请先改好有错的行、选定存疑的行，或勾选新建的班。", cancellationToken));
        if (import.Total <= RowsAtOnce) await imports.CommitAsync(id, cancellationToken);
        else await StartAsync(import, RosterImportState.Writing, "导入", cancellationToken);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpGet("{id:guid}/result")]
    public async Task<IActionResult> Result(Guid id, CancellationToken cancellationToken)
    {
        if (await MineAsync(id, cancellationToken) is not { } import) return NotFound();
        if (import.State != RosterImportState.Done) return RedirectToAction(nameof(Show), new { id });
        return View(new ResultPage(
            id, import.FileName, import.WrittenNew, import.WrittenChanged, import.Same, LeftOutOf(import), import.FinishedAt ?? import.UpdatedAt));
    }

    /// <summary>The rows that stay out, with what is wrong; they hold numbers, so the download is logged.</summary>
    [HttpPost("{id:guid}/left-out")]
    public async Task<IActionResult> LeftOut(Guid id, CancellationToken cancellationToken)
    {
        if (await MineAsync(id, cancellationToken) is not { Rows: not null } import) return NotFound();
        var sheet = await imports.LeftOutAsync(import, cancellationToken);
        await accessLog.WriteAsync(
            AccessAction.Export, nameof(RosterImport), id, "导入时留下的行（原表各列）", "改正后重新导入", Math.Max(1, import.Wrong + import.Doubtful), cancellationToken: cancellationToken);
        return File(sheet, Xlsx, $"没导入的行_{Path.GetFileNameWithoutExtension(import.FileName)}.xlsx");
    }

    private static int LeftOutOf(RosterImport import) => import.Total - import.Same - import.WrittenNew - import.WrittenChanged;

    private IQueryable<RosterImport> Mine(Guid id) => db.Set<RosterImport>().Where(i => i.Id == id && i.CreatedBy == viewers.Viewer.UserId);

    private Task<RosterImport?> MineAsync(Guid id, CancellationToken cancellationToken) => Mine(id).FirstOrDefaultAsync(cancellationToken);

    private async Task<Job?> JobOfAsync(RosterImportState state, Guid? jobId, CancellationToken cancellationToken) =>
        state is not (RosterImportState.Reading or RosterImportState.Writing) || jobId is not { } id ? null
            : await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken);

    private async Task StartAsync(RosterImport import, RosterImportState state, string verb, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        import.State = state;
        import.JobId = await jobs.EnqueueAsync(RosterJob.Name, $"{verb}名单 {import.Total} 行", new RosterWork(import.Id, state == RosterImportState.Writing), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private JobProgress ProgressOf(Guid id, RosterImportState state, int total, Job? job) => new()
    {
        Title = $"{(state == RosterImportState.Writing ? "正在写入" : "正在预检")} {total} 行",
        Done = job?.Done ?? 0,
        Total = job?.Total ?? 0,
        Sentence = job is { State: JobState.Waiting } ? "前面还有别的事，马上就轮到。" : "可以先去做别的，回到这一页就能看到结果。",
        IsOver = job is not { State: JobState.Waiting or JobState.Running },
        Url = Url.Action(nameof(Show), new { id }),
    };

    private async Task<List<ImportLine>> RecentAsync(CancellationToken cancellationToken) =>
        await db.Set<RosterImport>().Where(i => i.CreatedBy == viewers.Viewer.UserId).OrderByDescending(i => i.CreatedAt).Take(RecentShown)
            .Select(i => new ImportLine(i.Id, i.FileName, i.State, i.Total, i.WrittenNew + i.WrittenChanged, i.CreatedAt)).ToListAsync(cancellationToken);

    private async Task<IActionResult> RefuseAsync(string problem, CancellationToken cancellationToken) =>
        Unprocessable(nameof(Index), new UploadPage(problem, await RecentAsync(cancellationToken)));

    private ViewResult Unprocessable(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, model);
    }

    private static string TitleOf(string key) => RosterColumns.All.First(c => c.Key == key).Title;

    private static ColumnsPage PageOf(RosterImport import, ColumnMapping mapping)
    {
        var sample = mapping.Table.Rows().Take(20).ToList();
        return new ColumnsPage
        {
            Id = import.Id,
            FileName = import.FileName,
            Sheet = mapping.Table.Sheet.Name,
            Rows = mapping.Table.Sheet.RowCount,
            FileColumns = mapping.Table.Columns,
            Unused = [.. mapping.Unused.Select(c => c.Title)],
            Lines = [.. mapping.Specs.Select(spec =>
            {
                var found = mapping.Find(spec.Key);
                var example = found is null ? null
                    : Numbers.Contains(spec.Key) ? "号码不显示"
                    : sample.Select(r => r[found.Column.Index].Text).FirstOrDefault(t => t.Length > 0);
                return new ColumnLine(spec.Key, spec.Title, spec.Required, found?.Column.Name ?? "", found?.IsDoubtful ?? false, example);
            })],
        };
    }

    private async Task<PreviewPage> PreviewAsync(RosterImport import, string? show, int page, string? problem, CancellationToken cancellationToken)
    {
        var plan = await imports.PlanAsync(import, cancellationToken);
        var choices = RosterImports.ChoicesOf(import);
        var counts = Enum.GetValues<RowOutcome>().ToDictionary(o => o, o => plan.Rows.Count(r => r.Outcome == o));
        var tabs = new (string Key, string Text, RowOutcome? Outcome, string? Icon, string? Class)[]
        {
            (ToLook, "要看的", null, null, null),
            ("wrong", "有错", RowOutcome.Wrong, Icons.Wrong, "lb-over"),
            ("doubtful", "存疑", RowOutcome.Doubtful, Icons.Doubtful, "lb-late"),
            ("changed", "有变化", RowOutcome.Changed, Icons.Changed, null),
            ("new", "新增", RowOutcome.New, Icons.New, null),
            ("same", "没变", RowOutcome.Same, null, null),
        };
        var current = tabs.FirstOrDefault(t => t.Key == show);
        if (current.Key is null) current = tabs[0];
        var behind = plan.Rows.Where(r => current.Outcome is null ? r.Outcome != RowOutcome.Same : r.Outcome == current.Outcome)
            .OrderBy(r => Array.FindIndex(tabs, t => t.Outcome == r.Outcome)).ThenBy(r => r.Row.Number).ToList();
        var last = Math.Max(1, (behind.Count + PreviewPage.Size - 1) / PreviewPage.Size);
        page = Math.Clamp(page, 1, last);
        var written = plan.Rows.Where(r => r.IsWritten(choices)).ToList();
        return new PreviewPage
        {
            Id = import.Id,
            FileName = import.FileName,
            Total = plan.Rows.Count,
            Tabs = [.. tabs.Select(t => new CountTab(
                t.Text, Url.Action(nameof(Show), new { id = import.Id, show = t.Key })!, // an own action has an address
                t.Outcome is { } outcome ? counts[outcome] : plan.Rows.Count - counts[RowOutcome.Same], t.Key == current.Key, t.Icon, t.Class))],
            Rows = [.. behind.Skip((page - 1) * PreviewPage.Size).Take(PreviewPage.Size)],
            Counts = counts,
            Choices = choices,
            Classes = [.. plan.Classes.Select(c => (c, plan.Rows.Count(r => r.NewClass == c.Key)))],
            Messages = plan.Messages,
            Skipped = plan.Skipped,
            Show = current.Key,
            Page = page,
            Shown = behind.Count,
            WillAdd = written.Count(r => r.TargetUnder(choices) is null),
            WillChange = written.Count(r => r.TargetUnder(choices) is not null),
            LeftOut = plan.Rows.Count(r => r.Outcome != RowOutcome.Same && !r.IsWritten(choices)),
            Problem = problem ?? import.Problem,
        };
    }
}
