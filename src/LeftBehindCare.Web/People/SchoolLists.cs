using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LeftBehindCare.Web.People;

/// <summary>A school's classes, campuses and villages as choices. They change a few times a year and stand on every list.</summary>
public sealed record SchoolChoices(
    IReadOnlyList<ClassChoice> Classes, IReadOnlyList<NamedChoice> Campuses, IReadOnlyList<NamedChoice> Villages);

/// <summary>A class of the current or a coming school year.</summary>
public sealed record ClassChoice(Guid Id, string Title, Guid CampusId, string AcademicYear, string Grade, int ClassNo);

/// <summary>Something chosen by its name.</summary>
public sealed record NamedChoice(Guid Id, string Name);

/// <summary>
/// Reads <see cref="SchoolChoices"/>, kept for a short while per school. Who may see which class is decided by the caller; a
/// posted id is checked against the database, never against this.
/// </summary>
public sealed class SchoolLists(AppDb db, TenantContext tenant, IMemoryCache cache, SchoolFactsReader facts)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(20);

    public async ValueTask<SchoolChoices> ReadAsync(CancellationToken cancellationToken)
    {
        if (tenant.SchoolId is not { } school) return new SchoolChoices([], [], []);
        if (cache.TryGetValue((typeof(SchoolChoices), school), out SchoolChoices? kept)) return kept!; // Only ever set below.
        var latest = await db.Classes.MaxAsync(c => (string?)c.AcademicYear, cancellationToken);
        var read = new SchoolChoices(
            await db.Classes.Where(c => c.AcademicYear == latest).OrderBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Id)
                .Select(c => new ClassChoice(c.Id, c.Title, c.CampusId, c.AcademicYear, c.Grade, c.ClassNo)).ToListAsync(cancellationToken),
            await db.Campuses.OrderBy(c => c.Kind).ThenBy(c => c.Name).Select(c => new NamedChoice(c.Id, c.Name)).ToListAsync(cancellationToken),
            await db.Villages.OrderBy(v => v.Name).Select(v => new NamedChoice(v.Id, v.Name)).ToListAsync(cancellationToken));
        return cache.Set((typeof(SchoolChoices), school), read, KeptFor);
    }

    /// <summary>The next reader in this process reads anew; call it when classes, campuses or villages change.</summary>
    public void Forget()
    {
        if (tenant.SchoolId is { } school) cache.Remove((typeof(SchoolChoices), school));
        facts.Forget();
    }
}
