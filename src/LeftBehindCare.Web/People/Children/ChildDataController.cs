using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Parts;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.People.Children;

/// <summary>资料: enter a new child, change a child's own data.</summary>
[Route("children")]
[Needs(DataArea.Basics, Access.Edit)]
public sealed class ChildDataController(AppDb db, PartDesk desk, ChildEditor editor, AlikeChildren alikes) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? classId, CancellationToken cancellationToken) => View(new NewChildPage
    {
        Child = new ChildForm { IdType = IdType.IdCard, IdState = IdState.Unverified, CareMode = CareMode.None, BoardMode = BoardMode.Day },
        Entry = new EntryForm { ClassId = classId, From = desk.Today, EntryKind = AlterKind.TransferredIn },
        Rights = await RightsAsync(classId, cancellationToken),
    });

    [HttpPost("new")]
    public async Task<IActionResult> New(
        [Bind(Prefix = "Child")] ChildForm child, [Bind(Prefix = "Entry")] EntryForm entry, bool isAnother, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(entry);
        var scope = desk.Viewer.Scope(DataArea.Basics, Access.Edit);
        if (entry.ClassId is { } asked && !await db.Classes.Within(scope).AnyAsync(c => c.Id == asked, cancellationToken))
            ModelState.AddModelError("Entry.ClassId", "请从列表里选一个班。要进别人的班，请德育主任或档案员来办。");
        if (entry.From > desk.Today.AddYears(1)) ModelState.AddModelError("Entry.From", "这个日子在一年以后。请核对年份。");
        if (entry.From is { } from && child.BirthDate is { } born && from < born) ModelState.AddModelError("Entry.From", $"孩子 {born:yyyy-MM-dd} 才出生。请核对日子。");
        var rights = await RightsAsync(entry.ClassId, cancellationToken);
        var warnings = await editor.CheckAsync(child, null, rights, ModelState, "Child.", cancellationToken);
        var alike = child.BirthDate is { } birth ? await alikes.FindAsync(child.Name, birth, cancellationToken) : [];
        if (ModelState.IsValid && !isAnother && AlikeChildren.MustAnswer(alike))
            ModelState.AddModelError("isAnother", "有一个孩子姓名和出生日期都一样。请看看是不是同一个；不是的，勾“是另一个孩子”再保存。");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new NewChildPage { Child = child, Entry = entry, Rights = rights, Alike = alike });
        }

        var made = await editor.CreateAsync(child, rights, cancellationToken);
        db.AddRange(made, new EnrollSpan
        {
            ChildId = made.Id,
            ClassId = entry.ClassId!.Value, // Required and checked, as are the two below.
            From = entry.From!.Value,
            EntryKind = entry.EntryKind!,
            Peer = Texts.OrNull(entry.Peer),
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody entered the same number between our look and our save (or the button was pressed twice).
            ModelState.AddModelError("Child.IdNo", "这个证件号或学籍号刚刚被登记了。请到学生名册里找找这个孩子。");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new NewChildPage { Child = child, Entry = entry, Rights = rights, Alike = alike });
        }

        new Toast($"已登记{made.Name}。{string.Concat(warnings)}接着登记父母和监护人。").Show(TempData);
        return RedirectToAction("Family", "ChildPages", new { id = made.Id });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, DataArea.Basics, cancellationToken) is not { } facts) return NotFound();
        var rights = ChildRights.Of(desk.Viewer, facts.Enroll?.ClassId, facts.Class?.CampusId);
        return View(new ChildDataPage(facts.Child, await editor.ReadAsync(facts.Child, rights, cancellationToken), rights));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, uint rowVersion, ChildForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await desk.FindAsync(id, DataArea.Basics, cancellationToken) is not { } facts) return NotFound();
        var rights = ChildRights.Of(desk.Viewer, facts.Enroll?.ClassId, facts.Class?.CampusId);
        if (await db.Children.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } child) return NotFound();
        if (child.RowVersion != rowVersion) return await ConflictAsync(form, child, rights, cancellationToken);
        var warnings = await editor.CheckAsync(form, child, rights, ModelState, "", cancellationToken);
        if (!ModelState.IsValid)
        {
            ChildEditor.Tell(form, child);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new ChildDataPage(child, form, rights));
        }

        await editor.WriteAsync(form, child, rights, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await db.Children.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } newer
                ? await ConflictAsync(form, newer, rights, cancellationToken)
                : NotFound();
        }

        new Toast($"已保存{child.Name}的资料。{string.Concat(warnings)}").Show(TempData);
        return RedirectToAction("Show", "ChildPages", new { id });
    }

    private async Task<ChildRights> RightsAsync(Guid? classId, CancellationToken cancellationToken)
    {
        var campus = classId is { } id ? await db.Classes.Where(c => c.Id == id).Select(c => (Guid?)c.CampusId).FirstOrDefaultAsync(cancellationToken) : null;
        if (campus is not null) return ChildRights.Of(desk.Viewer, classId, campus);
        // Before the class is chosen the form shows what the person may fill in somewhere.
        bool May(DataArea area) => desk.Viewer.Can(area, Access.Edit);
        return new ChildRights(true, May(DataArea.IdNumbers), May(DataArea.Contacts), May(DataArea.Health));
    }

    private async Task<IActionResult> ConflictAsync(ChildForm mine, Child stored, ChildRights rights, CancellationToken cancellationToken)
    {
        var codes = HttpContext.RequestServices.GetRequiredService<ICodeBook>();
        var (differing, agreed) = FormFields.Compare(
            await editor.ReadAsync(stored, rights, cancellationToken), mine, MetadataProvider.GetMetadataForType(typeof(ChildForm)), codes);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Conflict", new ConflictPage
        {
            Heading = stored.Name,
            SavedBy = await db.Users.Where(u => u.Id == stored.UpdatedBy).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken),
            SavedAt = stored.UpdatedAt,
            RowVersion = stored.RowVersion,
            Action = Url.Action(nameof(Edit), new { id = stored.Id })!,
            // A section the person may not edit was not in their form; its empty fields are no answer.
            Differing = [.. differing.Where(d => Counts(d.Name, rights))],
            Agreed = agreed.Where(a => Counts(a.Key, rights)).ToDictionary(),
        });
    }

    private bool Counts(string property, ChildRights rights) =>
        rights.Covers(Shared.TagHelpers.FieldFacts.GroupOf(MetadataProvider.GetMetadataForType(typeof(ChildForm)).Properties[property]!));
}

/// <summary>A child's data being changed.</summary>
public sealed record ChildDataPage(Child Stored, ChildForm Form, ChildRights Rights);
