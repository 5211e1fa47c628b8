using LeftBehindCare.Registers.Publishing;

namespace LeftBehindCare.Web.Registers.Archives.Charts;

/// <summary>Of what part of the reader's reach the charts are.</summary>
public sealed class ChartsFilter
{
    public Guid? CampusId { get; set; }
    public Guid? ClassId { get; set; }
}

/// <summary>A class with children.</summary>
public sealed record ChartedClass(Guid Id, Guid CampusId, string Campus, string Title);

/// <summary>What 看图 draws.</summary>
public sealed record ChartsPage
{
    public required ChartsFilter Filter { get; init; }

    /// <summary>All classes with children within reach, in the order of the school: what can be asked for.</summary>
    public required IReadOnlyList<ChartedClass> Reach { get; init; }

    /// <summary>Those that were asked for.</summary>
    public required IReadOnlyList<ChartedClass> Classes { get; init; }

    /// <summary>Of them, those of whose families the reader may know; of the others only the archives are drawn.</summary>
    public required IReadOnlyList<ChartedClass> Families { get; init; }

    /// <summary>The archives the school is asked for, by number.</summary>
    public required IReadOnlyList<IArchive> Archives { get; init; }

    /// <summary>全校, 枫木坪村小, 四年级1班.</summary>
    public required string Place { get; init; }

    public required IndicatorTable Figures { get; init; }

    /// <summary>How many counted as 留守 in <see cref="Families"/> at the end of each week of the term until today.</summary>
    public required IReadOnlyList<WeekCount> Weeks { get; init; }

    /// <summary>The archives of <see cref="Classes"/>, with when each came in.</summary>
    public required ArchiveRoll Roll { get; init; }

    /// <summary>时间进度 in percent; null outside a term.</summary>
    public required int? TermOver { get; init; }

    /// <summary>时间进度 in percent.</summary>
    public required int YearOver { get; init; }

    /// <summary>Hours and minutes.</summary>
    public required string CountedAt { get; init; }

    /// <summary>The list behind a part's gap, where its room has one.</summary>
    public required Func<string, Guid?, IndicatorRows?> Lacking { get; init; }
}

/// <summary>How many at the end of a teaching week.</summary>
/// <param name="Week">Its number.</param>
/// <param name="Day">Its Sunday, or today.</param>
/// <param name="Count">How many.</param>
public sealed record WeekCount(int Week, DateOnly Day, int Count);
