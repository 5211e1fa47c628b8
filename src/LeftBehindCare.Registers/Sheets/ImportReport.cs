namespace LeftBehindCare.Registers.Sheets;

/// <summary>How much a message weighs.</summary>
public enum ImportSeverity
{
    /// <summary>Good to know; nothing to do.</summary>
    Hint,

    /// <summary>The row can be imported, but a person should look.</summary>
    Doubtful,

    /// <summary>The row cannot be imported.</summary>
    Wrong,
}

/// <summary>What would become of a row.</summary>
public enum RowOutcome
{
    /// <summary>A new record.</summary>
    New,

    /// <summary>Changes a record.</summary>
    Changed,

    /// <summary>The record is already so.</summary>
    Same,

    /// <summary>A person must decide.</summary>
    Doubtful,

    /// <summary>Cannot be imported.</summary>
    Wrong,
}

/// <summary>One message about an uploaded table.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Row">Row number as the spreadsheet shows it; <see langword="null"/> when it is about a column or the file.</param>
/// <param name="ColumnTitle">Title of the column in the file; <see langword="null"/> when it is about the whole row.</param>
/// <param name="ColumnLetter">The column's letter, such as D.</param>
/// <param name="Wrong">What is wrong, in Chinese, without a full stop.</param>
/// <param name="Mend">How to mend it; may be empty.</param>
public sealed record ImportMessage(ImportSeverity Severity, int? Row, string? ColumnTitle, string? ColumnLetter, string Wrong, string Mend)
{
    /// <summary>Where it is, such as 第 12 行“出生日期”（D 列）.</summary>
    public string Place => (Row is null ? "" : $"第 {Row} 行") + (ColumnTitle is null ? "" : $"“{ColumnTitle}”（{ColumnLetter} 列）");

    /// <summary>The problem without its place, for the cell of an error column.</summary>
    public string Sentence => Mend.Length == 0 ? $"{Wrong}。" : $"{Wrong}。{Mend}。";

    /// <summary>The whole message as a person reads it.</summary>
    /// <returns>Place, problem and how to mend it.</returns>
    public override string ToString() => Place.Length == 0 ? Sentence : $"{Place}：{Sentence}";
}

/// <summary>What an import found: how many rows of which kind, and what is wrong where.</summary>
public sealed class ImportReport
{
    private readonly int[] counts = new int[Enum.GetValues<RowOutcome>().Length];
    private readonly List<ImportMessage> messages = [];

    /// <summary>So many messages are kept; nobody reads more, and 50,000 bad rows must not fill the memory.</summary>
    public const int MostMessages = 20_000;

    /// <summary>Rows that would be new.</summary>
    public int New => counts[(int)RowOutcome.New];

    /// <summary>Rows that would change something.</summary>
    public int Changed => counts[(int)RowOutcome.Changed];

    /// <summary>Rows that would change nothing.</summary>
    public int Same => counts[(int)RowOutcome.Same];

    /// <summary>Rows that a person must decide on.</summary>
    public int Doubtful => counts[(int)RowOutcome.Doubtful];

    /// <summary>Rows that cannot be imported.</summary>
    public int Wrong => counts[(int)RowOutcome.Wrong];

    /// <summary>All rows that were looked at.</summary>
    public int Total => counts.Sum();

    /// <summary>The messages in the order of the rows.</summary>
    public IReadOnlyList<ImportMessage> Messages => messages;

    /// <summary>How many messages were not kept.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Whether everything may be imported as it is.</summary>
    public bool IsClean => Wrong == 0 && Doubtful == 0 && !messages.Exists(m => m.Severity == ImportSeverity.Wrong);

    /// <summary>One line for the top of the page, such as 共 312 行：新增 5、更新 9、无变化 290、存疑 2、有错 6。</summary>
    public string Summary => $"共 {Total} 行：新增 {New}、更新 {Changed}、无变化 {Same}、存疑 {Doubtful}、有错 {Wrong}。";

    /// <summary>Counts a row.</summary>
    /// <param name="outcome">What would become of it.</param>
    public void Count(RowOutcome outcome) => counts[(int)outcome]++;

    /// <summary>Keeps a message.</summary>
    /// <param name="message">The message.</param>
    public void Add(ImportMessage message)
    {
        if (messages.Count < MostMessages) messages.Add(message);
        else LeftOut++;
    }

    /// <summary>Keeps several messages.</summary>
    /// <param name="several">The messages.</param>
    public void Add(IEnumerable<ImportMessage> several)
    {
        ArgumentNullException.ThrowIfNull(several);
        foreach (var message in several) Add(message);
    }

    /// <summary>
    /// Says for a whole column that the spreadsheet has destroyed its long numbers, so that the person mends the column
    /// once and not every cell. Reads the table to its end.
    /// </summary>
    /// <param name="mapping">The mapped table.</param>
    public void AddDestroyedColumns(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);

        var columns = mapping.Columns;
        var lost = new int[columns.Count];
        foreach (var row in mapping.Table.Rows())
        {
            for (var i = 0; i < lost.Length; i++)
            {
                if (row[columns[i].Column.Index].LostDigits) lost[i]++;
            }
        }

        for (var i = 0; i < lost.Length; i++)
        {
            if (lost[i] == 0) continue;
            Add(new ImportMessage(
                ImportSeverity.Wrong, null, columns[i].Column.Title, columns[i].Column.Letter,
                $"这一列有 {lost[i]} 格被 Excel 变成了科学计数，号码的后几位已经丢失",
                "请在原表把整列设为“文本”格式，照原件重新填写这些号码，或从学籍系统重新导出"));
        }
    }
}
