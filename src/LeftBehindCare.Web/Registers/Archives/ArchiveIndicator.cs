using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>
/// M05 建档率 archive by archive, M06 综合建档率 of the children's and of the classes' archives, M07 八档齐全率 (domain.md §3, §8.7).
/// A class without 留守 children stands in no denominator.
/// </summary>
public sealed class ArchiveIndicator(ArchiveReader reader) : IIndicator
{
    /// <summary>M06 of what each child has for itself.</summary>
    public const string OfChildren = "M06.P";

    /// <summary>M06 of what each class has.</summary>
    public const string OfClasses = "M06.C";

    /// <summary>M07.</summary>
    public const string Whole = "M07";

    /// <summary>M05 of one archive, such as M05.A7.</summary>
    public static string Filed(string archive) => $"M05.{archive}";

    public async Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken) =>
        Cells(await reader.ReadAsync(scope, day, cancellationToken));

    /// <summary>A1 tells field by field what is missing, A2 is made on its own list; the others open to their children in the overview.</summary>
    public static IndicatorRows RowsOf(string archive, Guid? classId) => archive switch
    {
        "A1" => new("Profiles", "Index", new { classId, filed = false }),
        "A2" => new("ClassSummaries", "Index"),
        _ => new("Overview", "Index", new { classId, lacking = archive }),
    };

    public IndicatorRows? Lacking(string code, Guid? classId)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.StartsWith("M05.", StringComparison.Ordinal) ? RowsOf(code[4..], classId) : null;
    }

    /// <summary>The figures of a roll that was read already.</summary>
    public static IReadOnlyList<IndicatorCell> Cells(ArchiveRoll roll)
    {
        ArgumentNullException.ThrowIfNull(roll);
        var cells = new List<IndicatorCell>();
        foreach (var room in roll.Children.GroupBy(c => c.ClassId))
        {
            var children = room.Select(c => c.Id).ToList();
            var (own, shared) = (0, 0);
            foreach (var archive in roll.Archives)
            {
                List<Guid> due = archive.OfClass ? [room.Key] : children;
                var filed = roll.FiledOf(archive, due);
                cells.Add(new IndicatorCell(Filed(archive.Code), room.Key, filed, due.Count));
                if (archive.OfClass) shared += filed;
                else own += filed;
            }

            var ofClass = roll.Archives.Count(a => a.OfClass);
            cells.Add(new IndicatorCell(OfChildren, room.Key, own, (roll.Archives.Count - ofClass) * children.Count));
            cells.Add(new IndicatorCell(OfClasses, room.Key, shared, ofClass));
            cells.Add(new IndicatorCell(Whole, room.Key, room.Count(roll.IsWhole), children.Count));
        }

        return cells;
    }
}
