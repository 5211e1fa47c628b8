using System.Text;
using LeftBehindCare.Registers.Sheets;

namespace LeftBehindCare.Registers.Tests.Sheets;

/// <summary>Short words for what the sheet tests do again and again.</summary>
internal static class Tables
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly ColumnSpec[] Roster =
    [
        new("Name", "姓名") { Required = true, Synonyms = ["学生姓名"] },
        new("Sex", "性别"),
        new("BirthDate", "出生日期") { Synonyms = ["出生年月", "生日"] },
        new("IdNo", "身份证号") { Synonyms = ["身份证件号", "身份证号码", "公民身份号码"], Looks = c => LooksLikeId(c.Text) },
        new("Class", "班级"),
        new("FatherName", "父亲姓名"),
        new("FatherPhone", "父亲电话"),
    ];

    public static TableFile Open(byte[] bytes, string name = "名册.xlsx") => TableFile.Open(new MemoryStream(bytes), name);

    public static TableFile OpenText(string text, Encoding? encoding = null, string name = "名册.csv") =>
        Open([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)], name);

    public static TableRefusal Refusal(byte[] bytes)
    {
        var refused = Assert.Throws<TableRefusedException>(() => Open(bytes));
        Assert.EndsWith("。", refused.Message, StringComparison.Ordinal);
        return refused.Kind;
    }

    public static string[] TextsOf(TableRow row) => [.. row.Cells().ToArray().Select(c => c.Text)];

    public static CellValue Text(string text) => CellValue.OfText(text);

    private static bool LooksLikeId(string text) => text.Length == 18 && text.StartsWith("4399", StringComparison.Ordinal);
}
