using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Shared;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>What is missing when it should be there by now (AL02, AL04, AL13), one line an archive, for whoever fills it in.</summary>
public sealed class LateTasks(ArchiveReader reader, ViewerContext viewers, OfficeClock clock) : ITaskSource
{
    public async Task<IReadOnlyList<OfficeTask>> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = viewers.Viewer.Scope(DataArea.Archives, Access.Edit);
        var day = await reader.DayAsync(clock.Today, cancellationToken);
        if (mine.IsEmpty || (await reader.ArchivesAsync(cancellationToken)).All(a => !a.IsLate(day))) return [];
        var roll = await reader.ReadAsync(mine, clock.Today, cancellationToken);
        return [.. roll.Archives.Where(a => a.IsLate(day))
            .Select(a => (Archive: a, Count: roll.LackingOf(a))).Where(l => l.Count > 0).Select(l => Task(l.Archive, l.Count))];
    }

    private static OfficeTask Task(IArchive archive, int count)
    {
        var (title, why) = archive.Late(count);
        return new OfficeTask
        {
            Urgency = TaskUrgency.Due,
            Icon = Icons.Pencil,
            Title = title,
            Why = why,
            Verb = "名单",
            Controller = "Overview",
            Route = new { lacking = archive.Code },
        };
    }
}
