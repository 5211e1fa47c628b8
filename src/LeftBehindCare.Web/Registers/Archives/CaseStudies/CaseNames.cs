using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>A real name where the version for outside must not have one.</summary>
/// <param name="Section">Where it stands.</param>
/// <param name="Name">The name.</param>
public sealed record NameFound(string Section, string Name);

/// <summary>
/// Looks for real names before a case leaves the school: of its pupils, of the family of the child it is about, of villages and
/// of the school's staff (domain.md §2.4 A8).
/// </summary>
public sealed class CaseNames(AppDb db)
{
    /// <summary>A single character occurs in any text.</summary>
    private const int Shortest = 2;

    /// <summary>What stands in the case that outsiders must not read.</summary>
    public async Task<IReadOnlyList<NameFound>> FindAsync(CaseStudy one, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(one);
        var ids = one.ChildIds;
        var people = await db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Select(c => c.Name)
            .Concat(db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => ids.Contains(c.Id) && c.FormerName != null).Select(c => c.FormerName!))
            .Concat(db.ParentLinks.Where(l => ids.Contains(l.ChildId) && l.Parent!.Name != null).Select(l => l.Parent!.Name!))
            .Concat(db.GuardianLinks.Where(l => ids.Contains(l.ChildId)).Select(l => l.Guardian!.Name))
            .Concat(db.Staff.Select(s => s.Name))
            .Concat(db.Villages.Select(v => v.Name)).Distinct().ToListAsync(cancellationToken);
        // The child's given name alone gives it away too.
        var given = await db.Children.Where(c => ids.Contains(c.Id)).Select(c => c.Name).ToListAsync(cancellationToken);
        var names = people.Concat(given.Where(n => n.Length > Shortest).Select(n => n[1..])).Where(n => n.Length >= Shortest && !one.Alias.Contains(n, StringComparison.Ordinal)).Distinct().ToList();
        return [.. one.Sections.Append(("标题", one.Title)).Append(("化名", one.Alias))
            .SelectMany(s => names.Where(n => s.Item2.Contains(n, StringComparison.Ordinal)).OrderByDescending(n => n.Length).Select(n => new NameFound(s.Item1, n)))];
    }
}
