using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

[Route("growth-cards")]
[OfArea(DataArea.Archives)]
public sealed class GrowthCardsController(GrowthRegister register, Measuring measuring, ClassRooms rooms)
    : ReviewedController<GrowthCard, GrowthForm, GrowthRow, GrowthFilter>(register)
{
    /// <summary>一个班一起量.</summary>
    [HttpGet("measures")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Measures(Guid? classId, CancellationToken cancellationToken)
    {
        if (classId is null)
        {
            var mine = await rooms.ReadAsync(cancellationToken);
            if (mine.Count != 1) return View("Rooms", new RoomsPage("按班录体格", "选一个班，全班一起录", mine, Url.Action(nameof(Measures))!));
            classId = Guid.Parse(mine[0].Value);
        }

        return await measuring.ReadAsync(classId.Value, null, null, cancellationToken) is { } page ? View("Measures", page) : NotFound();
    }

    /// <summary>Saves the class: all rows or none.</summary>
    [HttpPost("measures")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> Measures(MeasuresForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await measuring.ReadAsync(form.ClassId, null, null, cancellationToken) is not { } page) return NotFound();
        if (form.Rows.Count > MeasuresForm.Most) return BadRequest();
        try
        {
            var (changed, problems, leftOut) = await measuring.SaveAsync(page, form, cancellationToken);
            if (problems.Count > 0)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Measures", await measuring.ReadAsync(form.ClassId, form, problems, cancellationToken));
            }

            TempData[Notice] = (changed == 0 ? "没有改动。" : $"已保存{changed}人的体格。")
                + (leftOut.Count == 0 ? "" : $"{string.Join('、', leftOut)}的卡刚刚生效，没有改；要改请到卡上更正。");
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            TempData[Notice] = "这个班的体格刚刚有人保存过，请看一看现在的数再改。";
        }

        return RedirectToAction(nameof(Measures), new { classId = form.ClassId });
    }

    /// <summary>The class as a spreadsheet. A POST, because it is written into the access log.</summary>
    [HttpPost("measures/sheet")]
    [Needs(Access.Edit)]
    public async Task<IActionResult> MeasuresSheet(Guid classId, [FromServices] AccessLogWriter access, [FromServices] PaperFrames frames, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(frames);
        if (await measuring.ReadAsync(classId, null, null, cancellationToken) is not { } page) return NotFound();
        await access.WriteAsync(AccessAction.Export, nameof(GrowthCard), null, GrowthArchive.Number, "体格录入表", page.Lines.Count, cancellationToken: cancellationToken);
        var notice = (await frames.ReadAsync(cancellationToken: cancellationToken)).Stamp.Notice;
        return Send(new PublishedFile(MeasuresFile.Write(page, notice), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"体格 {page.ClassTitle}.xlsx"));
    }

    /// <summary>Reads a file onto the page, where it is looked at; nothing is saved.</summary>
    [HttpPost("measures/file")]
    [Needs(Access.Edit)]
    [RequestSizeLimit(MeasuresFile.MaxBytes * 2), RequestFormLimits(MultipartBodyLengthLimit = MeasuresFile.MaxBytes * 2)]
    public async Task<IActionResult> MeasuresFromFile(Guid classId, IFormFile? file, CancellationToken cancellationToken)
    {
        if (await measuring.ReadAsync(classId, null, null, cancellationToken) is not { } page) return NotFound();
        try
        {
            if (file is null) throw new TableRefusedException(TableRefusal.Empty, "还没有选文件。请先选好表格，再点“读进来”。");
            if (file.Length > MeasuresFile.MaxBytes) throw new TableRefusedException(TableRefusal.TooBig, "这个文件太大了。一个班的体格表只有几十行，请用这一页下载的表来填。");
            var content = new byte[file.Length];
            await using (var upload = file.OpenReadStream()) await upload.ReadExactlyAsync(content, cancellationToken);
            var read = MeasuresFile.Read(page, content, file.FileName);
            return View("Measures", (await measuring.ReadAsync(classId, read.Form, null, cancellationToken))! with { FromFile = read }); // Found a moment ago.
        }
        catch (TableRefusedException refused)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Measures", page with { FileProblem = refused.Message });
        }
    }

    /// <summary>一个孩子的长势, term by term.</summary>
    [HttpGet("child/{childId:guid}")]
    [Needs(Access.View | Access.Edit)]
    public async Task<IActionResult> Curves(Guid childId, [FromServices] GrowthCurves curves, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(curves);
        return await curves.ReadAsync(childId, cancellationToken) is { } page ? View("Curves", page) : NotFound();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(GrowthCard record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [new RecordDoor("看长势", Icons.Reports, Url.Action(nameof(Curves), new { childId = record.ChildId })!)];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> ListDoors() =>
        Scope(Access.Edit).IsEmpty ? [] : [new RecordDoor("按班录体格", Icons.Table, Url.Action(nameof(Measures))!)];
}
