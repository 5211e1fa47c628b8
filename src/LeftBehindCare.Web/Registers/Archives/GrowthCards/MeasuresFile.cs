using System.Globalization;
using LeftBehindCare.Registers.Sheets;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>What a file said of a class.</summary>
/// <param name="Form">The rows as if they had been typed; what the file leaves empty stays as it is stored.</param>
/// <param name="Read">How many children of the class were found in it whose cards can still be written here.</param>
/// <param name="Unknown">Names that are not on the page, at most <see cref="MeasuresFile.MostNamed"/>.</param>
public sealed record MeasuresRead(MeasuresForm Form, int Read, IReadOnlyList<string> Unknown);

/// <summary>A class's measures as a spreadsheet: to take along to the scales, and back onto the page, where they are looked at before they are saved.</summary>
public static class MeasuresFile
{
    public const long MaxBytes = 5L << 20;
    public const int MostNamed = 5;

    private const string Name = "Name";
    private static readonly string[] Keys = [nameof(MeasureRow.HeightCm), nameof(MeasureRow.WeightKg), nameof(MeasureRow.VisionL), nameof(MeasureRow.VisionR)];

    /// <summary>Titles of the four columns, as the page and the sheet write them.</summary>
    public static readonly IReadOnlyList<string> Titles = ["身高（cm）", "体重（kg）", "左眼视力", "右眼视力"];

    private static readonly TableLimits Limits = TableLimits.Default with { MaxFileBytes = MaxBytes, MaxRows = 5_000 };

    private static readonly ColumnSpec[] Columns =
    [
        new(Name, "姓名") { Required = true, Synonyms = ["学生姓名", "学生"] },
        new(Keys[0], Titles[0]) { Synonyms = ["身高", "身高cm", "身高(cm)"] },
        new(Keys[1], Titles[1]) { Synonyms = ["体重", "体重kg", "体重(kg)"] },
        new(Keys[2], Titles[2]) { Synonyms = ["左视力", "左眼", "视力左"] },
        new(Keys[3], Titles[3]) { Synonyms = ["右视力", "右眼", "视力右"] },
    ];

    /// <summary>The class as xlsx, with what is stored.</summary>
    public static byte[] Write(MeasuresPage page, string? notice)
    {
        ArgumentNullException.ThrowIfNull(page);
        using var memory = new MemoryStream();
        using (var sheet = SheetWriter.Xlsx(memory, "体格", [.. Columns.Select(c => new SheetColumnLayout(c.Title))], $"{page.ClassTitle} 体格 {page.Term}{(notice is null ? "" : $"（{notice}）")}"))
            foreach (var line in page.Lines)
                sheet.Append([SheetCell.Of(line.Name), .. line.Values.Select(v => decimal.TryParse(v, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? SheetCell.Of((decimal?)number) : SheetCell.Of(v))]);
        return memory.ToArray();
    }

    /// <summary>Reads a file onto the page.</summary>
    /// <exception cref="TableRefusedException">It is no table, or has no names in it.</exception>
    public static MeasuresRead Read(MeasuresPage page, byte[] content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(content);
        using var file = TableFile.Open(new MemoryStream(content, writable: false), Path.GetFileName(fileName), Limits);
        var table = file.FindTable(Columns) ?? throw new TableRefusedException(TableRefusal.WrongType, "文件里没有找到“姓名”这一列。请用这一页下载的表来填，再传上来。");
        var mapping = ColumnMapping.Suggest(table, Columns);
        if (mapping.Missing.Count > 0) throw new TableRefusedException(TableRefusal.WrongType, "文件里没有找到“姓名”这一列。请用这一页下载的表来填，再传上来。");
        var lines = page.Lines.ToLookup(l => Plain(l.Name));
        var (rows, unknown) = (new Dictionary<Guid, MeasureRow>(), new List<string>());
        foreach (var row in table.Rows())
        {
            var name = mapping.Cell(row, Name).Text.Trim();
            if (name.Length == 0) continue;
            if (lines[Plain(name)].ToList() is not [var line])
            {
                unknown.Add(name);
                continue;
            }

            if (line.IsClosed) continue;
            string? Value(int column) => mapping.Cell(row, Keys[column]).Text.Trim() is { Length: > 0 } typed ? typed : line.Values[column];
            rows[line.ChildId] = new MeasureRow { ChildId = line.ChildId, RowVersion = line.RowVersion, HeightCm = Value(0), WeightKg = Value(1), VisionL = Value(2), VisionR = Value(3) };
        }

        return new MeasuresRead(new MeasuresForm { ClassId = page.ClassId, Rows = [.. rows.Values] }, rows.Count, [.. unknown.Distinct().Take(MostNamed)]);
    }

    /// <summary>Spaces between the characters of a name and kinds of brackets make no difference.</summary>
    private static string Plain(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
