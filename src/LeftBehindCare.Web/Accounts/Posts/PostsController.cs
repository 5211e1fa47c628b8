using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>
/// 任职: who holds which post over what, from when until when. A post opens and closes rights by itself; nothing else does.
/// </summary>
[Route("posts")]
[Needs(DataArea.Accounts, Access.Appoint)]
public sealed class PostsController(AppDb db, ViewerContext viewers, OfficeClock clock, Sessions sessions) : Controller
{
    private const int ReasonLength = 200;

    [HttpGet("")]
    public async Task<IActionResult> Index(bool past, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var all = await LinesAsync(db.PostSpans, cancellationToken);
        var current = all.Where(l => l.To is null || l.To > today).ToList();
        return View(new PostsPage(
            [.. (past ? all : current).OrderBy(l => l.To <= today).ThenBy(l => l.Role).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.From)],
            await WarningsAsync(current, today, cancellationToken), past, all.Count - current.Count));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? staffId, CancellationToken cancellationToken) =>
        View(await FormPageAsync(new PostForm { StaffId = staffId, From = clock.Today }, cancellationToken));

    [HttpPost("new")]
    public async Task<IActionResult> New(PostForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid) await CheckAsync(form, cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(await FormPageAsync(form, cancellationToken));
        }

        var role = form.Role!.Value;
        db.PostSpans.Add(new PostSpan
        {
            StaffId = form.StaffId!.Value,
            Role = role,
            ClassId = PostRules.NeedsClass(role) ? form.ClassId : null,
            CampusId = PostRules.NeedsCampus(role) ? form.CampusId : null,
            From = form.From!.Value,
            To = form.LastDay?.AddDays(1),
        });
        await db.SaveChangesAsync(cancellationToken);
        var name = await db.Staff.Where(s => s.Id == form.StaffId).Select(s => s.Name).FirstAsync(cancellationToken);
        new Toast(form.From > clock.Today ? $"{name}的任职已登记，到{form.From:M月d日}自动生效。" : $"{name}的任职已生效。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    [HttpGet("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } found
            ? View(new EndPostPage(new EndPostForm { LastDay = clock.Today }, found.Line))
            : NotFound();

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, EndPostForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await FindAsync(id, cancellationToken) is not { } found) return NotFound();
        if (form.LastDay < found.Post.From)
            ModelState.AddModelError(nameof(form.LastDay), $"这项任职从{found.Post.From:yyyy-MM-dd}才开始。要是登记错了，请点下面的“登记错了”。");
        if (await WhyNotEndAsync(found.Post, cancellationToken) is { } why) ModelState.AddModelError("", why);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new EndPostPage(form, found.Line));
        }

        found.Post.To = form.LastDay!.Value.AddDays(1);
        await db.SaveChangesAsync(cancellationToken);
        await EndSessionsOfAsync(found.Post.StaffId, cancellationToken);
        new Toast($"{found.Line.Person}的“{found.Line.Name}”任到{form.LastDay:M月d日}。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Entered by mistake: it never was.</summary>
    [HttpPost("{id:guid}/void")]
    public async Task<IActionResult> Void(Guid id, string? reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found) return NotFound();
        var problem = await WhyNotEndAsync(found.Post, cancellationToken);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonLength) problem ??= "请写明哪里登记错了，200字以内。";
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(End), new EndPostPage(new EndPostForm { LastDay = clock.Today }, found.Line));
        }

        found.Post.IsDeleted = true;
        found.Post.DeleteReason = reason!.Trim();
        await db.SaveChangesAsync(cancellationToken);
        await EndSessionsOfAsync(found.Post.StaffId, cancellationToken);
        new Toast($"{found.Line.Person}的“{found.Line.Name}”已作废。").Show(TempData);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>The post, where it is of this school, not over yet, and this person's to give and end.</summary>
    private async Task<(PostSpan Post, PostLine Line)?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var post = await db.PostSpans.FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (post is null || post.To <= clock.Today || !PostRules.GivenBy(viewers.Viewer).Contains(post.Role)) return null;
        return (post, (await LinesAsync(db.PostSpans.Where(p => p.Id == id), cancellationToken))[0]);
    }

    private async Task<List<PostLine>> LinesAsync(IQueryable<PostSpan> posts, CancellationToken cancellationToken)
    {
        var mine = PostRules.GivenBy(viewers.Viewer);
        var today = clock.Today;
        var lines = await posts.Select(p => new PostLine
        {
            Id = p.Id,
            Person = p.Staff!.Name,
            Role = p.Role,
            ClassTitle = p.Class!.Title,
            CampusName = p.Campus!.Name,
            From = p.From,
            To = p.To,
            HasAccount = p.Staff.UserId != null,
        }).ToListAsync(cancellationToken);
        return [.. lines.Select(l => l with { CanEnd = mine.Contains(l.Role) && !(l.To <= today) })];
    }

    private async Task CheckAsync(PostForm form, CancellationToken cancellationToken)
    {
        var role = form.Role!.Value;
        if (!PostRules.GivenBy(viewers.Viewer).Contains(role))
        {
            ModelState.AddModelError(nameof(form.Role), PostRules.IsOfCounty(role)
                ? "县里的账号由系统管理员开。" : "这一职由校长来定。");
            return;
        }

        var staff = await db.Staff.FirstOrDefaultAsync(s => s.Id == form.StaffId, cancellationToken);
        if (staff is null) ModelState.AddModelError(nameof(form.StaffId), "名册里没有这个人，请重选。");
        if (PostRules.NeedsClass(role) && !await db.Classes.AnyAsync(c => c.Id == form.ClassId, cancellationToken))
            ModelState.AddModelError(nameof(form.ClassId), "没有这个班，请重选。");
        if (PostRules.NeedsCampus(role) && !await db.Campuses.AnyAsync(c => c.Id == form.CampusId, cancellationToken))
            ModelState.AddModelError(nameof(form.CampusId), "没有这个校区，请重选。");
        if (!ModelState.IsValid || staff is null) return;
        if (staff.LeaveDate is { } left && (form.LastDay is null || form.LastDay >= left))
            ModelState.AddModelError(nameof(form.LastDay), $"{staff.Name}{left:yyyy-MM-dd}离职，请填到那之前的一天。");

        var to = form.LastDay?.AddDays(1);
        var from = form.From!.Value;
        var others = await db.PostSpans.Where(p => p.StaffId == staff.Id && (p.To == null || p.To > from) && (to == null || p.From < to))
            .ToListAsync(cancellationToken);
        if (others.Any(o => o.Role == role
            && (!PostRules.NeedsClass(role) || o.ClassId == form.ClassId) && (!PostRules.NeedsCampus(role) || o.CampusId == form.CampusId)))
            ModelState.AddModelError(nameof(form.Role), $"{staff.Name}这段时间已经任着这一职。要改日子，请先结束原来那项。");
        foreach (var clash in others.Select(o => PostRules.Clash(o.Role, role)).OfType<string>().Distinct())
            ModelState.AddModelError(nameof(form.Role), clash);
    }

    /// <summary>A school must not lose its principal by the principal's own hand.</summary>
    private async Task<string?> WhyNotEndAsync(PostSpan post, CancellationToken cancellationToken)
    {
        if (post.Role != Role.Principal || post.StaffId != viewers.Viewer.StaffId) return null;
        var today = clock.Today;
        var another = await db.PostSpans.AnyAsync(
            p => p.Id != post.Id && p.StaffId == post.StaffId && p.Role == Role.Principal && p.From <= today && p.To == null, cancellationToken);
        return another ? null : "这是您自己的校长任职，自己结束就没人管账号了。请先给接任的人登记校长任职，再由他来结束这一项。";
    }

    /// <summary>Rights are gone with the next request anyway; who has no post left has nothing to be logged in for.</summary>
    private async Task EndSessionsOfAsync(Guid staffId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        if (await db.PostSpans.AnyAsync(p => p.StaffId == staffId && p.From <= today && (p.To == null || p.To > today), cancellationToken)) return;
        var user = await db.Staff.Where(s => s.Id == staffId).Select(s => s.UserId).FirstOrDefaultAsync(cancellationToken);
        if (user is { } id) await sessions.EndAllAsync(id, keep: null, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> WarningsAsync(List<PostLine> current, DateOnly today, CancellationToken cancellationToken)
    {
        var year = SchoolYear.NameOf(today);
        var led = await db.PostSpans.Where(p => p.Role == Role.Homeroom && p.From <= today && (p.To == null || p.To > today) && p.ClassId != null)
            .Select(p => p.ClassId!.Value).ToListAsync(cancellationToken);
        var without = await db.Classes.Where(c => c.AcademicYear == year && !led.Contains(c.Id)).OrderBy(c => c.Title)
            .Select(c => c.Title).ToListAsync(cancellationToken);
        var warnings = new List<string>();
        if (without.Count > 0) warnings.Add($"还没有班主任：{string.Join('、', without)}。");
        var accountless = current.Where(l => !l.HasAccount && l.State(today) == "在任").Select(l => l.Person).Distinct().ToList();
        if (accountless.Count > 0) warnings.Add($"有任职但没有账号，登录不了：{string.Join('、', accountless)}。");
        if (!current.Any(l => l.Role == Role.AuditAdmin && l.State(today) == "在任")) warnings.Add("还没有安全审计员，改动和查看记录没人看。");
        return warnings;
    }

    private async Task<PostFormPage> FormPageAsync(PostForm form, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var staff = await db.Staff.Where(s => s.LeaveDate == null || s.LeaveDate > today).OrderBy(s => s.Pinyin).ThenBy(s => s.Name)
            .Select(s => new SelectListItem(s.Name, s.Id.ToString())).ToListAsync(cancellationToken);
        var classes = await db.Classes.OrderByDescending(c => c.AcademicYear).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo)
            .Select(c => new { c.Id, c.Title, c.AcademicYear }).ToListAsync(cancellationToken);
        var campuses = await db.Campuses.OrderBy(c => c.Name).Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToListAsync(cancellationToken);
        var years = classes.Select(c => c.AcademicYear).Distinct().ToDictionary(y => y, y => new SelectListGroup { Name = $"{y}学年" });
        return new PostFormPage(
            form, staff,
            [.. PostRules.GivenBy(viewers.Viewer).Select(r => new SelectListItem(PostNames.NameOf(r), ((int)r).ToString(CultureInfo.InvariantCulture)))],
            [.. classes.Select(c => new SelectListItem(c.Title, c.Id.ToString()) { Group = years[c.AcademicYear] })],
            campuses);
    }
}
