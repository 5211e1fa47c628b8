using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Sheets.Formats;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>A sheet with its header found: named columns, and below them the rows that are records.</summary>
public sealed partial class SheetTable
{
    /// <summary>Title of the column that <see cref="ProblemSheet"/> adds; it is passed over when the file comes back.</summary>
    public const string ProblemTitle = "问题";

    private static readonly string[] SerialTitles = ["序号", "编号", "号", "no", "顺序号", "行号"];

    private readonly Func<IEnumerable<TableRow>> read;
    private readonly List<SkippedRow> skipped = [];
    private readonly HashSet<int> serialColumns;
    private readonly int lastColumn;

    internal SheetTable(SheetInfo sheet, int first, int last, IReadOnlyList<SheetColumn> columns, double score, Func<IEnumerable<TableRow>> read)
    {
        Sheet = sheet;
        FirstHeaderRow = first;
        LastHeaderRow = last;
        HeaderScore = score;
        Columns = [.. columns.Where(c => c.Title != ProblemTitle)];
        this.read = read;
        serialColumns = [.. Columns.Where(c => SerialTitles.Contains(SheetText.BareKey(c.Title))).Select(c => c.Index)];
        lastColumn = Columns.Count == 0 ? 0 : Columns[^1].Index;
        HeaderFingerprint = Fingerprint(Columns);
    }

    /// <summary>The sheet it stands on.</summary>
    public SheetInfo Sheet { get; }

    /// <summary>First row of the header as the spreadsheet numbers it.</summary>
    public int FirstHeaderRow { get; }

    /// <summary>Last row of the header.</summary>
    public int LastHeaderRow { get; }

    /// <summary>How many looked-for columns the header has, roughly; 0 when it was recognised by its shape only.</summary>
    public double HeaderScore { get; }

    /// <summary>The columns that have a title, from left to right.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>
    /// The same for every file with the same titles, in whatever order: under it a corrected mapping can be remembered.
    /// 64 hexadecimal digits.
    /// </summary>
    public string HeaderFingerprint { get; }

    /// <summary>Rows below the header that are no records; complete once <see cref="Rows"/> has been read to its end.</summary>
    public IReadOnlyList<SkippedRow> Skipped => skipped;

    /// <summary>The records, streamed from the file. Totals, repeated headers, blanks and remarks go to <see cref="Skipped"/>.</summary>
    /// <returns>The rows.</returns>
    public IEnumerable<TableRow> Rows()
    {
        skipped.Clear();
        foreach (var row in read())
        {
            if (row.Number <= LastHeaderRow) continue;
            if (WhyNot(row) is { } reason)
            {
                if (skipped.Count < 10_000) skipped.Add(new SkippedRow(row.Number, reason, Describe(row)));
                continue;
            }

            yield return row;
        }
    }

    private SkipReason? WhyNot(TableRow row)
    {
        var own = new List<(int Column, string Text)>();
        for (var column = 0; column < row.Width; column++)
        {
            if (!row[column].IsEmpty && !row[column].FromMerge) own.Add((column, row[column].Text));
        }

        if (own.TrueForAll(c => serialColumns.Contains(c.Column)) && own.TrueForAll(c => c.Text.Length <= 6 && SheetText.Key(c.Text).All(char.IsAsciiDigit)))
            return SkipReason.Blank;

        var first = SheetText.Clean(own[0].Text);
        var key = SheetText.Key(first);
        if (Total().IsMatch(key) || (own.Count > 1 && serialColumns.Contains(own[0].Column) && Total().IsMatch(SheetText.Key(own[1].Text)))) return SkipReason.Total;
        if (IsHeaderAgain(row, own)) return SkipReason.RepeatedHeader;
        if (own.Count <= 6 && Note().IsMatch(first)) return SkipReason.Note;
        // One text alone in a wide table is a heading or a remark, unless it may be the name of a child that lacks the rest.
        if (own.Count == 1 && Columns.Count >= 3)
        {
            var column = own[0].Column;
            if (row[column + 1].FromMerge || column > lastColumn || (column == Columns[0].Index && Heading().IsMatch(first))) return SkipReason.Note;
        }

        return null;
    }

    private bool IsHeaderAgain(TableRow row, List<(int Column, string Text)> own)
    {
        if (own.Count < 2) return false;
        var same = 0;
        foreach (var column in Columns)
        {
            if (!row[column.Index].IsEmpty && column.Parts.Contains(SheetText.Clean(row[column.Index].Text).Replace("\n", "", StringComparison.Ordinal))) same++;
        }

        return same >= 2 && same * 10 >= own.Count * 6;
    }

    private static string Describe(TableRow row)
    {
        var texts = new List<string>();
        foreach (var cell in row.Cells())
        {
            if (!cell.IsEmpty && !cell.FromMerge && texts.Count < 6) texts.Add(SheetText.Clean(cell.Text));
        }

        return Refuse.Short(string.Join(' ', texts));
    }

    private static string Fingerprint(IEnumerable<SheetColumn> columns)
    {
        var names = columns.Select(c => SheetText.Key(c.Name)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))));
    }

    [GeneratedRegex("^(本页|全校|全班|年级|班级)?(合计|总计|小计|共计|总数|累计)([:：0-9人名]|$)|^共[0-9]+[人名]", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex("班|年级|[:：]|^[^·]{8,}$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[\s（(]*(填表|制表|审核|复核|负责|经办|填报|报送|打印|导出|单位负责|校长|班主任)[人员者单位日期时间签名字章（）()\s]*[:：]|^[\s（(]*(备注|注|说明|注意|附注|填表说明)\s*[:：]|^第\s*\d+\s*页", RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
