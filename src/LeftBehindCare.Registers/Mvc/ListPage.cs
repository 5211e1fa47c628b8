using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Registers.SavedViews;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>One column of a list, from the row's metadata.</summary>
/// <param name="Key">The row's property name; the sort key where <paramref name="Sortable"/>.</param>
/// <param name="Title">Head of the column.</param>
/// <param name="CodeSet">The code set whose names are shown instead of the stored code; null for plain values.</param>
/// <param name="Sortable">Whether the list can be ordered by it.</param>
/// <param name="IsNumber">Aligned right.</param>
public sealed record ListColumn(string Key, string Title, string? CodeSet, bool Sortable, bool IsNumber);

/// <summary>One line: the record's id and its values in the order of the columns.</summary>
public sealed record ListLine(Guid Id, IReadOnlyList<object?> Values);

/// <summary>Everything the shared list view shows.</summary>
public sealed class ListPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>Sentence under the title.</summary>
    public required string Duty { get; init; }

    /// <summary>Columns.</summary>
    public required IReadOnlyList<ListColumn> Columns { get; init; }

    /// <summary>Lines of this page.</summary>
    public required IReadOnlyList<ListLine> Lines { get; init; }

    /// <summary>What was asked; its own properties (beyond <see cref="ListFilter"/>) are drawn as fields of the filter bar.</summary>
    public required ListFilter Filter { get; init; }

    /// <summary>Words of the button that prints the paper forms of the list; null where there are none.</summary>
    public string? PrintsForms { get; init; }

    /// <summary>What else can be done from this list.</summary>
    public IReadOnlyList<RecordDoor> Doors { get; init; } = [];

    /// <summary>What can be handed in or approved at once; null for a register without review.</summary>
    public ReviewCounts? Review { get; init; }

    /// <summary>Rows over all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Pages, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + ListFilter.PageSize - 1) / ListFilter.PageSize);

    /// <summary>Whether the person may add and change.</summary>
    public required bool CanEdit { get; init; }

    /// <summary>Whether anything but page and order was asked; decides between the two kinds of empty list.</summary>
    public required bool IsFiltered { get; init; }

    /// <summary>How this register calls taking out of use: 停用 or 作废.</summary>
    public string RemovalWord { get; init; } = "停用";

    /// <summary>Entries out of use within the person's right to change; 0 where they are listed.</summary>
    public int Removed { get; init; }

    /// <summary>The filters the person kept under a name.</summary>
    public required ViewsBar Views { get; init; }
}

/// <summary>A list as a plain table of texts, for sheets and paper.</summary>
/// <param name="Title">Such as 教职工名册.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">Cells as shown: code names, masked where the list masks.</param>
public sealed record ListTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Turns a list into a file. Implemented by the house (xlsx, PDF); writes the access log first.</summary>
public interface IListPublisher
{
    /// <summary>The list as xlsx.</summary>
    Task<PublishedFile> SheetAsync(IRegister register, ListTable table, CancellationToken cancellationToken);

    /// <summary>The list as a printed PDF.</summary>
    Task<PublishedFile> PaperAsync(IRegister register, ListTable table, CancellationToken cancellationToken);
}

/// <summary>Turns records into their paper forms (登记表). Implemented by the house; writes the access log first.</summary>
public interface IFormPublisher
{
    /// <summary>As many forms as one job prints.</summary>
    const int Most = 2_000;

    /// <summary>One record's form as PDF.</summary>
    Task<PublishedFile> PaperAsync(Type record, Guid id, CancellationToken cancellationToken);

    /// <summary>Queues a job that prints the forms in this order into one PDF; returns its id.</summary>
    Task<Guid> QueueAsync(Type record, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>A file made for download.</summary>
public sealed record PublishedFile(byte[] Content, string ContentType, string Name);
