using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People;

/// <summary>The first steps of a new school, and of each new term: a term, classes, the roll.</summary>
public sealed class StartTasks(AppDb db, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock) : ITaskSource
{
    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!viewers.Viewer.Scope(DataArea.Basics, Access.Edit).WholeSchool || await schools.CurrentAsync(cancellationToken) is not { } school) return [];
        var tasks = new List<OfficeTask>();
        if (school.TermOn(clock.Today) is not { } term || term.To < clock.Today)
            tasks.Add(Step(Icons.Calendar, "设本学期", "起止日期和教学周；本学期确认、汇总表都按学期算", "去设", "Terms", "New"));
        if (!await db.Children.AnyAsync(cancellationToken))
            tasks.Add(Step(Icons.Import, "导入学籍名单", "学籍系统导出的表就行；没有的班会提议新建，写入之前先给您看", "去导入", "Import", "Index"));
        return tasks;
    }

    private static OfficeTask Step(string icon, string title, string why, string verb, string controller, string action) => new()
    {
        Urgency = TaskUrgency.Next,
        Icon = icon,
        Title = title,
        Why = why,
        Verb = verb,
        Controller = controller,
        Action = action,
    };
}
