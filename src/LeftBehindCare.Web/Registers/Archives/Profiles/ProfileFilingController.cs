using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>The end of an A1: filed away (归档) when the child has left, void (作废) when it should not have been opened; both can be taken back.</summary>
[Route("profiles")]
public sealed class ProfileFilingController(AppDb db, ProfileDesk desk, ProfileList list, ProfileShow show, IDraftStore drafts) : Controller
{
    private const int ReasonLength = 200;

    /// <summary>As many as one press of a button moves.</summary>
    private const int Most = 1_000;

    /// <summary>归档: the approved ones of the list as filtered whose children have left.</summary>
    [HttpPost("file-all")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> FileAll([FromQuery] ProfileFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!list.KeepsArchives) return NotFound();
        var over = await list.ClosableAsync(filter, Most, cancellationToken);
        foreach (var profile in over) profile.FileAway();
        new Toast(!await TrySaveAsync(cancellationToken) ? "有人正在改其中的一份，没有归档。请再点一次。"
            : over.Count == 0 ? "没有可以归档的：离了校、已生效的才归档。" : $"已归档{over.Count}份。").Show(TempData);
        return RedirectToAction("Index", "Profiles", ProfileList.Asked(filter).Route);
    }

    /// <summary>取消归档, so that it can be corrected.</summary>
    [HttpPost("{childId:guid}/take-out")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> TakeOut(Guid childId, CancellationToken cancellationToken)
    {
        if (!list.KeepsArchives || await desk.FindAsync(childId, Access.Edit, cancellationToken) is not { Profile: { } profile } facts) return NotFound();
        if (profile.Status == RecordStatus.Archived)
        {
            db.Attach(profile);
            db.ChangeReason = "取消归档";
            profile.TakeOut();
            new Toast(await TrySaveAsync(cancellationToken) ? $"已取消归档：{facts.Child.Child.Name}的登记表。改好以后请再归档。" : "有人正在改这一份，请再点一次。").Show(TempData);
        }

        return RedirectToAction("Edit", "Profiles", new { childId });
    }

    /// <summary>作废, with a reason; can be undone.</summary>
    [HttpPost("{childId:guid}/remove")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> Remove(Guid childId, string? reason, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(childId, Access.Edit, cancellationToken) is not { } facts || !desk.CanEdit(facts)) return NotFound();
        var why = reason?.Trim() ?? "";
        var problem = why.Length == 0 ? "请写明作废的原因，便于以后查。"
            : why.Length > ReasonLength ? $"原因最多{ReasonLength}字，请写短些。"
            : ProfileDesk.WhyNotVoid(facts);
        if (problem is not null || facts.Profile is not { } profile)
        {
            new Toast($"没有作废：{problem}").Show(TempData);
            return RedirectToAction("Edit", "Profiles", new { childId });
        }

        db.Attach(profile);
        (profile.IsDeleted, profile.DeleteReason) = (true, why);
        profile.Void();
        if (!await TrySaveAsync(cancellationToken))
        {
            new Toast("这份刚刚有人动过，请看一看现在的样子，需要的话再做一次。").Show(TempData);
            return RedirectToAction("Edit", "Profiles", new { childId });
        }

        await drafts.DropAsync(ProfilesController.DraftForm, childId, cancellationToken);
        new Toast($"已作废：{facts.Child.Child.Name}的登记表。", Url.Action(nameof(Restore), new { id = profile.Id })).Show(TempData);
        return RedirectToAction("Index", "Profiles");
    }

    /// <summary>A void form, to read; for who could bring it back.</summary>
    [HttpGet("void/{id:guid}")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> Removed(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } facts ? View("Show", await show.PageAsync(facts, cancellationToken)) : NotFound();

    /// <summary>Takes 作废 back: nothing that was not approved comes into force.</summary>
    [HttpPost("void/{id:guid}/restore")]
    [Needs(DataArea.Archives, Access.Edit)]
    public async Task<IActionResult> Restore(Guid id, [FromServices] TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { Profile: { } profile } facts) return NotFound();
        var childId = profile.ChildId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var newer = await db.Profiles.FirstOrDefaultAsync(p => p.ChildId == childId, cancellationToken);
        if (newer is not null)
        {
            // A form that was opened meanwhile and never approved makes way; it is found again among the void ones.
            if (newer.VersionNo > 0 || newer.Status is not (RecordStatus.Draft or RecordStatus.Returned)) return Taken(id);
            db.ChangeReason = "恢复了原来的一份";
            (newer.IsDeleted, newer.DeleteReason) = (true, db.ChangeReason);
            newer.Void();
            if (!await TrySaveAsync(cancellationToken)) return MovedOn();
        }

        db.Attach(profile);
        db.ChangeReason = "撤销作废";
        (profile.IsDeleted, profile.DeleteReason) = (false, null);
        profile.Revive();
        // Who has the list open has not seen it there: it is not approved with the others.
        if (profile.Status == RecordStatus.Submitted) profile.HandIn(time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return Taken(id);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MovedOn();
        }

        new Toast($"已恢复：{facts.Child.Child.Name}的登记表。{(newer is null ? "" : "后来开的那份草稿放到了作废的里面。")}").Show(TempData);
        return RedirectToAction("Edit", "Profiles", new { childId });
    }

    private RedirectToActionResult Taken(Guid id)
    {
        new Toast("没有恢复：这个孩子已经有新的一份登记表，提交过或生效了。以新的为准，旧的这份在这里查看。").Show(TempData);
        return RedirectToAction(nameof(Removed), new { id });
    }

    private RedirectToActionResult MovedOn()
    {
        new Toast("这份刚刚有人动过，请看一看现在的样子，需要的话再做一次。").Show(TempData);
        return RedirectToAction("Index", "Profiles");
    }

    /// <summary>The child's facts with a void form instead of the one in use.</summary>
    private async Task<ProfileFacts?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!list.MayWrite || await list.Voided().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } profile) return null;
        return await desk.FindAsync(profile.ChildId, Access.Edit, cancellationToken) is { } facts && desk.MayWrite(facts) ? facts with { Profile = profile } : null;
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
