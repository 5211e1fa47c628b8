namespace LeftBehindCare.Registers.Sheets;

/// <summary>One sheet of an uploaded file.</summary>
/// <param name="Index">Place in the file, from 0.</param>
/// <param name="Name">Name on its tab; for a CSV file the file's name.</param>
/// <param name="IsHidden">Whether the spreadsheet hides it; a hidden sheet is never chosen by itself.</param>
/// <param name="RowCount">Rows with content.</param>
public sealed record SheetInfo(int Index, string Name, bool IsHidden, int RowCount);
