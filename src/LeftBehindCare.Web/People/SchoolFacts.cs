using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LeftBehindCare.Web.People;

/// <summary>What nearly every page of a school says about it. Nothing in it is about a person.</summary>
public sealed record SchoolFacts
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required bool IsSynthetic { get; init; }
    public required string LbCaliber { get; init; }

    /// <summary>Eight or seven archives (domain.md §0.3).</summary>
    public required int ArchiveSet { get; init; }

    public required IReadOnlyList<TermFacts> Terms { get; init; }
    public required IReadOnlyDictionary<Guid, string> ClassTitles { get; init; }
    public required IReadOnlyDictionary<Guid, string> CampusNames { get; init; }

    /// <summary>The term of the day; in the gap between two terms the one before, null when the school has none yet.</summary>
    public TermFacts? TermOn(DateOnly day) =>
        Terms.Where(t => t.From <= day).OrderByDescending(t => t.From).FirstOrDefault();
}

/// <summary>A term as pages need it.</summary>
public sealed record TermFacts(Guid Id, string Year, int TermNo, DateOnly From, DateOnly To, DateOnly FirstWeek, int WeekCount, IReadOnlyList<DateOnly> HolidayWeeks)
{
    /// <summary>2026–2027学年第一学期.</summary>
    public string Title => $"{Year.Replace('-', '–')}学年第{(TermNo == 1 ? "一" : "二")}学期";

    /// <summary>时间进度 in whole percent; null outside the term.</summary>
    public int? PercentOver(DateOnly day) => day < From || day > To ? null : (day.DayNumber - From.DayNumber) * 100 / (To.DayNumber - From.DayNumber + 1);

    /// <summary>Number of the teaching week, from 1; null outside the term and in holiday weeks.</summary>
    public int? WeekOn(DateOnly day)
    {
        var monday = TermCalendar.MondayOf(day);
        if (day < From || day > To || monday < FirstWeek || HolidayWeeks.Contains(monday)) return null;
        var number = ((monday.DayNumber - FirstWeek.DayNumber) / 7) + 1 - HolidayWeeks.Count(h => h >= FirstWeek && h < monday);
        return number <= WeekCount ? number : null;
    }
}

/// <summary>Keeps <see cref="SchoolFacts"/> for a minute per school, so that a page spends no command on its own frame.</summary>
public sealed class SchoolFactsReader(AppDb db, TenantContext tenant, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>The current school's facts; null when no school is set.</summary>
    public async Task<SchoolFacts?> CurrentAsync(CancellationToken cancellationToken = default)
    {
        if (tenant.SchoolId is not { } id) return null;
        if (cache.TryGetValue<SchoolFacts>(Key(id), out var known)) return known;
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == id, cancellationToken);
        var facts = new SchoolFacts
        {
            Id = id,
            Name = school.Name,
            IsSynthetic = school.IsSynthetic,
            LbCaliber = school.LbCaliber,
            ArchiveSet = school.ArchiveSet,
            Terms = await db.Terms.OrderBy(t => t.From)
                .Select(t => new TermFacts(t.Id, t.Year, t.TermNo, t.From, t.To, t.FirstWeek, t.WeekCount, t.HolidayWeeks)).ToListAsync(cancellationToken),
            ClassTitles = await db.Classes.ToDictionaryAsync(c => c.Id, c => c.Title, cancellationToken),
            CampusNames = await db.Campuses.ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken),
        };
        return cache.Set(Key(id), facts, Kept);
    }

    /// <summary>Call after changing the school, its terms, classes or campuses.</summary>
    public void Forget()
    {
        if (tenant.SchoolId is { } id) cache.Remove(Key(id));
    }

    private static (string, Guid) Key(Guid school) => ("school facts", school);
}
