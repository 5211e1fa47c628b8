using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Reads the roll: one query for the children, one for the records of all archives.</summary>
public sealed class ArchiveReader(AppDb db, IEnumerable<IArchive> archives, SchoolFactsReader schools)
{
    /// <summary>The archive that a school of seven does without (domain.md §0.3).</summary>
    private const string LeftOutOfSeven = "A3";

    private readonly Dictionary<(string Scope, DateOnly Day, Guid? Class), ArchiveRoll> _read = [];

    /// <summary>The archives the school is asked for, by number.</summary>
    public async Task<IReadOnlyList<IArchive>> ArchivesAsync(CancellationToken cancellationToken)
    {
        var isSeven = (await schools.CurrentAsync(cancellationToken))?.ArchiveSet == 7;
        return [.. archives.Where(a => !isSeven || a.Code != LeftOutOfSeven).OrderBy(a => a.Code, StringComparer.Ordinal)];
    }

    public async Task<ArchiveDay> DayAsync(DateOnly day, CancellationToken cancellationToken) =>
        new(day, (await schools.CurrentAsync(cancellationToken))?.TermOn(day));

    /// <summary>
    /// The 留守 children within the scope and their classes. Read once a request: the home page's tasks and its figures are of the
    /// same roll.
    /// </summary>
    public async Task<ArchiveRoll> ReadAsync(RowScope scope, DateOnly on, CancellationToken cancellationToken, Guid? classId = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var key = (scope.WholeSchool ? "all" : string.Join(',', scope.Campuses.Order()) + ';' + string.Join(',', scope.Classes.Order()), on, classId);
        return _read.TryGetValue(key, out var known) ? known : _read[key] = await ReadOnceAsync(scope, on, classId, cancellationToken);
    }

    private async Task<ArchiveRoll> ReadOnceAsync(RowScope scope, DateOnly on, Guid? classId, CancellationToken cancellationToken)
    {
        var (day, asked) = (await DayAsync(on, cancellationToken), await ArchivesAsync(cancellationToken));
        if (scope.IsEmpty) return new ArchiveRoll(day, asked, [], []);
        foreach (var archive in asked) await archive.PrepareAsync(cancellationToken);
        var classes = db.Classes.Within(scope);
        var children = await db.LeftBehindOn(on).Where(e => (classId == null || e.ClassId == classId) && classes.Any(c => c.Id == e.ClassId))
            .OrderBy(e => e.Class!.Campus!.Kind).ThenBy(e => e.Class!.Campus!.Name).ThenBy(e => e.Class!.Grade).ThenBy(e => e.Class!.ClassNo).ThenBy(e => e.ClassId)
            .ThenBy(e => e.Child!.Pinyin).ThenBy(e => e.ChildId)
            .Select(e => new RollChild(e.ChildId, e.Child!.Name, e.ClassId)).ToListAsync(cancellationToken);
        return new ArchiveRoll(day, asked, children, children.Count == 0 ? [] : await MarksAsync(asked, day, children, cancellationToken));
    }

    private static async Task<List<ArchiveMark>> MarksAsync(
        IReadOnlyList<IArchive> asked, ArchiveDay day, List<RollChild> children, CancellationToken cancellationToken)
    {
        var about = children.Select(c => c.Id).Concat(children.Select(c => c.ClassId).Distinct()).ToArray();
        return asked.Count == 0 ? [] : await asked.Select(a => a.Marks(day)).Aggregate((all, one) => all.Concat(one))
            .Where(m => about.Contains(m.About)).ToListAsync(cancellationToken);
    }
}
