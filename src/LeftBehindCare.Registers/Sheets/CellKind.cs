namespace LeftBehindCare.Registers.Sheets;

/// <summary>What a cell of an uploaded table held.</summary>
public enum CellKind
{
    /// <summary>Nothing, or only blanks.</summary>
    Empty,

    /// <summary>Text as it was typed; every cell of a CSV file is text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number shown as a date or a time.</summary>
    Date,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>An error of the spreadsheet such as #N/A.</summary>
    Error,
}
