using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Of each reviewed archive: what was given back, what waits for the reviewer, what is still a draft. Two queries for all of them.</summary>
public sealed class ArchiveTasks(IEnumerable<IArchive> archives, ViewerContext viewers) : ITaskSource
{
    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var tasks = new List<OfficeTask>();
        var mine = await CountAsync(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), [RecordStatus.Draft, RecordStatus.Returned], cancellationToken);
        var waiting = await CountAsync(viewers.Viewer.Scope(DataArea.Archives, Access.Approve), [RecordStatus.Submitted], cancellationToken);
        foreach (var archive in archives.OrderBy(a => a.Code, StringComparer.Ordinal))
        {
            if (mine.TryGetValue((archive.Code, RecordStatus.Returned), out var returned))
                tasks.Add(Task(archive, TaskUrgency.Returned, Icons.Returned, $"退回{returned}{archive.Noun}", "照意见改好再提交", "去改", RecordStatus.Returned));
            if (mine.TryGetValue((archive.Code, RecordStatus.Draft), out var drafts))
                tasks.Add(Task(archive, TaskUrgency.Next, Icons.Sending, $"{drafts}{archive.Noun}还是草稿", "提交以后由学校审核", "去提交", RecordStatus.Draft));
            if (waiting.TryGetValue((archive.Code, RecordStatus.Submitted), out var count))
                tasks.Add(Task(archive, TaskUrgency.Waited, Icons.Review, $"{count}{archive.Noun}等您审核", "通过后生效，才进档案", "审核", RecordStatus.Submitted));
        }

        return tasks;
    }

    private async Task<Dictionary<(string Code, RecordStatus Status), int>> CountAsync(RowScope scope, RecordStatus[] statuses, CancellationToken cancellationToken)
    {
        var asked = scope.IsEmpty ? [] : archives.Select(a => a.Standings(scope)).OfType<IQueryable<ArchiveStanding>>().ToList();
        if (asked.Count == 0) return [];
        var counts = await asked.Aggregate((all, one) => all.Concat(one)).Where(s => statuses.Contains(s.Status))
            .GroupBy(s => new { s.Code, s.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(c => (c.Key.Code, c.Key.Status), c => c.Count);
    }

    private static OfficeTask Task(IArchive archive, TaskUrgency urgency, string icon, string title, string why, string verb, RecordStatus status) => new()
    {
        Urgency = urgency,
        Icon = icon,
        Title = title,
        Why = why,
        Verb = verb,
        Controller = archive.Controller,
        Route = new { status = (int)status },
    };
}
