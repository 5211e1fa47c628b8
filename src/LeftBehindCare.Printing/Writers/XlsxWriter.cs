using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LeftBehindCare.Printing.Descriptions;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace LeftBehindCare.Printing.Writers;

/// <summary>
/// Writes a document as a workbook that looks like the paper: one worksheet for each sheet, cells merged as on the form. Every
/// cell is text; there is no formula in the file, whatever the texts look like. Photos are left out (their placeholder is written).
/// </summary>
public static class XlsxWriter
{
    private const int LongestName = 31;

    /// <summary>Writes the workbook.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="output">A seekable stream, such as a file or a memory stream. Stays open.</param>
    /// <exception cref="ArgumentException">A description contradicts itself, or there is no sheet.</exception>
    public static void Write(FormDoc doc, Stream output)
    {
        ArgumentNullException.ThrowIfNull(doc);
        if (doc.Sheets.Count == 0)
            throw new ArgumentException($"The document {doc.Title} has no sheet.", nameof(doc));

        using var file = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        file.PackageProperties.Title = PlainText.Clean(doc.Title);
        file.PackageProperties.Creator = PlainText.Clean(doc.Author);
        var book = file.AddWorkbookPart();
        var sheets = new Sheets();
        var names = new DefinedNames();
        var styles = new XlsxStyles();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < doc.Sheets.Count; i++)
        {
            var sheet = new XlsxSheet(doc.Sheets[i], styles);
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = sheet.Build();
            var name = NameOf(doc.Sheets[i], used);
            sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = name });
            if (sheet.Heads is { } heads)
            {
                var range = string.Create(CultureInfo.InvariantCulture, $"'{name.Replace("'", "''", StringComparison.Ordinal)}'!${heads.First}:${heads.Last}");
                names.Append(new DefinedName(range) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
        }

        book.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.Build();
        book.Workbook = new Workbook(sheets);
        if (names.HasChildren)
            book.Workbook.Append(names);
    }

    /// <summary>A tab name that Excel accepts and that no other sheet has.</summary>
    private static string NameOf(Descriptions.Sheet sheet, HashSet<string> used)
    {
        var wanted = string.Concat(PlainText.Clean(sheet.TabName ?? sheet.Title).Where(character => !"[]:*?/\\\n\t".Contains(character, StringComparison.Ordinal))).Trim('\'', ' ');
        wanted = wanted.Length == 0 ? "表" : wanted;
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"({number})");
            var length = Math.Min(wanted.Length, LongestName - suffix.Length);
            if (length < wanted.Length && char.IsHighSurrogate(wanted[length - 1]))
                length--;
            if (used.Add(wanted[..length] + suffix))
                return wanted[..length] + suffix;
        }
    }
}
