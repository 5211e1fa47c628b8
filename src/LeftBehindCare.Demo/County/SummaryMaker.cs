using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// A2 of each class as an office in the middle of a term has them: most confirmed, and on each campus some that wait for it,
/// some whose data have changed since, some not made yet.
/// </summary>
internal sealed class SummaryMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids)
{
    private readonly DemoFacts _facts = new(school);
    private readonly ILookup<Guid, DemoChild> _children = school.Children.Where(c => c.Class is not null).ToLookup(c => c.Class!.Id);
    private readonly Dictionary<Guid, Guid> _teachers = school.Posts
        .Where(p => p is { Role: Role.Homeroom, ClassId: not null, To: null }).GroupBy(p => p.ClassId!.Value).ToDictionary(g => g.Key, g => g.First().StaffId);

    public void Make()
    {
        foreach (var campus in school.Campuses)
        {
            var classes = random.Shuffled(school.Classes.Where(c => c.CampusId == campus.Id && c.AcademicYear == calendar.Year && _children[c.Id].Any(p => p.LeftBehind)));
            // One of each in a small school, two of each where there are nine classes and more.
            var each = classes.Count > 8 ? 2 : 1;
            for (var i = 0; i < classes.Count; i++)
            {
                if (i / each == 0) continue;
                Add(classes[i], isStale: i / each == 1, isConfirmed: i / each != 2);
            }
        }
    }

    private void Add(SchoolClass one, bool isStale, bool isConfirmed)
    {
        var children = _children[one.Id].ToList();
        var today = SummaryReader.Of(children.Count, children.Where(c => c.LeftBehind).Select(c => (_facts.Of(c), (string[]?)null)));
        var content = isStale ? Before(today) : today;
        var made = Past(random.Between(12, 20));
        var summary = new ClassSummary
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ClassId = one.Id,
            TermId = school.CurrentTerm.Id,
            SnapshotAt = DemoCalendar.At(made, 9, random.Below(60)),
            Rows = [],
            RowCount = content.Children.Count,
            Fingerprint = SummarySnapshot.FingerprintOf(content),
            IsStale = isStale,
            StaleSince = isStale ? DemoCalendar.At(Past(random.Between(1, 10)), 15, random.Below(60)) : null,
            CheckedOn = school.Day,
        };
        summary.CreatedAt = summary.SnapshotAt;
        if (isConfirmed && _teachers.TryGetValue(one.Id, out var teacher))
        {
            summary.ConfirmedBy = teacher;
            summary.ConfirmedAt = summary.SnapshotAt.AddHours(6);
            summary.UpdatedAt = summary.ConfirmedAt.Value;
        }

        school.Summaries.Add(new DemoSummary(summary, content));
    }

    /// <summary>Puts 三特 on the sheets, once the children are screened.</summary>
    public static void AddSpecials(DemoSchool school, string year)
    {
        var found = school.Specials.Select(s => s.Row).Where(s => s.Year == year && RecordStatuses.HandedIn.Contains(s.Status)).ToDictionary(s => s.ChildId, s => SummaryReader.SpecialOf(s.Types));
        for (var i = 0; i < school.Summaries.Count; i++)
        {
            var (row, old) = school.Summaries[i];
            var content = old with { Children = [.. old.Children.Select(c => c with { Special = found.GetValueOrDefault(c.ChildId) })] };
            row.Fingerprint = SummarySnapshot.FingerprintOf(content);
            school.Summaries[i] = new DemoSummary(row, content);
        }
    }

    /// <summary>The sheet as it was while a guardian or a parent still had another number, and a child's address was not known yet.</summary>
    private SummaryContent Before(SummaryContent now)
    {
        var first = now.Children[0];
        var old = first switch
        {
            { GuardianPhone: not null } => first with { GuardianPhone = ids.Mobile() },
            { Father.Phone: not null } => first with { Father = first.Father with { Phone = ids.Mobile() } },
            _ => first with { Door = null, Village = null },
        };
        var last = now.Children[^1];
        return now with { Children = [old, .. now.Children.Skip(1).SkipLast(1), .. last == first ? [] : new[] { last with { Door = null } }] };
    }

    /// <summary>So many days ago, but not before the term began.</summary>
    private DateOnly Past(int days)
    {
        var day = calendar.Day.AddDays(-days);
        return day > calendar.Current.From ? day : calendar.Current.From;
    }
}
