namespace LeftBehindCare.Web.People.Rules;

/// <summary>
/// Derives 留守 under the four definitions from what is known of the parents (domain.md §2.3, rulings §8.4). Nobody types the
/// result. Dates to come (three months, birthdays) are breakpoints too, so the result stays right without a nightly job.
/// </summary>
public static class LeftBehind
{
    /// <summary>国发〔2016〕13号: 不满十六周岁.</summary>
    private const int McaAge = 16;

    /// <summary>教育统计: 外出连续三个月以上.</summary>
    private const int MoeMonths = 3;

    /// <summary>
    /// The segments in order, without gaps, from the first day anything is known of the parents or of school. Neighbours
    /// differ in at least one of the derived values. Empty when nothing is known.
    /// </summary>
    public static IReadOnlyList<LeftBehindSegment> Segments(LeftBehindFacts facts, LeftBehindSettings settings)
    {
        var absences = Absences(facts, settings);
        var segments = new List<LeftBehindSegment>();
        foreach (var day in Breakpoints(facts, settings, absences))
        {
            var next = Derive(facts, settings, absences, day);
            if (segments.Count == 0)
            {
                segments.Add(next);
                continue;
            }

            var last = segments[^1];
            if (Same(last, next)) continue;
            segments[^1] = last with { To = day, EndReason = EndReason(last, next) };
            segments.Add(last.OutType == next.OutType ? next with { OutSince = last.OutSince } : next);
        }

        if (segments.Count > 0 && facts.LeftOn is { } left)
        {
            var last = segments[^1];
            segments[^1] = last with { To = left, EndReason = last.OutType == Codes.OutType.None ? null : facts.LeftFor };
        }

        return segments;
    }

    /// <summary>The segment that holds the day, told with the facts of that very day; null outside what is known.</summary>
    public static LeftBehindSegment? At(LeftBehindFacts facts, LeftBehindSettings settings, DateOnly day)
    {
        var segment = Segments(facts, settings).FirstOrDefault(s => s.Contains(day));
        if (segment is null) return null;
        var told = Derive(facts, settings, Absences(facts, settings), day);
        return segment with { Father = told.Father, Mother = told.Mother, Verdicts = told.Verdicts, Summary = told.Summary };
    }

    /// <summary>The segment that holds the day among those already derived.</summary>
    public static LeftBehindSegment? At(IReadOnlyList<LeftBehindSegment> segments, DateOnly day) =>
        segments.FirstOrDefault(s => s.Contains(day));

    private static bool Same(LeftBehindSegment a, LeftBehindSegment b) =>
        (a.OutType, a.IsSchool, a.IsMca, a.IsMoe, a.SysCode, a.NeedsCheck, a.FactuallyUnsupported)
        == (b.OutType, b.IsSchool, b.IsMca, b.IsMoe, b.SysCode, b.NeedsCheck, b.FactuallyUnsupported);

    /// <summary>Only a homecoming is told apart; when 留守 ends because the one away died or was lost, the reviewer says so.</summary>
    private static string? EndReason(LeftBehindSegment last, LeftBehindSegment next)
    {
        var ends = last.OutType != Codes.OutType.None && next.OutType == Codes.OutType.None;
        return ends && (CameBack(last.Father, next.Father) || CameBack(last.Mother, next.Mother)) ? Codes.LbEndReason.ParentReturned : null;

        static bool CameBack(ParentState before, ParentState after) =>
            before.Whereabouts == ParentWhereabouts.Away && before.ParentId == after.ParentId
            && after.Whereabouts is ParentWhereabouts.Home or ParentWhereabouts.LivesApart or ParentWhereabouts.Unknown;
    }

    /// <summary>AwaySpans of a person, joined where the stay at home between them was a short one.</summary>
    private static Dictionary<Guid, List<Absence>> Absences(LeftBehindFacts facts, LeftBehindSettings settings) =>
        facts.Away.GroupBy(a => a.ParentId).ToDictionary(g => g.Key, g =>
        {
            var joined = new List<Absence>();
            foreach (var span in g.OrderBy(a => a.From))
            {
                if (span.To <= span.From) continue;
                var atHome = joined.Count > 0 && joined[^1].To is { } back ? span.From.DayNumber - back.DayNumber : int.MinValue;
                if (joined.Count > 0 && (atHome <= 0 || atHome < settings.ShortReturnDays))
                {
                    var last = joined[^1];
                    joined[^1] = new Absence(last.From, last.To is null || span.To is null ? null : Later(last.To.Value, span.To.Value), [.. last.Spans, span]);
                }
                else
                {
                    joined.Add(new Absence(span.From, span.To, [span]));
                }
            }

            return joined;
        });

    private static SortedSet<DateOnly> Breakpoints(
        LeftBehindFacts facts, LeftBehindSettings settings, Dictionary<Guid, List<Absence>> absences)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var parent in facts.Parents) Add(parent.From, parent.To);
        foreach (var absence in absences.Values.SelectMany(a => a)) Add(absence.From, absence.To, absence.From.AddMonths(MoeMonths));
        foreach (var study in facts.Studies) Add(study.From, study.To);
        if (days.Count == 0) return days;

        // A link dated before the child's birth says nothing about the child.
        var start = Later(days.Min, facts.BirthDate);
        Add(start, Age.Reaches(facts.BirthDate, McaAge));
        if (settings.AgeMin is { } min) Add(Age.Reaches(facts.BirthDate, min));
        if (settings.AgeMax is { } max) Add(Age.Reaches(facts.BirthDate, max + 1));
        days.RemoveWhere(d => d < start || d >= (facts.LeftOn ?? DateOnly.MaxValue));
        return days;

        void Add(params ReadOnlySpan<DateOnly?> more)
        {
            foreach (var day in more) if (day is { } d) days.Add(d);
        }
    }

    private static LeftBehindSegment Derive(
        LeftBehindFacts facts, LeftBehindSettings settings, Dictionary<Guid, List<Absence>> absences, DateOnly day)
    {
        var father = Stands(facts, absences, day, Codes.Relation.Father, Codes.Relation.Stepfather, Codes.Relation.AdoptiveFather);
        var mother = Stands(facts, absences, day, Codes.Relation.Mother, Codes.Relation.Stepmother, Codes.Relation.AdoptiveMother);
        var outType = OutTypeOf(father.Whereabouts, mother.Whereabouts);
        var needsCheck = NeedsCheck(father.Whereabouts, mother.Whereabouts);
        var unsupported = IsGone(father.Whereabouts) && IsGone(mother.Whereabouts);
        var school = School(facts, settings, day, outType);
        var mca = Mca(facts, day, outType, father, mother);
        var moe = Moe(facts, day, outType, father, mother);
        var sys = outType switch
        {
            Codes.OutType.Both or Codes.OutType.SoleCarer => Codes.SysLeftBehind.BothParents,
            Codes.OutType.Father or Codes.OutType.Mother => Codes.SysLeftBehind.OneParent,
            _ => Codes.SysLeftBehind.No,
        };
        return new LeftBehindSegment
        {
            From = day,
            OutType = outType,
            OutSince = day,
            IsSchool = school.Counts,
            IsMca = mca.Counts,
            IsMoe = moe.Counts,
            SysCode = sys,
            NeedsCheck = needsCheck,
            FactuallyUnsupported = unsupported,
            Father = father,
            Mother = mother,
            Verdicts = [school, mca, moe, LeftBehindWords.Sys(outType, sys)],
            Summary = LeftBehindWords.Summary(outType, father, mother, needsCheck, unsupported),
        };
    }

    /// <summary>Who stands in a parent's place: of several people recorded, the one who lives with the child (a stepfather before the father who left).</summary>
    private static ParentState Stands(
        LeftBehindFacts facts, Dictionary<Guid, List<Absence>> absences, DateOnly day, string born, string step, string adoptive)
    {
        var link = facts.Parents
            .Where(p => (p.Role == born || p.Role == step || p.Role == adoptive) && p.From <= day && (p.To is null || day < p.To))
            .OrderBy(p => p.Presence switch
            {
                Codes.Presence.Home => 0,
                Codes.Presence.LivesApart => 2,
                Codes.Presence.Detained => 3,
                Codes.Presence.Lost => 4,
                Codes.Presence.Dead => 5,
                _ => 1,
            })
            .ThenByDescending(p => p.IsCustodial == true)
            .ThenByDescending(p => p.From)
            .FirstOrDefault();
        if (link is null) return new ParentState(ParentWhereabouts.NoRecord, null, born);

        // The dead, the lost and the detained are not away for work, whatever span was left open. One who lives apart may be.
        var whereabouts = link.Presence switch
        {
            Codes.Presence.Dead => ParentWhereabouts.Dead,
            Codes.Presence.Lost => ParentWhereabouts.Lost,
            Codes.Presence.Detained => ParentWhereabouts.Detained,
            Codes.Presence.LivesApart => ParentWhereabouts.LivesApart,
            Codes.Presence.Home => ParentWhereabouts.Home,
            _ => ParentWhereabouts.Unknown,
        };
        var absence = whereabouts is ParentWhereabouts.Dead or ParentWhereabouts.Lost or ParentWhereabouts.Detained
            ? null
            : absences.GetValueOrDefault(link.ParentId)?.Find(a => a.From <= day && (a.To is null || day < a.To));
        return absence is null
            ? new ParentState(whereabouts, link.ParentId, link.Role, HasCapacity: link.HasCapacity)
            : new ParentState(
                ParentWhereabouts.Away, link.ParentId, link.Role,
                absence.From, absence.To, absence.Spans.Last(s => s.From <= day).Place, link.HasCapacity);
    }

    private static string OutTypeOf(ParentWhereabouts father, ParentWhereabouts mother) => (father, mother) switch
    {
        (ParentWhereabouts.Away, ParentWhereabouts.Away) => Codes.OutType.Both,
        (ParentWhereabouts.Away, ParentWhereabouts.Home) => Codes.OutType.Father,
        (ParentWhereabouts.Home, ParentWhereabouts.Away) => Codes.OutType.Mother,
        (ParentWhereabouts.Away, _) or (_, ParentWhereabouts.Away) => Codes.OutType.SoleCarer,
        _ => Codes.OutType.None,
    };

    /// <summary>Nothing is known of one parent, and the answer would be another if it were.</summary>
    private static bool NeedsCheck(ParentWhereabouts father, ParentWhereabouts mother) =>
        (IsUnknown(father) && (mother == ParentWhereabouts.Away || IsGone(mother)))
        || (IsUnknown(mother) && (father == ParentWhereabouts.Away || IsGone(father)));

    private static bool IsUnknown(ParentWhereabouts where) => where is ParentWhereabouts.Unknown or ParentWhereabouts.NoRecord;

    private static bool IsGone(ParentWhereabouts where) => where
        is ParentWhereabouts.Dead or ParentWhereabouts.Lost or ParentWhereabouts.Detained or ParentWhereabouts.LivesApart;

    private static LeftBehindVerdict School(LeftBehindFacts facts, LeftBehindSettings settings, DateOnly day, string outType)
    {
        var from = settings.AgeMin is { } min ? Age.Reaches(facts.BirthDate, min) : (DateOnly?)null;
        var until = settings.AgeMax is { } max ? Age.Reaches(facts.BirthDate, max + 1) : (DateOnly?)null;
        var withinAge = (from is null || day >= from) && (until is null || day < until);
        LeftBehindCondition[] conditions =
        [
            new(LeftBehindTest.SomebodyAway, outType != Codes.OutType.None),
            new(LeftBehindTest.AgeLimits, withinAge, day < from ? from : day < until ? until : null),
        ];
        return LeftBehindWords.School(conditions, settings, from, until, day);
    }

    private static LeftBehindVerdict Mca(LeftBehindFacts facts, DateOnly day, string outType, ParentState father, ParentState mother)
    {
        var atHome = outType switch { Codes.OutType.Father => mother, Codes.OutType.Mother => father, _ => null };
        var nobodyAble = outType is Codes.OutType.Both or Codes.OutType.SoleCarer || atHome?.HasCapacity == false;
        var sixteen = Age.Reaches(facts.BirthDate, McaAge);
        LeftBehindCondition[] conditions =
        [
            new(LeftBehindTest.SomebodyAway, outType != Codes.OutType.None),
            new(LeftBehindTest.NobodyAbleAtHome, nobodyAble),
            new(LeftBehindTest.UnderSixteen, day < sixteen, day < sixteen ? sixteen : null),
            new(LeftBehindTest.RuralHukou, facts.HukouKind == Codes.HukouKind.Rural),
        ];
        return LeftBehindWords.Mca(conditions, facts, outType, atHome, sixteen);
    }

    private static LeftBehindVerdict Moe(LeftBehindFacts facts, DateOnly day, string outType, ParentState father, ParentState mother)
    {
        // Both away: counted from the later one; one away: from that one (ruling §8.4).
        var since = (father.AwaySince, mother.AwaySince) switch
        {
            ({ } f, { } m) => Later(f, m),
            var (f, m) => f ?? m,
        };
        var full = since?.AddMonths(MoeMonths);
        var back = (father.AwayUntil, mother.AwayUntil) switch
        {
            ({ } f, { } m) => f < m ? f : m,
            var (f, m) => f ?? m,
        };
        LeftBehindCondition[] conditions =
        [
            new(LeftBehindTest.SomebodyAway, outType != Codes.OutType.None),
            new(LeftBehindTest.ThreeMonths, full <= day, day < full && !(back <= full) ? full : null),
            new(LeftBehindTest.LivesAtHukou, facts.HukouCounty is not null && facts.HukouCounty == facts.HomeCounty),
            new(LeftBehindTest.Studying, facts.Studies.Any(s => s.From <= day && (s.To is null || day < s.To))),
        ];
        return LeftBehindWords.Moe(conditions, facts, since);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private sealed record Absence(DateOnly From, DateOnly? To, IReadOnlyList<AwayFact> Spans);
}
