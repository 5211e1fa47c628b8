using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Children;

/// <summary>A child being entered: its data, its class, and who already looks like it.</summary>
public sealed class NewChildPage
{
    public required ChildForm Child { get; init; }

    public required EntryForm Entry { get; init; }

    public required ChildRights Rights { get; init; }

    /// <summary>Children who might be the same one.</summary>
    public IReadOnlyList<AlikeChild> Alike { get; init; } = [];
}

/// <summary>Somebody on the books who looks like the child being entered.</summary>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Birth date.</param>
/// <param name="Class">Class today; null for who has left.</param>
/// <param name="Why">疑似重复, 疑似多胞, 同名, as a sentence.</param>
public sealed record AlikeChild(string Name, DateOnly BirthDate, string? Class, string Why);

/// <summary>
/// Looks before a child is added: same name and birth date, same name, or born on one day and alike in name (疑似多胞). Numbers are
/// compared by the editor, which refuses them outright. Looks at the whole school: a double entry in another class is one, too.
/// </summary>
public sealed class AlikeChildren(AppDb db, OfficeClock clock)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<AlikeChild>> FindAsync(string? name, DateOnly birth, CancellationToken cancellationToken)
    {
        var key = PersonName.SearchKey(name);
        if (key.Length == 0) return [];
        var today = clock.Today;
        var surname = WrittenText.First(key, 1);
        var near = await db.Children
            .Where(c => c.Name.Replace("·", "").Replace(" ", "") == key || (c.BirthDate == birth && c.Name.StartsWith(surname)))
            .Select(c => new
            {
                c.Name,
                c.BirthDate,
                Class = db.EnrollSpans.Where(e => e.ChildId == c.Id && e.From <= today && (e.To == null || e.To > today)).Select(e => e.Class!.Title).FirstOrDefault(),
            })
            .Take(Most * 4).ToListAsync(cancellationToken);
        return
        [
            .. near.Select(c => (Child: c, SameName: PersonName.SearchKey(c.Name) == key, SameDay: c.BirthDate == birth))
                .OrderByDescending(c => c.SameName && c.SameDay).ThenByDescending(c => c.SameName).Take(Most)
                .Select(c => new AlikeChild(c.Child.Name, c.Child.BirthDate, c.Child.Class, (c.SameName, c.SameDay) switch
                {
                    (true, true) => "疑似重复：姓名和出生日期都一样",
                    (true, false) => "同名：出生日期不一样",
                    _ => "疑似多胞：同一天出生，姓也一样，不是重复",
                })),
        ];
    }

    /// <summary>Whether any of them has to be answered before saving: 同名 and 疑似多胞 only inform, 疑似重复 asks.</summary>
    public static bool MustAnswer(IEnumerable<AlikeChild> alike) => alike.Any(a => a.Why.StartsWith("疑似重复", StringComparison.Ordinal));
}
