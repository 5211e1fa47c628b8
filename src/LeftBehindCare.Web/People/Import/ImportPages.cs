using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.People.Import;

/// <summary>The first page: choose a file.</summary>
/// <param name="Problem">Why the last file was refused.</param>
/// <param name="Recent">The person's imports that are still kept.</param>
public sealed record UploadPage(string? Problem, IReadOnlyList<ImportLine> Recent);

/// <summary>An import in the list of recent ones.</summary>
public sealed record ImportLine(Guid Id, string FileName, RosterImportState State, int Total, int Written, DateTimeOffset CreatedAt);

/// <summary>The second page: which column is which.</summary>
public sealed record ColumnsPage
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string Sheet { get; init; }
    public required int Rows { get; init; }
    public required IReadOnlyList<ColumnLine> Lines { get; init; }
    public required IReadOnlyList<SheetColumn> FileColumns { get; init; }
    public required IReadOnlyList<string> Unused { get; init; }
}

/// <summary>One looked-for column.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Required">Nothing works without it.</param>
/// <param name="Chosen">Name of the file's column; empty for none.</param>
/// <param name="IsDoubtful">A person should look.</param>
/// <param name="Example">A value of that column; never a number.</param>
public sealed record ColumnLine(string Key, string Title, bool Required, string Chosen, bool IsDoubtful, string? Example);

/// <summary>What the second page posts.</summary>
public sealed class ColumnsForm
{
    /// <summary>Key of the looked-for column → name of the file's column, empty for none.</summary>
    public Dictionary<string, string?> Columns { get; init; } = [];
}

/// <summary>The third page: what would happen.</summary>
public sealed record PreviewPage
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required int Total { get; init; }
    public required IReadOnlyList<CountTab> Tabs { get; init; }
    public required IReadOnlyList<PlannedRow> Rows { get; init; }
    public required IReadOnlyDictionary<RowOutcome, int> Counts { get; init; }
    public required RosterChoices Choices { get; init; }
    public required IReadOnlyList<(ProposedClass Class, int Rows)> Classes { get; init; }
    public required IReadOnlyList<ImportMessage> Messages { get; init; }
    public required IReadOnlyList<SkippedRow> Skipped { get; init; }
    public required string Show { get; init; }
    public required int Page { get; init; }

    /// <summary>Rows behind the current tab.</summary>
    public required int Shown { get; init; }

    public required int WillAdd { get; init; }
    public required int WillChange { get; init; }

    /// <summary>Rows that stay out although they are no repetition of what is stored.</summary>
    public required int LeftOut { get; init; }

    public string? Problem { get; init; }

    public const int Size = 50;

    public int WillWrite => WillAdd + WillChange;
}

/// <summary>What the third page posts.</summary>
public sealed class ChoicesForm
{
    /// <summary>Doubtful rows of the page shown.</summary>
    public Dictionary<int, RowChoice> Rows { get; init; } = [];

    /// <summary>Keys of the classes to be opened; the whole list.</summary>
    public List<string> Classes { get; init; } = [];

    /// <summary><c>all</c>: only if no row stays out; <c>good</c>: without the others; anything else keeps the choices.</summary>
    public string? Act { get; init; }

    public string? Show { get; init; }

    public int Page { get; init; } = 1;
}

/// <summary>While a job works.</summary>
public sealed record WaitPage(Guid Id, string FileName, JobProgress Job, bool Writes);

/// <summary>The last page.</summary>
public sealed record ResultPage(Guid Id, string FileName, int Added, int Changed, int Same, int LeftOut, DateTimeOffset FinishedAt);
