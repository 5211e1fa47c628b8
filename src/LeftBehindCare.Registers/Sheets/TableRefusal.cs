namespace LeftBehindCare.Registers.Sheets;

/// <summary>Why a file was not taken as a table.</summary>
public enum TableRefusal
{
    /// <summary>No content at all.</summary>
    Empty,

    /// <summary>Not a table: a picture, a PDF, a Word document.</summary>
    WrongType,

    /// <summary>A web page under the name of a spreadsheet, as many school systems export it.</summary>
    WebPage,

    /// <summary>A spreadsheet format that is not read, such as .xlsb or .ods.</summary>
    OtherSpreadsheet,

    /// <summary>Locked with a password.</summary>
    Encrypted,

    /// <summary>Cut off or damaged.</summary>
    Damaged,

    /// <summary>Too many rows, columns or bytes.</summary>
    TooBig,

    /// <summary>Made to harm: entity definitions, absurd nesting and the like.</summary>
    Hostile,
}
