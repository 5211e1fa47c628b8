using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Schools;

/// <summary>The system administrator's schools and towns.</summary>
[Route("schools")]
[Needs(DataArea.Accounts, Access.Edit, Over = Reach.County)]
public sealed class SchoolsController(AppDb db, SchoolDoor door, AccountDesk desk) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new SchoolsPage(await Lines(db.Schools).ToListAsync(cancellationToken)));

    [HttpGet("new")]
    [RecentPassword]
    public async Task<IActionResult> New(CancellationToken cancellationToken) =>
        View(new SchoolFormPage<NewSchoolForm>(new NewSchoolForm(), await TownsAsync(cancellationToken)));

    [HttpPost("new")]
    [RecentPassword]
    public async Task<IActionResult> New(NewSchoolForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var town = await db.Towns.AsNoTracking().FirstOrDefaultAsync(t => t.Id == form.TownId, cancellationToken);
        await CheckAsync(form, town, null, cancellationToken);
        if (ModelState.IsValid) await CheckLoginAsync(form.LoginName, nameof(form.LoginName));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new SchoolFormPage<NewSchoolForm>(form, await TownsAsync(cancellationToken)));
        }

        var (_, principal) = await door.OpenAsync(form, town!.CountyCode, cancellationToken);
        return View("Handed", principal);
    }

    [HttpGet("{id:guid}")]
    [RecentPassword]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken) =>
        await PageAsync(id, new PrincipalForm(), cancellationToken) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } school) return NotFound();
        var form = new SchoolForm { Name = school.Name, ShortName = school.ShortName, Code10 = school.Code10, Kind = school.Kind, TownId = school.TownId };
        return View(new SchoolFormPage<SchoolForm>(form, await TownsAsync(cancellationToken)));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, SchoolForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await db.Schools.FirstOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } school) return NotFound();
        var town = await db.Towns.AsNoTracking().FirstOrDefaultAsync(t => t.Id == form.TownId, cancellationToken);
        await CheckAsync(form, town, id, cancellationToken);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new SchoolFormPage<SchoolForm>(form, await TownsAsync(cancellationToken)));
        }

        (school.Name, school.ShortName, school.Code10) = (form.Name!.Trim(), form.ShortName!.Trim(), form.Code10?.Trim());
        (school.Kind, school.TownId, school.CountyCode) = (form.Kind!, town!.Id, town.CountyCode);
        await db.SaveChangesAsync(cancellationToken);
        new Toast($"{school.Name}的资料已改。").Show(TempData);
        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>A principal for a school that lost its own.</summary>
    [HttpPost("{id:guid}/principals")]
    [RecentPassword]
    public async Task<IActionResult> Appoint(Guid id, PrincipalForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await PageAsync(id, form, cancellationToken) is not { } page) return NotFound();
        if (ModelState.IsValid) await CheckLoginAsync(form.LoginName, nameof(form.LoginName));
        if (ModelState.IsValid) return View("Handed", await door.AppointAsync(id, form, cancellationToken));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), page);
    }

    [HttpPost("{id:guid}/principals/{userId:guid}/reset")]
    [RecentPassword]
    public async Task<IActionResult> Reset(Guid id, Guid userId, bool secondFactorToo, CancellationToken cancellationToken)
    {
        if (!await db.Schools.AnyAsync(s => s.Id == id, cancellationToken)) return NotFound();
        return await door.ResetAsync(id, userId, secondFactorToo, cancellationToken) is { } handed ? View("Handed", handed) : NotFound();
    }

    [HttpGet("towns")]
    public async Task<IActionResult> Towns(CancellationToken cancellationToken) => View(await TownsPageAsync(new TownForm(), cancellationToken));

    [HttpPost("towns")]
    public async Task<IActionResult> Towns(TownForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var name = form.Name?.Trim();
        if (ModelState.IsValid && await db.Towns.AnyAsync(t => t.Name == name && t.CountyCode == form.CountyCode!.Trim(), cancellationToken))
            ModelState.AddModelError(nameof(form.Name), "这个县里已经有这个乡镇。");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(await TownsPageAsync(form, cancellationToken));
        }

        db.Towns.Add(new Town { Name = name!, CountyCode = form.CountyCode!.Trim(), Code = form.Code?.Trim() });
        await db.SaveChangesAsync(cancellationToken);
        new Toast($"已登记{name}。").Show(TempData);
        return RedirectToAction(nameof(Towns));
    }

    private static IQueryable<SchoolLine> Lines(IQueryable<School> schools) => schools.AsNoTracking().OrderBy(s => s.Name)
        .Select(s => new SchoolLine(s.Id, s.Name, s.ShortName, s.Code10, s.Kind, s.Town!.Name, s.IsSynthetic, s.CreatedAt));

    private async Task<SchoolPage?> PageAsync(Guid id, PrincipalForm form, CancellationToken cancellationToken) =>
        await Lines(db.Schools.Where(s => s.Id == id)).FirstOrDefaultAsync(cancellationToken) is { } line
            ? new SchoolPage(line, await door.PrincipalsAsync(id, cancellationToken), form)
            : null;

    private async Task CheckAsync(SchoolForm form, Town? town, Guid? itself, CancellationToken cancellationToken)
    {
        if (form.TownId is not null && town is null) ModelState.AddModelError(nameof(form.TownId), "没有这个乡镇，请重选。");
        var (name, code) = (form.Name?.Trim(), form.Code10?.Trim());
        if (!string.IsNullOrEmpty(name) && await db.Schools.AnyAsync(s => s.Name == name && s.Id != itself, cancellationToken))
            ModelState.AddModelError(nameof(form.Name), "已经有叫这个名字的学校。");
        if (!string.IsNullOrEmpty(code) && await db.Schools.AnyAsync(s => s.Code10 == code && s.Id != itself, cancellationToken))
            ModelState.AddModelError(nameof(form.Code10), "已经有学校用这个标识码，请核对。");
    }

    private async Task CheckLoginAsync(string? typed, string field)
    {
        if (!await desk.IsFreeAsync(LoginNames.Clean(typed))) ModelState.AddModelError(field, "这个登录名已有人用，请换一个。");
    }

    private async Task<TownsPage> TownsPageAsync(TownForm form, CancellationToken cancellationToken) => new(
        await db.Towns.AsNoTracking().OrderBy(t => t.CountyCode).ThenBy(t => t.Name)
            .Select(t => new TownLine(t.Id, t.Name, t.CountyCode, t.Code, db.Schools.Count(s => s.TownId == t.Id))).ToListAsync(cancellationToken), form);

    private async Task<IReadOnlyList<SelectListItem>> TownsAsync(CancellationToken cancellationToken) =>
        await db.Towns.AsNoTracking().OrderBy(t => t.Name).Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(cancellationToken);
}
