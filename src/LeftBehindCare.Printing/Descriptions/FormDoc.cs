namespace LeftBehindCare.Printing.Descriptions;

/// <summary>A form to print: its sheets in order, and what the file says about itself. It becomes PDF, PNG, HTML, docx or xlsx.</summary>
public sealed record FormDoc
{
    /// <summary>The document's title, as viewers show it.</summary>
    public required string Title { get; init; }

    /// <summary>The sheets; at least one.</summary>
    public required IReadOnlyList<Sheet> Sheets { get; init; }

    /// <summary>Who made the document, such as the school's name; null: nothing is said.</summary>
    public string? Author { get; init; }

    /// <summary>When it was made, as the caller's clock says; null writes a fixed old date, so that equal forms give equal bytes.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>A document of one sheet that bears its title.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The document.</returns>
    public static FormDoc Of(Sheet sheet) => new() { Title = sheet.Title, Sheets = [sheet] };

    /// <summary>Marks all sheets.</summary>
    /// <param name="stamp">The marks.</param>
    /// <returns>The marked document.</returns>
    public FormDoc Stamped(Stamp stamp) => this with { Sheets = [.. Sheets.Select(sheet => sheet with { Stamp = stamp })] };
}
