using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Registers.Publishing;

/// <summary>
/// A figure of the principal's board (M01 … M36, domain.md §3). A room counts its own and offers it here; boards collect
/// them by dependency injection, so that no room names another.
/// </summary>
public interface IIndicator
{
    /// <summary>Whether the home page shows it; what only a page of its own shows is not read there.</summary>
    bool IsOnHome => true;

    /// <summary>Counts class by class: a campus and the school are the sums, since a child counts in one class only.</summary>
    /// <param name="scope">Only classes within it are counted.</param>
    /// <param name="day">The day the figure holds for.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A cell for each class and part that has anything to count.</returns>
    Task<IReadOnlyList<IndicatorCell>> ReadAsync(RowScope scope, DateOnly day, CancellationToken cancellationToken);

    /// <summary>The list of exactly those that a part's figure lacks, so that a board can lead there.</summary>
    /// <param name="code">The part.</param>
    /// <param name="classId">Of one class; null for all within the reader's reach.</param>
    /// <returns>Null where the part is not this room's, or has no such list.</returns>
    IndicatorRows? Lacking(string code, Guid? classId) => null;
}

/// <summary>The rows behind a figure, as a page.</summary>
/// <param name="Controller">Controller that lists them.</param>
/// <param name="Action">Its action.</param>
/// <param name="Route">Route values; null for none.</param>
public sealed record IndicatorRows(string Controller, string Action, object? Route = null);

/// <summary>What one class contributes to one part of an indicator.</summary>
/// <param name="Code">Indicator and part, such as M01, M02.MCA, M04.B, M05.A1.</param>
/// <param name="ClassId">The class.</param>
/// <param name="Count">The numerator: how many children, or 1 for a class that has its paper.</param>
/// <param name="OutOf">The denominator; equal to <paramref name="Count"/> for a plain number.</param>
public sealed record IndicatorCell(string Code, Guid ClassId, int Count, int OutOf);

/// <summary>Collected cells and their sums.</summary>
public sealed class IndicatorTable(IEnumerable<IndicatorCell> cells)
{
    private readonly ILookup<string, IndicatorCell> _byCode = cells.ToLookup(c => c.Code);

    /// <summary>The sum over all classes.</summary>
    public Share Of(string code) => Sum(_byCode[code]);

    /// <summary>One class's share.</summary>
    public Share Of(string code, Guid classId) => Sum(_byCode[code].Where(c => c.ClassId == classId));

    /// <summary>The classes that have anything to count under the code.</summary>
    public IEnumerable<Guid> Classes(string code) => _byCode[code].Select(c => c.ClassId).Distinct();

    private static Share Sum(IEnumerable<IndicatorCell> cells) =>
        cells.Aggregate(new Share(0, 0), (sum, c) => new Share(sum.Count + c.Count, sum.OutOf + c.OutOf));
}

/// <summary>So many out of so many.</summary>
public readonly record struct Share(int Count, int OutOf)
{
    /// <summary>Whether nothing is missing; an empty whole lacks nothing.</summary>
    public bool IsWhole => Count >= OutOf;

    /// <summary>How many are missing.</summary>
    public int Gap => Math.Max(0, OutOf - Count);

    /// <summary>Whether what is gathered over a year lags behind the time that has passed (时间进度).</summary>
    /// <param name="percentOver">How much of the year is over, in percent.</param>
    public bool IsBehind(int percentOver) => Count * 100 < OutOf * percentOver;

    /// <summary>Percent with one decimal, halves up; – where there is nothing to divide by (domain.md §3).</summary>
    public string Percent => OutOf == 0
        ? "–"
        : Math.Round(Count * 100m / OutOf, 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + "%";

    /// <summary>60/65.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count}/{OutOf}");
}
