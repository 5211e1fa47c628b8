using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>专人变更、学年末、转学必做 (domain.md §2.4): what happened lately and has no handing over yet. For whoever keeps the school's archives.</summary>
public sealed class CustodyTasks(AppDb db, TenantContext tenant, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    private const int Days = 60;
    private const int YearEndMonth = 7;

    private const string NewKeeper = "1";
    private const string YearEnd = "2";
    private const string Transfer = "3";

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!viewers.Viewer.Scope(DataArea.Archives, Access.Edit).WholeSchool || tenant.SchoolId is not { } school) return [];
        var today = clock.Today;
        var (lately, isYearEnd) = (today.AddDays(-Days), today.Month is YearEndMonth or YearEndMonth + 1);
        var summer = new DateOnly(today.Year, YearEndMonth - 1, 1);
        var open = await db.Schools.Where(s => s.Id == school).Select(_ => new
        {
            Keepers = db.PostSpans.Count(p => p.Role == Role.Archivist && p.To > lately && p.To <= today && !db.Custodies.Any(c => c.Reason == NewKeeper && c.FromId == p.StaffId && c.Date >= lately)),
            Transfers = db.EnrollSpans.Count(e => e.ExitKind == AlterKind.TransferredOut && e.To > lately && e.To <= today && !db.Custodies.Any(c => c.Reason == Transfer && c.Date >= e.To)),
            YearIsDone = db.Custodies.Any(c => c.Reason == YearEnd && c.Date >= summer),
        }).FirstAsync(cancellationToken);
        var tasks = new List<OfficeTask>();
        if (open.Keepers > 0) tasks.Add(Task("换了档案专人，还没有移交", "当面点清，印清单三方签字", NewKeeper));
        if (open.Transfers > 0) tasks.Add(Task($"转出{open.Transfers}人，档案还没移交", "点清给接收的学校或监护人", Transfer));
        if (isYearEnd && !open.YearIsDone) tasks.Add(Task("学年末的档案移交还没登", "放假前点清装盒", YearEnd));
        return tasks;
    }

    private static OfficeTask Task(string title, string why, string reason) => new()
    {
        Urgency = TaskUrgency.Due,
        Icon = Icons.Archives,
        Title = title,
        Why = why,
        Verb = "登记",
        Controller = "Custodies",
        Action = "New",
        Route = new { reason },
    };
}
