using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Schools.County;

/// <summary>Accounts that belong to no school: the bureau's and the system administrators'.</summary>
[Route("county-users")]
[Needs(DataArea.Accounts, Access.Edit, Over = Reach.County)]
public sealed class CountyUsersController(AppDb db, ViewerContext viewers, AccountDesk desk) : Controller
{
    private const int ReasonLength = 200;

    [HttpGet("")]
    [RecentPassword]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await PageAsync(new CountyUserForm(), cancellationToken));

    [HttpPost("")]
    [RecentPassword]
    public async Task<IActionResult> Index(CountyUserForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Role is { } role && role is not (Role.BureauUser or Role.SysAdmin)) ModelState.AddModelError(nameof(form.Role), "学校的人由本校校长开账号、登记任职。");
        var name = LoginNames.Clean(form.LoginName);
        if (ModelState.IsValid && !await desk.IsFreeAsync(name)) ModelState.AddModelError(nameof(form.LoginName), "这个登录名已有人用，请换一个。");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(await PageAsync(form, cancellationToken));
        }

        return View("Handed", await desk.OpenCountyAsync(form.PersonName!.Trim(), name, form.Role!.Value, false, cancellationToken));
    }

    [HttpPost("{id:guid}/reset")]
    [RecentPassword]
    public async Task<IActionResult> Reset(Guid id, bool secondFactorToo, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } user ? View("Handed", await desk.ResetAsync(user, secondFactorToo, cancellationToken)) : NotFound();

    [HttpPost("{id:guid}/disable")]
    [RecentPassword]
    public async Task<IActionResult> Disable(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } user) return NotFound();
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLength)
        {
            ModelState.AddModelError("", "请写停用的原因，200字以内。");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Index), await PageAsync(new CountyUserForm(), cancellationToken));
        }

        await desk.DisableAsync(user, reason.Trim(), cancellationToken);
        new Toast($"{user.DisplayName}的账号已停用。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:guid}/enable")]
    [RecentPassword]
    public async Task<IActionResult> Enable(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } user) return NotFound();
        await desk.EnableAsync(user, cancellationToken);
        new Toast($"{user.DisplayName}的账号已恢复。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Never a school's account, never one's own.</summary>
    private Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var me = viewers.Viewer.UserId;
        return db.Users.FirstOrDefaultAsync(u => u.Id == id && u.SchoolId == null && u.CountyRole != null && u.Id != me, cancellationToken);
    }

    private async Task<CountyUsersPage> PageAsync(CountyUserForm form, CancellationToken cancellationToken)
    {
        var me = viewers.Viewer.UserId;
        return new CountyUsersPage(
            await db.Users.AsNoTracking().Where(u => u.SchoolId == null && u.CountyRole != null).OrderBy(u => u.CountyRole).ThenBy(u => u.UserName)
                .Select(u => new CountyUserLine(u.Id, u.DisplayName, u.UserName!, u.CountyRole!.Value, u.DisabledAt != null, u.MustChangePassword, u.TwoFactorEnabled, u.Id == me))
                .ToListAsync(cancellationToken), form);
    }
}
