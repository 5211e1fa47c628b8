namespace LeftBehindCare.Registers.Sheets;

/// <summary>Gives the rows that could not be imported back as .xlsx, with a red column that says what is wrong.</summary>
public static class ProblemSheet
{
    /// <summary>
    /// Writes the rows that have messages: the file's own columns and texts, and 问题 as the last column. Mended, the file
    /// can be imported as it is; numbers and dates come back as text so that nothing is destroyed a second time.
    /// </summary>
    /// <param name="stream">Where it goes; stays open.</param>
    /// <param name="table">The uploaded table.</param>
    /// <param name="messages">The messages; those without a row are passed over.</param>
    /// <param name="severity">From which weight on a row is given back.</param>
    /// <returns>How many rows were written.</returns>
    public static int Write(Stream stream, SheetTable table, IEnumerable<ImportMessage> messages, ImportSeverity severity = ImportSeverity.Wrong)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(messages);

        var byRow = messages.Where(m => m.Row is not null).ToLookup(m => m.Row!.Value);
        var columns = table.Columns;
        SheetColumnLayout[] layout = [.. columns.Select(c => new SheetColumnLayout(c.Title, c.Title.Length > 8 ? 22 : 16)), new SheetColumnLayout(SheetTable.ProblemTitle, 60)];
        using var writer = SheetWriter.Xlsx(stream, table.Sheet.Name, layout);
        var cells = new SheetCell[layout.Length];
        var written = 0;
        foreach (var row in table.Rows())
        {
            var problems = byRow[row.Number].ToList();
            if (!problems.Exists(m => m.Severity >= severity)) continue;
            for (var i = 0; i < columns.Count; i++) cells[i] = row[columns[i].Index].Text;
            cells[^1] = string.Join('\n', problems.Select(m => m.ColumnTitle is null ? m.Sentence : $"“{m.ColumnTitle}”：{m.Sentence}"));
            writer.AppendProblem(cells, columns.Count);
            written++;
        }

        return written;
    }
}
