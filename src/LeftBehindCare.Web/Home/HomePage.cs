using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.Home;

/// <summary>今日 of one person.</summary>
public sealed record HomePage
{
    public required DateOnly Today { get; init; }

    /// <summary>Of the teaching week, from 1; null in holidays.</summary>
    public int? Week { get; init; }

    /// <summary>The most pressing first.</summary>
    public required IReadOnlyList<OfficeTask> Tasks { get; init; }

    /// <summary>The first thing that somebody waits for: the page's one solid button.</summary>
    public OfficeTask? Waited => Tasks.FirstOrDefault(t => t.Urgency == TaskUrgency.Waited);

    /// <summary>Null for who has no business with the archives.</summary>
    public HomeBoard? Board { get; init; }

    /// <summary>The figures come first for who looks after the school or a campus; for a teacher the tasks do.</summary>
    public bool BoardFirst { get; init; }

    public bool CanImport { get; init; }
    public bool CanPrint { get; init; }

    /// <summary>The person belongs to the bureau, where there is nothing to count yet.</summary>
    public bool IsBureau { get; init; }
}

/// <summary>M01–M05 and M08 of the classes within reach.</summary>
public sealed record HomeBoard
{
    public required IndicatorTable Figures { get; init; }

    /// <summary>四年级1班, 全校, 枫木坪村小.</summary>
    public required string Place { get; init; }

    /// <summary>Name of the school's definition of 留守.</summary>
    public required string Caliber { get; init; }

    /// <summary>When it was counted, hours and minutes.</summary>
    public required string CountedAt { get; init; }

    /// <summary>Classes with children, in the order of the school.</summary>
    public required IReadOnlyList<BoardClass> Classes { get; init; }

    /// <summary>The archives the school is asked for, by number.</summary>
    public required IReadOnlyList<IArchive> Archives { get; init; }

    /// <summary>Campuses, where the school has several and the reader reaches more than one.</summary>
    public required IReadOnlyList<BoardCampus> Campuses { get; init; }

    /// <summary>For a teacher: the children whose A1 does not count yet, with what is missing; null for who looks after more.</summary>
    public IReadOnlyList<OpenProfile>? Open { get; init; }

    /// <summary>The term the rates hold for; null while the school has none.</summary>
    public TermFacts? Term { get; init; }

    /// <summary>时间进度 of the term in percent; 100 outside a term.</summary>
    public required int TermOver { get; init; }

    /// <summary>时间进度 of the school year in percent: what is gathered over the year is measured against it.</summary>
    public required int YearOver { get; init; }
}

/// <summary>One class of the board.</summary>
public sealed record BoardClass(Guid Id, Guid CampusId, string Title);

/// <summary>A campus as the sum of its classes.</summary>
public sealed record BoardCampus(Guid Id, string Name, int Enrolled, Share LeftBehind, Share Profiles, Share Summaries);
