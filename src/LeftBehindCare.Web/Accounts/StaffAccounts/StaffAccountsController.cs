using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts.Posts;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts.StaffAccounts;

/// <summary>
/// Accounts of the school's people. A person of another school, or of none, is not found: the roster is read behind the
/// wall, and an account is reached through its person only.
/// </summary>
[Route("accounts")]
[Needs(DataArea.Accounts, Access.Edit, Over = Reach.School)]
public sealed class StaffAccountsController(AppDb db, ViewerContext viewers, AccountDesk desk, Sessions sessions, OfficeClock clock) : Controller
{
    private const int ReasonLength = 200;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var staff = await db.Staff.AsNoTracking().Where(s => s.LeaveDate == null || s.LeaveDate > today || s.UserId != null)
            .OrderBy(s => s.Pinyin).ThenBy(s => s.Name).ToListAsync(cancellationToken);
        return View(new StaffAccountsPage(await LinesAsync(staff, cancellationToken)));
    }

    [HttpGet("{id:guid}")]
    [RecentPassword]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } staff ? View(await PageAsync(staff, null, cancellationToken)) : NotFound();

    [HttpPost("{id:guid}/open")]
    [RecentPassword]
    public async Task<IActionResult> Open(Guid id, OpenAccountForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await FindAsync(id, cancellationToken) is not { } staff) return NotFound();
        var name = LoginNames.Clean(form.LoginName);
        if (staff.UserId is not null) ModelState.AddModelError("", $"{staff.Name}已经有账号了。");
        else if (ModelState.IsValid && !await desk.IsFreeAsync(name)) ModelState.AddModelError(nameof(form.LoginName), "这个登录名已有人用，请换一个。");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Show), await PageAsync(staff, form, cancellationToken));
        }

        var synthetic = await db.Schools.Where(s => s.Id == viewers.Viewer.SchoolId).Select(s => s.IsSynthetic).FirstAsync(cancellationToken);
        return View("Handed", await desk.OpenForAsync(staff, name, synthetic, cancellationToken));
    }

    [HttpPost("{id:guid}/reset")]
    [RecentPassword]
    public async Task<IActionResult> Reset(Guid id, bool secondFactorToo, CancellationToken cancellationToken) =>
        await FindUserAsync(id, cancellationToken) is { } user
            ? user.Id == viewers.Viewer.UserId ? RedirectToAction("Password", "Account")
            : View("Handed", await desk.ResetAsync(user, secondFactorToo, cancellationToken))
            : NotFound();

    [HttpPost("{id:guid}/disable")]
    [RecentPassword]
    public async Task<IActionResult> Disable(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(id, cancellationToken) is not { } user) return NotFound();
        var problem = user.Id == viewers.Viewer.UserId ? "不能停用自己的账号，不然没人管账号了。"
            : string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLength ? "请写停用的原因，200字以内。" : null;
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Show), await PageAsync((await FindAsync(id, cancellationToken))!, null, cancellationToken));
        }

        await desk.DisableAsync(user, reason!.Trim(), cancellationToken);
        new Toast($"{user.DisplayName}的账号已停用，登录着的都已退出。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:guid}/enable")]
    [RecentPassword]
    public async Task<IActionResult> Enable(Guid id, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(id, cancellationToken) is not { } user) return NotFound();
        await desk.EnableAsync(user, cancellationToken);
        new Toast($"{user.DisplayName}的账号已恢复，口令还是原来的。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:guid}/sign-out")]
    [RecentPassword]
    public async Task<IActionResult> SignOutEverywhere(Guid id, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(id, cancellationToken) is not { } user) return NotFound();
        var ended = await desk.SignOutAsync(user, cancellationToken);
        new Toast($"{user.DisplayName}的{ended}个登录都已退出。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id });
    }

    private Task<Staff?> FindAsync(Guid staffId, CancellationToken cancellationToken) =>
        db.Staff.FirstOrDefaultAsync(s => s.Id == staffId, cancellationToken);

    private async Task<User?> FindUserAsync(Guid staffId, CancellationToken cancellationToken)
    {
        var school = viewers.Viewer.SchoolId;
        return await FindAsync(staffId, cancellationToken) is { UserId: { } id }
            ? await db.Users.FirstOrDefaultAsync(u => u.Id == id && u.SchoolId == school, cancellationToken)
            : null;
    }

    private async Task<StaffAccountPage> PageAsync(Staff staff, OpenAccountForm? form, CancellationToken cancellationToken)
    {
        var line = (await LinesAsync([staff], cancellationToken))[0];
        if (form is null && line.LoginName is null)
        {
            var school = await db.Schools.Where(s => s.Id == viewers.Viewer.SchoolId).Select(s => s.ShortName).FirstAsync(cancellationToken);
            form = new OpenAccountForm { LoginName = LoginNames.Suggest(school, staff.Name) };
        }

        var open = line.UserId is { } user ? (await sessions.ListAsync(user, cancellationToken)).Count : 0;
        return new StaffAccountPage(form ?? new OpenAccountForm(), line, open, staff.UserId == viewers.Viewer.UserId);
    }

    private async Task<List<StaffAccountLine>> LinesAsync(List<Staff> staff, CancellationToken cancellationToken)
    {
        var school = viewers.Viewer.SchoolId;
        var today = clock.Today;
        var ids = staff.Select(s => s.Id).ToArray();
        var userIds = staff.Select(s => s.UserId).OfType<Guid>().ToArray();
        var users = await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id) && u.SchoolId == school).ToDictionaryAsync(u => u.Id, cancellationToken);
        var posts = (await db.PostSpans.Where(p => ids.Contains(p.StaffId) && p.From <= today && (p.To == null || p.To > today)).OrderBy(p => p.Role)
            .Select(p => new { p.StaffId, p.Role, Class = p.Class!.Title, Campus = p.Campus!.Name }).ToListAsync(cancellationToken)).ToLookup(p => p.StaffId);
        return [.. staff.Select(s =>
        {
            var user = s.UserId is { } id ? users.GetValueOrDefault(id) : null;
            return new StaffAccountLine
            {
                StaffId = s.Id,
                Name = s.Name,
                UserId = user?.Id,
                LoginName = user?.UserName,
                IsDisabled = user?.DisabledAt is not null,
                MustChangePassword = user?.MustChangePassword ?? false,
                InitialPasswordExpiresAt = user?.InitialPasswordExpiresAt,
                HasSecondFactor = user?.TwoFactorEnabled ?? false,
                LeaveDate = s.LeaveDate,
                Posts = [.. posts[s.Id].Select(p => PostNames.Of(p.Role, p.Class, p.Campus))],
                Roles = [.. posts[s.Id].Select(p => p.Role)],
            };
        })];
    }
}
