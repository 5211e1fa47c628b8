using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 filled in: one page that edits the child, the parents, the guardian, their numbers and the profile at once.</summary>
[Route("profiles")]
public sealed class ProfilesController(
    AppDb db, ProfileDesk desk, ProfileChecks checks, ProfileWriting writing, ProfileList list, ProfileShow show, SchoolCiphers ciphers,
    SchoolFactsReader schools, IDraftStore drafts, OfficeClock clock) : Controller
{
    /// <summary>Key of the form's drafts.</summary>
    public const string DraftForm = "Profile";

    private const int ReasonLength = 200;

    /// <summary>All children with an A1, by class.</summary>
    [HttpGet("")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Index([FromQuery] ProfileFilter filter, CancellationToken cancellationToken) =>
        View(await list.ReadAsync(filter, cancellationToken));

    /// <summary>The list as asked, as xlsx. A POST, because it is written into the access log.</summary>
    [HttpPost("export")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Export([FromQuery] ProfileFilter filter, [FromServices] IListPublisher publisher, CancellationToken cancellationToken) =>
        Send(await publisher.SheetAsync(ProfileRoll.Instance, await list.TableAsync(filter, cancellationToken), cancellationToken));

    /// <summary>The list as asked, as a printed PDF.</summary>
    [HttpPost("print")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Print([FromQuery] ProfileFilter filter, [FromServices] IListPublisher publisher, CancellationToken cancellationToken) =>
        Send(await publisher.PaperAsync(ProfileRoll.Instance, await list.TableAsync(filter, cancellationToken), cancellationToken));

    /// <summary>存为常用: keeps what the list is asked under a name, for this person alone.</summary>
    [HttpPost("views")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> SaveView([FromQuery] ProfileFilter filter, string? viewName, [FromServices] ISavedViews views, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var asked = ProfileList.Asked(filter);
        new Toast(await asked.KeepAsync(views, viewName, cancellationToken)).Show(TempData);
        return RedirectToAction(nameof(Index), asked.Route);
    }

    /// <summary>Forgets a saved view; the list stays as it is asked.</summary>
    [HttpPost("views/{viewId:guid}/remove")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> RemoveView(Guid viewId, [FromQuery] ProfileFilter filter, [FromServices] ISavedViews views, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await views.DropAsync(nameof(LeftBehindProfile), viewId, cancellationToken) is not { } view) return NotFound();
        new Toast($"已去掉常用：{view.Name}。", $"{Url.Action(nameof(SaveView))}?{view.Query}&viewName={Uri.EscapeDataString(view.Name)}").Show(TempData);
        return RedirectToAction(nameof(Index), ProfileList.Asked(filter).Route);
    }

    /// <summary>Who changed what in the form, in all the rows it is kept in: for those who fill it in or decide on it.</summary>
    [HttpGet("{childId:guid}/history")]
    [Needs(DataArea.Archives, Access.Edit | Access.Approve)]
    public async Task<IActionResult> History(Guid childId, [FromServices] ProfileHistory history, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.Edit | Access.Approve, cancellationToken) is not { } facts) return NotFound();
        return View("History", new HistoryPage
        {
            Register = ProfileRoll.Instance,
            Heading = $"{facts.Child.Child.Name}的{ProfileRoll.Instance.Title}",
            BackUrl = Url.Action(nameof(Edit), new { childId })!,
            Lines = await history.ReadAsync(facts, cancellationToken),
        });
    }

    /// <summary>The form for who may fill it in, the paper for who may read it.</summary>
    [HttpGet("{childId:guid}")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Edit(Guid childId, bool draft, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.View, cancellationToken) is not { } facts) return NotFound();
        if (!desk.CanEdit(facts)) return View("Show", await show.PageAsync(facts, cancellationToken));
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var form = ProfileReading.Read(facts, cipher);
        var token = ProfileReading.Token(facts, cipher, MetadataProvider);
        var kept = await drafts.FindAsync(DraftForm, childId, cancellationToken);
        string? reason = null;
        if (draft && kept is not null)
        {
            await TryUpdateModelAsync(form, "", new DraftValueProvider(kept));
            // What was typed comes back as it was typed; refusals come when it is handed in.
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            if (kept.BasedOn != 0) token = kept.BasedOn;
            reason = kept.Fields.GetValueOrDefault("correctionReason")?.FirstOrDefault();
        }

        return View("Edit", await PageAsync(facts, form, token, draft ? null : kept, reason, cancellationToken));
    }

    /// <summary>Saves; with <c>act=submit</c> also hands it in. Incomplete is fine, wrong is not.</summary>
    [HttpPost("{childId:guid}")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> Edit(
        Guid childId, uint rowVersion, ProfileForm form, string? act, string? correctionReason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await desk.FindAsync(childId, Access.Edit, cancellationToken) is not { } facts || !desk.CanEdit(facts)) return NotFound();
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        ProfileReading.Align(form, facts, cipher);
        var submits = act == "submit";
        if (ProfileReading.Token(facts, cipher, MetadataProvider) != rowVersion)
        {
            // The same form handed in twice, by an impatient finger or a tired network, is done already.
            return ProfileFields.Differ(ProfileReading.Read(facts, cipher), form, MetadataProvider)
                ? await ConflictAsync(facts, form, correctionReason, cancellationToken)
                : await DoneAsync(facts, cancellationToken);
        }

        var isCorrection = facts.Profile?.Status == RecordStatus.Effective;
        if (isCorrection && !ProfileFields.Differ(ProfileReading.Read(facts, cipher), form, MetadataProvider)) return await DoneAsync(facts, cancellationToken);
        var reason = correctionReason?.Trim();
        if (isCorrection && string.IsNullOrEmpty(reason)) ModelState.AddModelError("correctionReason", "这份表已生效。要改，请写明更正的理由。");
        if (reason?.Length > ReasonLength) ModelState.AddModelError("correctionReason", $"更正的理由最多{ReasonLength}字，请写短些。");
        await checks.CheckAsync(form, facts, ModelState, cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Edit", await PageAsync(facts, form, rowVersion, null, correctionReason, cancellationToken));
        }

        var profile = await writing.WriteAsync(form, facts, cancellationToken);
        db.ChangeReason = isCorrection ? reason : null;
        if (isCorrection) profile.CorrectionReason = reason;
        // Who has the list open has not seen the new words: what waits waits anew.
        if (isCorrection || profile.Status == RecordStatus.Submitted || (submits && profile.Status is RecordStatus.Draft or RecordStatus.Returned)) profile.HandIn(clock.UtcNow);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation })
        {
            // Somebody saved between our reading and our writing.
            db.ChangeTracker.Clear();
            return await desk.FindAsync(childId, Access.Edit, cancellationToken) is { } newer
                ? await ConflictAsync(newer, form, correctionReason, cancellationToken) : NotFound();
        }

        return await DoneAsync(new ProfileFacts { Child = facts.Child, Profile = profile }, cancellationToken);
    }

    /// <summary>本学期确认: it still holds.</summary>
    [HttpPost("{childId:guid}/confirm")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> Confirm(Guid childId, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.Edit, cancellationToken) is not { Profile: { } profile } facts || !desk.CanEdit(facts)) return NotFound();
        if ((await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today) is not { } term)
        {
            new Toast("还没有设本学期，不能确认。请校长先设学期。").Show(TempData);
            return RedirectToAction(nameof(Edit), new { childId });
        }

        db.Attach(profile);
        profile.ConfirmedAt = clock.UtcNow;
        profile.ConfirmedTermId = term.Id;
        await db.SaveChangesAsync(cancellationToken);
        new Toast($"{facts.Child.Child.Name}的基本情况，本学期已确认。").Show(TempData);
        return RedirectToAction(nameof(Edit), new { childId });
    }

    private FileContentResult Send(PublishedFile file)
    {
        Response.Headers.CacheControl = "no-store";
        return File(file.Content, file.ContentType, file.Name);
    }

    private async Task<IActionResult> DoneAsync(ProfileFacts facts, CancellationToken cancellationToken)
    {
        var child = facts.Child.Child;
        await drafts.DropAsync(DraftForm, child.Id, cancellationToken);
        var missing = facts.Profile?.MissingCount ?? 0;
        new Toast($"{child.Name}的登记表{(facts.Profile?.Status == RecordStatus.Submitted ? "已提交审核" : "已存")}。{(missing > 0 ? $"还缺{missing}项 ◆。" : "◆ 都填全了。")}").Show(TempData);
        return RedirectToAction(nameof(Edit), new { childId = child.Id });
    }

    private async Task<ProfileEditPage> PageAsync(
        ProfileFacts facts, ProfileForm form, uint token, Draft? draft, string? reason, CancellationToken cancellationToken)
    {
        var wanted = ProfileCompleteness.Of(facts.Child, facts.Profile);
        var term = (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today);
        return new ProfileEditPage
        {
            Facts = facts,
            Form = form,
            RowVersion = token,
            Sections = ProfileEditPage.SectionsOf(wanted, ModelState, MetadataProvider),
            Wanted = wanted.ToDictionary(w => w.Field),
            States = ProfileReading.States(facts),
            Draft = draft,
            CorrectionReason = reason,
            CanConfirm = facts.Profile is { } profile && term is not null && profile.ConfirmedTermId != term.Id,
            CanVoid = ProfileDesk.WhyNotVoid(facts) is null,
        };
    }

    private async Task<IActionResult> ConflictAsync(ProfileFacts facts, ProfileForm mine, string? reason, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        ProfileReading.Align(mine, facts, cipher);
        var villages = await db.Villages.ToDictionaryAsync(v => v.Id, v => v.Name, cancellationToken);
        var (differing, agreed) = ProfileFields.Compare(ProfileReading.Read(facts, cipher), mine, MetadataProvider, villages);
        var last = await show.LastWriterAsync(facts, cancellationToken);
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        return View("Conflict", new ConflictPage
        {
            Heading = $"{facts.Child.Child.Name}的基本情况登记表",
            SavedBy = last.Name,
            SavedAt = last.At,
            RowVersion = ProfileReading.Token(facts, cipher, MetadataProvider),
            Action = Url.Action(nameof(Edit), new { childId = facts.Child.Child.Id })!,
            Differing = differing,
            Agreed = string.IsNullOrEmpty(reason) ? agreed : new Dictionary<string, string[]>(agreed) { ["correctionReason"] = [reason] },
        });
    }
}
