using LeftBehindCare.Registers.Publishing;

namespace LeftBehindCare.Web.Registers.Archives.Overview;

/// <summary>What the overview can be asked.</summary>
public sealed class OverviewFilter
{
    /// <summary>Children on a page; a class always fits.</summary>
    public const int PageSize = 100;

    public Guid? ClassId { get; set; }

    /// <summary>Number of an archive that is missing, such as A7.</summary>
    public string? Lacking { get; set; }

    /// <summary>Only children who lack something of their own.</summary>
    public bool Open { get; set; }

    public int Page { get; set; } = 1;
}

/// <summary>A class within reach.</summary>
public sealed record OverviewClass(Guid Id, string Title);

/// <summary>The children of one class on this page; the class's own archives stand beside them once.</summary>
public sealed record OverviewRoom(OverviewClass Class, IReadOnlyList<RollChild> Children);

/// <summary>儿童 × 八档.</summary>
public sealed record OverviewPage
{
    public required OverviewFilter Filter { get; init; }
    public required ArchiveRoll Roll { get; init; }

    /// <summary>M05–M07 of everything within reach.</summary>
    public required IndicatorTable Figures { get; init; }

    /// <summary>Classes with 留守 children, in the order of the school.</summary>
    public required IReadOnlyList<OverviewClass> Classes { get; init; }

    public required IReadOnlyList<OverviewRoom> Rooms { get; init; }

    /// <summary>Children that fit the filter.</summary>
    public required int Total { get; init; }

    /// <summary>All children of the chosen class or of the reach.</summary>
    public required int Of { get; init; }

    public required bool CanEdit { get; init; }

    /// <summary>时间进度 of the school year in percent.</summary>
    public required int YearOver { get; init; }

    public OverviewClass? Class => Classes.FirstOrDefault(c => c.Id == Filter.ClassId);

    public IArchive? Lacking => Roll.Archives.FirstOrDefault(a => a.Code == Filter.Lacking);

    /// <summary>The share of an archive in the chosen class, or in all of them.</summary>
    public Share ShareOf(string code) => Filter.ClassId is { } one ? Figures.Of(code, one) : Figures.Of(code);
}
