using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>Reads what A2 of some classes says on a day: one query more than the master data, however many classes.</summary>
public sealed class SummaryReader(AppDb db, ChildFactsReader children, ISpecialFindings specials)
{
    /// <summary>Content by class; a class without 留守 children has an empty one. Rights are the caller's business.</summary>
    public async Task<IReadOnlyDictionary<Guid, SummaryContent>> ReadAsync(IReadOnlyCollection<Guid> classIds, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(classIds);
        var wanted = classIds.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<Guid, SummaryContent>();
        var found = specials.Of(SchoolYear.NameOf(day));
        var enrolled = await db.EnrollSpans.AsNoTracking()
            .Where(e => wanted.Contains(e.ClassId) && e.From <= day && (e.To == null || e.To > day) && !e.Child!.IsDeleted)
            .Select(e => new
            {
                e.ClassId,
                e.ChildId,
                Counts = db.LbEpisodes.Any(l => l.ChildId == e.ChildId && l.From <= day && (l.To == null || l.To > day) && l.Counts),
                Types = found.Where(f => f.ChildId == e.ChildId).Select(f => f.Types).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var facts = (await children.ReadAsync([.. enrolled.Where(e => e.Counts).Select(e => e.ChildId)], day, cancellationToken)).ToDictionary(f => f.Child.Id);
        var byClass = enrolled.ToLookup(e => e.ClassId);
        return wanted.ToDictionary(id => id, id => Of(byClass[id].Count(), byClass[id].Where(e => facts.ContainsKey(e.ChildId)).Select(e => (facts[e.ChildId], e.Types))));
    }

    /// <summary>Content of a class from facts that are already read, and what each child was found to be.</summary>
    public static SummaryContent Of(int enrolled, IEnumerable<(ChildFacts Facts, string[]? Types)> leftBehind) => new()
    {
        Enrolled = enrolled,
        Children = [.. leftBehind.OrderBy(c => c.Facts.Child.Pinyin, StringComparer.Ordinal).ThenBy(c => c.Facts.Child.Id).Select(c => Line(c.Facts, c.Types))],
    };

    /// <summary>How three kinds are kept on a line; null for none of them.</summary>
    public static string? SpecialOf(string[]? types) => string.Concat((types ?? []).Where(t => t.Length == 1 && SpecialFigures.Types.ContainsKey(t[0])).Order()) is { Length: > 0 } found ? found : null;

    private static SummaryChild Line(ChildFacts facts, string[]? types)
    {
        var child = facts.Child;
        var guardian = facts.PrimaryGuardian;
        return new SummaryChild
        {
            ChildId = child.Id,
            Name = child.Name,
            Sex = child.Sex,
            BirthDate = child.BirthDate,
            Ethnic = child.Ethnic,
            HasStudentNo = child.StudentNo is not null,
            Village = facts.VillageName,
            Door = child.AddrDetail,
            OutType = facts.Episode?.OutType ?? OutType.None,
            Father = Parent(facts.Father),
            Mother = Parent(facts.Mother),
            Guardian = guardian?.Person.Name,
            GuardianRelation = guardian?.Link.Relation,
            GuardianPhone = guardian?.Phones.Count > 0 ? guardian.Phones[0].Number : null,
            BoardMode = child.BoardMode,
            Special = SpecialOf(types),
        };
    }

    private static SummaryParent? Parent(ParentFacts? parent) => parent is null ? null : new SummaryParent(
        parent.Person.Name,
        parent.Link.Presence == Presence.Home ? null : parent.Link.Presence,
        parent.Away?.WorkPlace,
        parent.Away is not null,
        parent.Phones.Count > 0 ? parent.Phones[0].Number : null);
}
