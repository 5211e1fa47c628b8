using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>Opens a round: a line for each class the person fills in for, with as many sheets as the class has children.</summary>
public sealed class SurveyOpening(AppDb db, ViewerContext viewers, OfficeClock clock)
{
    /// <summary>Adds the lines that the round does not have yet.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> OpenAsync(SurveyStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var (title, today) = (Texts.OrNull(start.Title)!, clock.Today); // Required.
        var mine = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));
        var rooms = await db.EnrolledOn(today).Where(e => mine.Any(c => c.Id == e.ClassId) && !db.Surveys.Any(s => s.Title == title && s.ClassId == e.ClassId))
            .GroupBy(e => e.ClassId).Select(g => new { ClassId = g.Key, Children = g.Count() }).ToListAsync(cancellationToken);
        db.Surveys.AddRange(rooms.Select(r => new SurveyRound
        {
            Title = title,
            DueDate = start.DueDate!.Value, // Required, as is the way.
            ClassId = r.ClassId,
            Issued = Math.Min(r.Children, SurveyForm.MostSheets),
            VerifyWay = start.VerifyWay!,
            VerifiedIds = [],
        }));
        await db.SaveChangesAsync(cancellationToken);
        return rooms.Count;
    }
}
