using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>A 留守 child in class.</summary>
public sealed record RollChild(Guid Id, string Name, Guid ClassId);

/// <summary>How one archive of one child or class looks.</summary>
/// <param name="Status">Where the best record stands; null where there is none.</param>
/// <param name="IsFiled">Whether the archive counts.</param>
/// <param name="RecordId">The record to open.</param>
/// <param name="Count">How many of its records count.</param>
public readonly record struct ArchiveCell(RecordStatus? Status, bool IsFiled, Guid? RecordId, int Count)
{
    /// <summary>Approved once, but it does not count any more: not confirmed this term, overtaken by changes, too few.</summary>
    public bool IsStale => !IsFiled && Status is RecordStatus.Submitted or RecordStatus.Effective or RecordStatus.Archived && !IsFiled;
}

/// <summary>The archives of the 留守 children within a reach, and of their classes, on one day.</summary>
public sealed class ArchiveRoll
{
    private readonly Dictionary<(string Code, Guid About), ArchiveCell> _cells;
    private readonly ILookup<string, ArchiveMark> _filed;
    private readonly HashSet<Guid> _children;

    /// <param name="day">The day.</param>
    /// <param name="archives">The archives that are asked for.</param>
    /// <param name="children">The children, in the order of the school.</param>
    /// <param name="marks">All their records of the period.</param>
    public ArchiveRoll(ArchiveDay day, IReadOnlyList<IArchive> archives, IReadOnlyList<RollChild> children, IEnumerable<ArchiveMark> marks)
    {
        (Day, Archives, Children) = (day, archives, children);
        Classes = children.Select(c => c.ClassId).ToHashSet();
        _children = children.Select(c => c.Id).ToHashSet();
        var all = marks as IReadOnlyCollection<ArchiveMark> ?? [.. marks];
        _filed = all.Where(m => m.IsFiled).ToLookup(m => m.Code);
        _cells = all.GroupBy(m => (m.Code, m.About)).ToDictionary(g => g.Key, g => CellOf(g, NeededOf(g.Key.Code)));
    }

    public ArchiveDay Day { get; }

    /// <summary>The archives that are asked for, by number.</summary>
    public IReadOnlyList<IArchive> Archives { get; }

    public IReadOnlyList<RollChild> Children { get; }

    /// <summary>Classes with 留守 children.</summary>
    public IReadOnlySet<Guid> Classes { get; }

    /// <summary>The archive of a child or class.</summary>
    public ArchiveCell Cell(IArchive archive, Guid about) =>
        _cells.TryGetValue((archive.Code, about), out var cell) ? cell : new ArchiveCell(null, archive.Needed(Day) == 0, null, 0);

    /// <summary>How many of some children or classes have an archive.</summary>
    public int FiledOf(IArchive archive, IEnumerable<Guid> of) => of.Count(about => Cell(archive, about).IsFiled);

    /// <summary>How many of the children, or of the classes where it is theirs, lacked an archive on the day: what was filed only after it was missing on it.</summary>
    public int LackingOf(IArchive archive)
    {
        var due = DueOf(archive);
        return due.Count - FiledBy(archive, due, Day.Day);
    }

    /// <summary>What a child lacks of its own five.</summary>
    public IEnumerable<IArchive> Lacking(RollChild child) => Archives.Where(a => !a.OfClass && !Cell(a, child.Id).IsFiled);

    /// <summary>Whether nothing of a child's own and of its class's archives is missing (M07).</summary>
    public bool IsWhole(RollChild child) => Archives.All(a => Cell(a, a.OfClass ? child.ClassId : child.Id).IsFiled);

    /// <summary>
    /// Of today's children or classes the share whose archive counted already on a day of the past; null while nothing was due.
    /// </summary>
    public decimal? PercentOn(IArchive archive, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var due = DueOf(archive);
        if (archive.Needed(Day with { Day = day }) == 0 || due.Count == 0) return null;
        return Math.Round(100m * FiledBy(archive, due, day) / due.Count, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>How many of them had an archive at the end of a day.</summary>
    private int FiledBy(IArchive archive, IReadOnlySet<Guid> due, DateOnly day)
    {
        var (needed, until) = (archive.Needed(Day with { Day = day }), OfficeClock.StartOf(day.AddDays(1)));
        return needed == 0 ? due.Count : _filed[archive.Code].Where(m => !(m.FiledAt >= until) && due.Contains(m.About)).CountBy(m => m.About).Count(n => n.Value >= needed);
    }

    private IReadOnlySet<Guid> DueOf(IArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return archive.OfClass ? Classes : _children;
    }

    private int NeededOf(string code) => Archives.First(a => a.Code == code).Needed(Day);

    private static ArchiveCell CellOf(IEnumerable<ArchiveMark> marks, int needed)
    {
        var all = marks.ToList();
        var filed = all.Where(m => m.IsFiled).ToList();
        var isFiled = filed.Count >= needed;
        // What counts is shown; else what has to be worked on: given back, then drafts, then what has gone stale.
        var shown = isFiled && filed.Count > 0
            ? filed.OrderBy(m => m.Status == RecordStatus.Submitted).First()
            : all.OrderBy(m => m.Status switch { RecordStatus.Returned => 0, RecordStatus.Draft => 1, _ => 2 }).First();
        return new ArchiveCell(shown.Status, isFiled, shown.RecordId, filed.Count);
    }
}
