using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>Rounds whose sheets are not all back (AL01): from the due day on, and pressing from the third day after it.</summary>
public sealed class SurveyTasks(AppDb db, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    /// <summary>A round is over and done with after so many days, whatever is still missing.</summary>
    private const int Days = 60;

    private const int Patience = 3;

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = viewers.Viewer.Scope(DataArea.Archives, Access.Edit);
        if (mine.IsEmpty) return [];
        var (today, classes) = (clock.Today, db.Classes.Within(mine));
        var oldest = today.AddDays(-Days);
        var open = await db.Surveys.Where(s => s.Returned < s.Issued && s.DueDate <= today && s.DueDate >= oldest && classes.Any(c => c.Id == s.ClassId))
            .GroupBy(s => s.Title).Select(g => new { Title = g.Key, Due = g.Min(s => s.DueDate), Classes = g.Count(), Sheets = g.Sum(s => s.Issued - s.Returned) })
            .OrderBy(g => g.Due).Take(3).ToListAsync(cancellationToken);
        return [.. open.Select(o => new OfficeTask
        {
            Urgency = o.Due.AddDays(Patience) <= today ? TaskUrgency.Returned : TaskUrgency.Due,
            Icon = Icons.Sending,
            Title = $"“{o.Title}”还差{o.Sheets}份没收回",
            Why = o.Classes == 1 ? $"{o.Due.Month}月{o.Due.Day}日截止" : $"{o.Classes}个班，{o.Due.Month}月{o.Due.Day}日截止",
            Verb = "去登记",
            Controller = "Surveys",
            Route = new { title = o.Title, open = true },
        })];
    }
}
