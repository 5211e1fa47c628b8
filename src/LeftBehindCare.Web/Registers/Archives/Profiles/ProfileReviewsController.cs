using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>Handing in, approving and giving back, one form or a whole class. An approved form is kept as a version.</summary>
[Route("profiles")]
public sealed class ProfileReviewsController(
    AppDb db, ProfileDesk desk, ProfileFactsReader reader, ProfileList list, ProfileShow show, SchoolCiphers ciphers, ViewerContext viewers, OfficeClock clock)
    : Controller
{
    private const int CommentLength = 500;

    /// <summary>The paper with the review's buttons, also for who could fill it in.</summary>
    [HttpGet("{childId:guid}/review")]
    [Needs(DataArea.Archives, Access.View)]
    public async Task<IActionResult> Show(Guid childId, CancellationToken cancellationToken) =>
        await desk.FindAsync(childId, Access.View, cancellationToken) is { } facts
            ? View("Show", await show.PageAsync(facts, cancellationToken)) : NotFound();

    /// <summary>通过: the next version.</summary>
    [HttpPost("{childId:guid}/approve")]
    [Needs(DataArea.Archives, Access.Approve)]
    public async Task<IActionResult> Approve(Guid childId, uint rowVersion, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.Approve, cancellationToken) is not { Profile: { } profile } facts) return NotFound();
        if (await WhyNotAsync(facts, rowVersion, cancellationToken) is { } sentence) return await RefusedAsync(facts, sentence, null, cancellationToken);
        await ApproveAsync([facts], cancellationToken);
        new Toast($"{facts.Child.Child.Name}的登记表已通过，第{profile.VersionNo}版生效。").Show(TempData);
        return RedirectToAction("Index", "Profiles", new { status = (int)RecordStatus.Submitted });
    }

    /// <summary>退回, with what to change.</summary>
    [HttpPost("{childId:guid}/return")]
    [Needs(DataArea.Archives, Access.Approve)]
    public async Task<IActionResult> Return(Guid childId, uint rowVersion, string? comment, string?[]? commentOn, string?[]? commentWords, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.Approve, cancellationToken) is not { Profile: { } profile } facts) return NotFound();
        var fields = FieldComments.Typed(commentOn, commentWords);
        var words = FieldComments.Compose(comment, fields);
        var sentence = FieldComments.WhyNot(fields, [.. ProfileFields.Titles(MetadataProvider).Select(f => f.Title)])
            ?? (words.Length == 0 ? "请写明退回的意见，老师才知道改哪里。" : words.Length > CommentLength ? $"意见最多{CommentLength}字，请写短些。"
            : await WhyNotAsync(facts, rowVersion, cancellationToken));
        if (sentence is not null) return await RefusedAsync(facts, sentence, comment, cancellationToken, fields);
        db.Attach(profile);
        db.ChangeReason = words[..Math.Min(words.Length, 200)];
        profile.GiveBack(words);
        await db.SaveChangesAsync(cancellationToken);
        new Toast($"{facts.Child.Child.Name}的登记表已退回。").Show(TempData);
        return RedirectToAction("Index", "Profiles", new { status = (int)RecordStatus.Submitted });
    }

    /// <summary>Hands in what is complete in a class.</summary>
    [HttpPost("classes/{classId:guid}/submit")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> SubmitClass(Guid classId, CancellationToken cancellationToken)
    {
        if (!viewers.Viewer.Can(DataArea.Family, Access.Edit)) return NotFound();
        var ready = await list.Of(classId, Access.Edit, ProfileList.Submittable).ToListAsync(cancellationToken);
        foreach (var profile in ready)
        {
            profile.HandIn(clock.UtcNow);
        }

        await db.SaveChangesAsync(cancellationToken);
        new Toast(ready.Count == 0 ? "这个班没有填全而未提交的登记表。" : $"已提交{ready.Count}份登记表，等审核。").Show(TempData);
        return RedirectToAction("Index", "Profiles", new { classId });
    }

    /// <summary>Approves what waits in a class, as far as it was there when the page was opened.</summary>
    [HttpPost("classes/{classId:guid}/approve")]
    [Needs(DataArea.Archives, Access.Approve)]
    public async Task<IActionResult> ApproveClass(Guid classId, long seenAt, CancellationToken cancellationToken)
    {
        var seen = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seenAt, 0, clock.UtcNow.ToUnixTimeMilliseconds()) + 1);
        var waiting = await list.Of(classId, Access.Approve, p => p.Status == RecordStatus.Submitted && p.SubmittedAt < seen).Select(p => p.ChildId).ToListAsync(cancellationToken);
        var facts = (await reader.ReadAsync(waiting, clock.Today, cancellationToken)).Where(f => f.Profile is { Status: RecordStatus.Submitted } p && p.SubmittedAt < seen).ToList();
        try
        {
            await ApproveAsync(facts, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            new Toast("有人正在改其中的一份，没有通过。请看过再点一次。").Show(TempData);
            return RedirectToAction("Index", "Profiles", new { classId });
        }

        new Toast(facts.Count == 0 ? "这个班没有待审的登记表。打开页面以后才提交的，请看过再通过。" : $"已通过{facts.Count}份登记表。").Show(TempData);
        return RedirectToAction("Index", "Profiles", new { classId });
    }

    private async Task ApproveAsync(IReadOnlyList<ProfileFacts> waiting, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        foreach (var facts in waiting)
        {
            if (facts.Profile is not { } profile) continue;
            db.Attach(profile);
            var reason = profile.Approve(viewers.Viewer.UserId, clock.UtcNow);
            var id = Guid.CreateVersion7();
            db.Add(new ProfileVersion
            {
                Id = id,
                ChildId = profile.ChildId,
                ProfileId = profile.Id,
                VersionNo = profile.VersionNo,
                Snapshot = ProfileSnapshot.Seal(cipher, id, facts),
                ApprovedAt = clock.UtcNow,
                ApprovedBy = viewers.Viewer.UserId,
                Reason = reason,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Why this form cannot be decided on now; null when it can.</summary>
    private async Task<string?> WhyNotAsync(ProfileFacts facts, uint rowVersion, CancellationToken cancellationToken)
    {
        if (facts.Profile?.Status != RecordStatus.Submitted) return "这份登记表现在不在待审，可能别人已经审过了。";
        var token = ProfileReading.Token(facts, await ciphers.CurrentAsync(cancellationToken), MetadataProvider);
        return token == rowVersion ? null : "您打开以后，登记表又改过。下面是现在的内容，请看过再定。";
    }

    private async Task<IActionResult> RefusedAsync(ProfileFacts facts, string sentence, string? comment, CancellationToken cancellationToken, IReadOnlyList<FieldComment>? fields = null)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.Clear();
        ModelState.AddModelError("", sentence);
        return View("Show", await show.PageAsync(facts, cancellationToken, comment, fields));
    }
}
