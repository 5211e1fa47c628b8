using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>Who of a class took part in an activity; also in one of the school, each teacher for the own class.</summary>
public sealed class Participants(AppDb db, ViewerContext viewers)
{
    private RowScope Mine => viewers.Viewer.Scope(DataArea.Archives, Access.Edit);

    private RowScope Seen => viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit);

    /// <summary>The page of one class; null for a class out of reach.</summary>
    public async Task<ParticipantsPage?> ReadAsync(Activity activity, Guid? classId, bool all, ParticipantsForm? typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var (id, date, own) = (activity.Id, activity.Date, activity.ClassId);
        var enrolled = db.EnrolledOn(date);
        var classes = await db.Classes.Within(Seen).Where(c => (own == null || c.Id == own) && enrolled.Any(e => e.ClassId == c.Id))
            .OrderBy(c => c.Campus!.Kind).ThenBy(c => c.Campus!.Name).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
            .Select(c => new ParticipantClass(c.Id, c.Title, db.Participations.Count(p => p.ActivityId == id && p.Attended && enrolled.Any(e => e.ChildId == p.ChildId && e.ClassId == c.Id))))
            .ToListAsync(cancellationToken);
        var room = classId is null ? classes.FirstOrDefault() : classes.FirstOrDefault(c => c.Id == classId);
        if (room is null && classId is not null) return null;
        var roomId = room?.Id;
        var leftBehind = db.LeftBehindOn(date);
        var found = await (
            from span in enrolled
            where span.ClassId == roomId && !span.Child!.IsDeleted
            let isLeftBehind = leftBehind.Any(l => l.ChildId == span.ChildId)
            let part = db.Participations.FirstOrDefault(p => p.ActivityId == id && p.ChildId == span.ChildId)
            where all || isLeftBehind || part != null
            orderby isLeftBehind descending, span.Child!.Pinyin, span.ChildId
            select new { span.ChildId, span.Child!.Name, isLeftBehind, part }).AsNoTracking().ToListAsync(cancellationToken);
        var rows = (typed?.Rows ?? []).DistinctBy(r => r.ChildId).ToDictionary(r => r.ChildId);
        return new ParticipantsPage
        {
            ActivityId = id,
            Heading = activity.Title,
            Date = date,
            Classes = classes,
            Class = room,
            All = all,
            Lines = [.. found.Select(f => new ParticipantLine(f.ChildId, f.Name, f.isLeftBehind, rows.GetValueOrDefault(f.ChildId) ?? RowOf(f.ChildId, f.part)))],
            CanEdit = roomId is { } one && await db.Classes.Within(Mine).AnyAsync(c => c.Id == one, cancellationToken),
        };
    }

    /// <summary>Saves the class as it stands on the page.</summary>
    /// <returns>How many came.</returns>
    public async Task<int> SaveAsync(ParticipantsPage page, ParticipantsForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(form);
        var listed = page.Lines.Select(l => l.ChildId).ToArray();
        var stored = await db.Participations.Where(p => p.ActivityId == page.ActivityId && listed.Contains(p.ChildId)).ToDictionaryAsync(p => p.ChildId, cancellationToken);
        foreach (var row in form.Rows.Where(r => listed.Contains(r.ChildId)).DistinctBy(r => r.ChildId))
        {
            if (form.RestCame && string.IsNullOrEmpty(row.Came)) row.Came = "y";
            var part = stored.GetValueOrDefault(row.ChildId);
            if (string.IsNullOrEmpty(row.Came))
            {
                // Nobody was entered, or somebody by mistake.
                if (part is not null) (part.IsDeleted, part.DeleteReason) = (true, "没有报名");
                continue;
            }

            if (part is null) db.Add(part = new ActivityParticipation { ActivityId = page.ActivityId, ChildId = row.ChildId });
            part.Attended = row.Came == "y";
            part.Role = string.IsNullOrEmpty(row.Role) ? null : row.Role;
            part.Perform = string.IsNullOrEmpty(row.Perform) ? null : row.Perform;
            part.Award = Texts.OrNull(row.Award);
            part.Feeling = Texts.OrNull(row.Feeling);
        }

        await db.SaveChangesAsync(cancellationToken);
        return form.Rows.Count(r => r.Came == "y");
    }

    private static ParticipantRow RowOf(Guid child, ActivityParticipation? part) => new()
    {
        ChildId = child,
        Came = part is null ? "" : part.Attended ? "y" : "n",
        Role = part?.Role,
        Perform = part?.Perform,
        Award = part?.Award,
        Feeling = part?.Feeling,
    };
}
