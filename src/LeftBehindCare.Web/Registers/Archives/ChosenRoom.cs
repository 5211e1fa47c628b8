using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>The class that the form being shown is about; its children can be ticked.</summary>
public sealed class ChosenRoom
{
    public Guid? ClassId { get; set; }

    /// <summary>The day on which the children must have been in the class.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Ticked already, also where they have left the class since.</summary>
    public IReadOnlyList<Guid> Ticked { get; set; } = [];
}

/// <summary>Classes of the year whose archives the person may fill in, and the form's own where nobody is in it any more.</summary>
public sealed class ClassRooms(AppDb db, ChosenRoom room, ViewerContext viewers, OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var (enrolled, own) = (db.EnrolledOn(clock.Today), room.ClassId);
        return await db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit)).Where(c => c.Id == own || enrolled.Any(e => e.ClassId == c.Id))
            .OrderBy(c => c.Campus!.Kind).ThenBy(c => c.Campus!.Name).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
            .Select(c => new SelectListItem(c.Title, c.Id.ToString())).ToListAsync(cancellationToken);
    }
}

/// <summary>留守 children of the chosen class.</summary>
public sealed class RoomChildren(AppDb db, ChosenRoom room, ViewerContext viewers, OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        if (room.ClassId is not { } classId) return [];
        var (day, ticked) = (room.Day ?? clock.Today, room.Ticked);
        var reached = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit));
        var present = db.LeftBehindOn(day).Where(e => e.ClassId == classId && reached.Any(c => c.Id == classId));
        var children = await db.Children.Where(c => present.Any(e => e.ChildId == c.Id) || ticked.Contains(c.Id)).OrderBy(c => c.Pinyin).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Name, c.BirthDate }).ToListAsync(cancellationToken);
        var twice = children.CountBy(c => c.Name).Where(n => n.Value > 1).Select(n => n.Key).ToHashSet();
        return [.. children.Select(c => new SelectListItem(twice.Contains(c.Name) ? $"{c.Name}（{c.BirthDate.Month}月{c.BirthDate.Day}日生）" : c.Name, c.Id.ToString()))];
    }
}

/// <summary>Chooses the class for a form: the one the person has, or the one the form names, within reach.</summary>
public sealed class RoomChooser(AppDb db, ChosenRoom room, ViewerContext viewers, OfficeClock clock)
{
    private IQueryable<SchoolClass> Mine => db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));

    /// <summary>The person's class, where it is one only.</summary>
    public async Task<Guid?> OnlyClassAsync(CancellationToken cancellationToken)
    {
        var enrolled = db.EnrolledOn(clock.Today);
        return await Mine.Where(c => enrolled.Any(e => e.ClassId == c.Id)).Select(c => c.Id).Take(2).ToListAsync(cancellationToken) is [var one] ? one : null;
    }

    /// <summary>The 留守 children of a class that the person fills in for.</summary>
    public Task<Guid[]> LeftBehindAsync(Guid classId, CancellationToken cancellationToken) =>
        db.LeftBehindOn(clock.Today).Where(e => e.ClassId == classId && Mine.Any(c => c.Id == classId)).Select(e => e.ChildId).ToArrayAsync(cancellationToken);

    /// <summary>Lets the form tick children of the class. Who never was of it is not shown by name, whatever ids a request carries.</summary>
    public async Task ChooseAsync(Guid? classId, DateOnly? day, IReadOnlyCollection<Guid>? ticked, CancellationToken cancellationToken)
    {
        (room.ClassId, room.Day, room.Ticked) = (classId, day <= clock.Today ? day : null, []);
        if (classId is { } one && ticked is { Count: > 0 })
            room.Ticked = await db.EnrollSpans.Where(e => e.ClassId == one && ticked.Contains(e.ChildId)).Select(e => e.ChildId).Distinct().ToListAsync(cancellationToken);
    }
}
