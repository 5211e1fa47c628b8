using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Papers.Bundles;

/// <summary>Whose sheets somebody wants: named children, a class, or all within reach.</summary>
public sealed record PrintChoice
{
    public Guid? ClassId { get; init; }
    public bool Whole { get; init; }
    public IReadOnlyList<Guid> ChildIds { get; init; } = [];
}

/// <summary>A choice made out: which children, in the order of the bundle, and what to call it.</summary>
/// <param name="ChildIds">By class, then by name.</param>
/// <param name="Place">四年级1班, 全校.</param>
public sealed record PrintTarget(IReadOnlyList<Guid> ChildIds, string Place)
{
    public string Title => $"{Place} 基本情况登记表{ChildIds.Count}份";
}

/// <summary>A class to choose from.</summary>
public sealed record ClassToPrint(Guid Id, string Title, int LeftBehind);

/// <summary>A child to choose.</summary>
public sealed record ChildToPrint(Guid Id, string Name, int Missing);

/// <summary>Which left-behind children a bundle of A1 covers. Everything stays within the scope it is given.</summary>
public sealed class PrintTargets(AppDb db, OfficeClock clock)
{
    public async Task<IReadOnlyList<ClassToPrint>> ClassesAsync(RowScope scope, CancellationToken cancellationToken)
    {
        var counted = await LeftBehind(scope).GroupBy(e => e.ClassId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var ids = counted.Keys.ToArray();
        var classes = await db.Classes.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Title }).ToListAsync(cancellationToken);
        return [.. classes.Select(c => new ClassToPrint(c.Id, c.Title, counted[c.Id]))];
    }

    public async Task<IReadOnlyList<ChildToPrint>> ChildrenAsync(Guid classId, RowScope scope, CancellationToken cancellationToken) =>
        await LeftBehind(scope).Where(e => e.ClassId == classId)
            .OrderBy(e => e.Child!.Pinyin).ThenBy(e => e.ChildId)
            .Select(e => new ChildToPrint(e.ChildId, e.Child!.Name, db.Profiles.Where(p => p.ChildId == e.ChildId).Select(p => p.MissingCount).FirstOrDefault()))
            .ToListAsync(cancellationToken);

    /// <summary>Null when anything that was chosen is out of reach or nothing is left to print.</summary>
    public async Task<PrintTarget?> FindAsync(PrintChoice choice, RowScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(scope);
        if (choice.ChildIds.Count > 0)
        {
            var wanted = choice.ChildIds.Distinct().ToArray();
            var found = await db.Children.Within(scope, db, clock.Today).Where(c => wanted.Contains(c.Id))
                .OrderBy(c => c.Pinyin).ThenBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
            return found.Count == wanted.Length ? new PrintTarget(found, "所选孩子") : null;
        }

        var place = scope.WholeSchool ? "全校" : "本人所管";
        var rows = LeftBehind(scope);
        if (choice.ClassId is { } classId)
        {
            var title = await db.Classes.Within(scope).Where(c => c.Id == classId).Select(c => c.Title).FirstOrDefaultAsync(cancellationToken);
            if (title is null) return null;
            place = title;
            rows = rows.Where(e => e.ClassId == classId);
        }
        else if (!choice.Whole)
        {
            return null;
        }

        var ids = await rows.OrderBy(e => e.Class!.Grade).ThenBy(e => e.Class!.ClassNo).ThenBy(e => e.ClassId)
            .ThenBy(e => e.Child!.Pinyin).ThenBy(e => e.ChildId).Select(e => e.ChildId).ToListAsync(cancellationToken);
        return ids.Count == 0 ? null : new PrintTarget(ids, place);
    }

    /// <summary>Enrolments in force of children who count as 留守 today, in classes within the scope.</summary>
    private IQueryable<EnrollSpan> LeftBehind(RowScope scope)
    {
        var classes = db.Classes.Within(scope);
        return db.LeftBehindOn(clock.Today).AsNoTracking().Where(e => classes.Any(c => c.Id == e.ClassId));
    }
}
