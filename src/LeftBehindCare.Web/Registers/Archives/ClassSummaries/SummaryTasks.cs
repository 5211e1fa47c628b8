using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Shared;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 to do: sheets to make, to make anew, to confirm.</summary>
public sealed class SummaryTasks(SummaryList list, ViewerContext viewers) : ITaskSource
{
    private const string Sheets = "ClassSummaries";

    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        if (viewers.Viewer.Scope(DataArea.Archives, SummaryDesk.Writing).IsEmpty
            || await list.ReadAsync(null, cancellationToken) is not { Term: not null } page) return [];
        var mine = page.Rows.Where(r => page.Writable.Contains(r.ClassId)).ToList();
        var tasks = new List<OfficeTask>();
        Add(mine.Where(r => r.State == SummaryState.Stale), "过期了", "孩子的资料有变动，要重新生成", "重出");
        Add(mine.Where(r => r.State == SummaryState.Missing), "还没有做", "从孩子的资料自动做出，核对后确认", "去做");
        Add(mine.Where(r => r.State == SummaryState.Unconfirmed), "还没有确认", "核对无误就确认", "核对");
        return tasks;

        void Add(IEnumerable<SummaryRow> rows, string what, string why, string verb)
        {
            var found = rows.ToList();
            if (found.Count == 0) return;
            var single = found is [{ SummaryId: not null }];
            tasks.Add(new OfficeTask
            {
                Urgency = TaskUrgency.Due,
                Icon = Icons.Table,
                Title = found.Count == 1 ? $"{found[0].ClassTitle}的汇总表{what}" : $"{found.Count}个班的汇总表{what}",
                Why = found.Count == 1 ? why : $"{string.Join('、', found.Take(3).Select(r => r.ClassTitle))}{(found.Count > 3 ? "等" : "")}：{why}",
                Verb = verb,
                Controller = Sheets,
                Action = single ? "Show" : "Index",
                Route = single ? new { id = found[0].SummaryId } : null,
            });
        }
    }
}
