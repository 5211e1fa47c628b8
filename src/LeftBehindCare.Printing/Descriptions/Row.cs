using System.Collections;
using System.Runtime.CompilerServices;

namespace LeftBehindCare.Printing.Descriptions;

/// <summary>
/// One row of a <see cref="Grid"/>. A collection expression makes one: <c>Rows = [[Label("姓名"), Value(name)]]</c>.
/// Columns that no cell covers print as one empty cell.
/// </summary>
[CollectionBuilder(typeof(Row), nameof(FromCells))]
public sealed record Row : IEnumerable<Cell>
{
    /// <summary>The cells that begin in this row, from left to right; columns taken by a cell from above are skipped.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>The least height in millimetres; null takes the grid's.</summary>
    public double? MinHeight { get; init; }

    /// <summary>Whether the row stays on one page even if it holds a long text (as far as it fits on a page at all).</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the row stays on the page of the row after it, as a heading must.</summary>
    public bool IsWithNext { get; init; }

    /// <summary>The share of the page's empty rest that this row takes, so that a form fills its page; 0: none.</summary>
    public double Stretch { get; init; }

    /// <summary>A row of these cells.</summary>
    /// <param name="cells">The cells from left to right.</param>
    /// <returns>The row.</returns>
    public static Row Of(params IEnumerable<Cell> cells) => new() { Cells = [.. cells] };

    /// <summary>Called by the compiler for a collection expression.</summary>
    /// <param name="cells">The cells from left to right.</param>
    /// <returns>The row.</returns>
    public static Row FromCells(ReadOnlySpan<Cell> cells) => new() { Cells = cells.ToArray() };

    /// <summary>A row with a heading over all columns, which stays with the row after it.</summary>
    /// <param name="text">The heading.</param>
    /// <returns>The row.</returns>
    public static Row Heading(string text) => new() { Cells = [Cell.Heading(text)], IsWithNext = true };

    /// <summary>Sets the least height.</summary>
    /// <param name="millimetres">Height in millimetres.</param>
    /// <returns>The changed row.</returns>
    public Row AtLeast(double millimetres) => this with { MinHeight = millimetres };

    /// <summary>Keeps the row on one page.</summary>
    /// <returns>The changed row.</returns>
    public Row Whole() => this with { IsWhole = true };

    /// <summary>Keeps the row on the page of the row after it.</summary>
    /// <returns>The changed row.</returns>
    public Row WithNext() => this with { IsWithNext = true };

    /// <summary>Lets the row take the page's empty rest.</summary>
    /// <param name="share">Its share against other stretching rows.</param>
    /// <returns>The changed row.</returns>
    public Row Stretched(double share = 1) => this with { Stretch = share };

    /// <summary>The cells from left to right.</summary>
    /// <returns>Their enumerator.</returns>
    public IEnumerator<Cell> GetEnumerator() => Cells.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
