using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>Finds a parent or guardian already on the school's books, so that brothers and sisters share one person.</summary>
public sealed class PeopleSearch(AppDb db)
{
    private const int Most = 10;

    /// <summary>People of that name; without a name, the relatives of brothers and sisters already known.</summary>
    public async Task<FindPersonPage> ForAsync(ChildFacts child, PhoneOwner kind, string? words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(child);
        var key = PersonName.SearchKey(words);
        var found = key.Length == 0 ? [] : kind == PhoneOwner.Parent
            ? await db.Parents.Where(p => p.Name!.Replace("·", "").Contains(key)).OrderBy(p => p.Name).Take(Most)
                .Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken)
            : await db.Guardians.Where(g => g.Name.Replace("·", "").Contains(key)).OrderBy(g => g.Name).Take(Most)
                .Select(g => new { g.Id, Name = (string?)g.Name }).ToListAsync(cancellationToken);
        var ids = found.Select(f => f.Id).ToArray();
        var theirs = kind == PhoneOwner.Parent
            ? await db.ParentLinks.Where(l => ids.Contains(l.ParentId)).Select(l => new { Person = l.ParentId, l.Role, Child = l.Child!.Name }).ToListAsync(cancellationToken)
            : await db.GuardianLinks.Where(l => ids.Contains(l.GuardianId)).Select(l => new { Person = l.GuardianId, Role = l.Relation, Child = l.Child!.Name }).ToListAsync(cancellationToken);
        return new FindPersonPage(words, key.Length > 0,
            [.. found.Select(f => new FoundPerson(f.Id, f.Name ?? "（没有写姓名）",
                string.Join('、', theirs.Where(t => t.Person == f.Id).Select(t => $"{t.Child}的{CodeSets.All.NameOf("Relation", t.Role)}").Distinct())))]);
    }
}

/// <summary>The search above a new parent or guardian.</summary>
public sealed record FindPersonPage(string? Words, bool Asked, IReadOnlyList<FoundPerson> Found);

/// <summary>One person found: 石亦禾的父亲.</summary>
public sealed record FoundPerson(Guid Id, string Name, string Relations);
