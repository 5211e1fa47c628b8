namespace LeftBehindCare.Registers.Sheets;

/// <summary>A row of an uploaded table, read as a form.</summary>
/// <typeparam name="TForm">The form.</typeparam>
public sealed record FormRow<TForm>
{
    /// <summary>The form with everything that could be read.</summary>
    public required TForm Form { get; init; }

    /// <summary>Row number as the spreadsheet shows it.</summary>
    public required int Row { get; init; }

    /// <summary>
    /// Names of the properties that the row sets, also to nothing. Properties without a column, with a mask in their cell
    /// (已登记, 138****5678) or with a wrong value are not among them: an existing record keeps what it has.
    /// </summary>
    public required IReadOnlySet<string> Given { get; init; }

    /// <summary>What is wrong or doubtful.</summary>
    public required IReadOnlyList<ImportMessage> Messages { get; init; }

    /// <summary>Titles of mapped ◆ columns that are empty in this row.</summary>
    public required IReadOnlyList<string> Incomplete { get; init; }

    /// <summary>Whether the row cannot be imported.</summary>
    public bool IsWrong => Messages.Any(m => m.Severity == ImportSeverity.Wrong);

    /// <summary>Whether a person should look at it.</summary>
    public bool IsDoubtful => Messages.Any(m => m.Severity == ImportSeverity.Doubtful);
}
