using LeftBehindCare.Printing;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

[Route("case-studies")]
[OfArea(DataArea.Archives)]
public sealed class CaseStudiesController(CaseStudyRegister register, ClassRooms rooms, CaseNames names)
    : ReviewedController<CaseStudy, CaseStudyForm, CaseStudyRow, CaseStudyFilter>(register)
{
    /// <summary>As many names as a refusal lists.</summary>
    private const int Listed = 5;

    /// <summary>Asks for the class first, where there are several: its children can be ticked.</summary>
    public override async Task<IActionResult> New(bool draft, CancellationToken cancellationToken)
    {
        if (draft || Request.Query.ContainsKey("classId") || await rooms.ReadAsync(cancellationToken) is not { Count: > 1 } several) return await base.New(draft, cancellationToken);
        return View("Rooms", new RoomsPage("新增成长案例", "选一个班，再勾选写的是谁", several, Url.Action(nameof(New))!));
    }

    /// <summary>外发版: what is in force, without a real name. Refused while one stands in it.</summary>
    [HttpPost("{id:guid}/outside")]
    [Needs(Access.Approve)]
    public async Task<IActionResult> Outside(Guid id, [FromServices] PaperFrames frames, [FromServices] FormPrinter printer, [FromServices] AccessLogWriter access,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(id, Access.Approve, cancellationToken) is not { } record) return NotFound();
        if (record.Status is not (RecordStatus.Effective or RecordStatus.Archived))
            return await NotOutAsync(record, "审核通过、正在生效的案例才能外发。", cancellationToken);
        if (await names.FindAsync(record, cancellationToken) is { Count: > 0 } found)
            return await NotOutAsync(record, $"不能外发，正文里有{string.Join('；', found.Take(Listed).Select(f => $"“{f.Section}”里的“{f.Name}”"))}{(found.Count > Listed ? $"等{found.Count}处" : "")}。"
                + "请更正成化名或“某村”，通过后再外发。", cancellationToken);
        await access.WriteAsync(AccessAction.Print, nameof(CaseStudy), id, CaseStudyArchive.Number, $"外发{CaseStudySheet.Title}", record.ChildIds.Length, cancellationToken: cancellationToken);
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        return Send(new PublishedFile(printer.Print(CaseStudySheet.Describe(new CaseOnPaper(record, "", null, null), frame), cancellationToken).Bytes,
            "application/pdf", $"{CaseStudySheet.Title} {record.Alias}（外发）.pdf"));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RecordDoor> Doors(CaseStudy record) =>
        record?.Status is RecordStatus.Effective or RecordStatus.Archived && !Scope(Access.Approve).IsEmpty
            ? [new RecordDoor("外发版（化名）", Icons.Sending, Url.Action(nameof(Outside), new { id = record.Id })!, IsPost: true)] : [];

    private async Task<IActionResult> NotOutAsync(CaseStudy record, string sentence, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddModelError("", sentence);
        return await Refused(await Register.ReadAsync(record, cancellationToken), record, cancellationToken, canEdit: false);
    }
}
