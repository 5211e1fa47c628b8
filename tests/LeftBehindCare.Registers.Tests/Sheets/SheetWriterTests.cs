using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class SheetWriterTests
{
    public static TheoryData<string> Dangerous => ["=cmd|'/c calc'!A1", "+86 154", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1", "'=1", "''=1", "－2"];

    [Theory]
    [MemberData(nameof(Dangerous))]
    public void A_formula_in_a_name_stays_text_and_comes_back(string name)
    {
        using var csv = new MemoryStream();
        using (var writer = SheetWriter.Csv(csv, [new("姓名"), new("班级")])) writer.Append(name, "一1");
        var text = Encoding.UTF8.GetString(csv.ToArray());
        using var file = Open(csv.ToArray());

        Assert.StartsWith("\uFEFF姓名,班级\r\n", text, StringComparison.Ordinal);
        Assert.StartsWith("'", text.Split("\r\n", 2)[1].TrimStart('"'), StringComparison.Ordinal);
        Assert.Equal(name, file.Rows(0).Last()[0].Text);

        using var xlsx = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(xlsx, "名册", [new("姓名")])) writer.Append(name);
        using var book = Open(xlsx.ToArray());
        Assert.Equal(name, book.Rows(0).Last()[0].Text);
        Assert.DoesNotContain("<f>", Part(xlsx, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        string[] texts = ["439901201604120012", "00012", "𬱖远", "a<b>&\"c\"", "甲\n乙", "_x0041_", " 前后 ", "2016-04-12", "TRUE", "，；|", "'好"];
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "一[1]班:名/册", [.. texts.Select(t => new SheetColumnLayout("列" + t)), new("日期"), new("时刻"), new("数"), new("是否")], "演示小学名册"))
            writer.Append([.. texts.Select(SheetCell.Of), new DateOnly(2016, 4, 12), SheetCell.Of(new DateTime(2016, 4, 12, 8, 30, 5)), 12.5m, SheetCell.Of(true)]);

        using var file = Open(stream.ToArray());
        var rows = file.Rows(0).ToList();

        Assert.Equal("一_1_班_名_册", file.Sheets[0].Name);
        Assert.Equal([1, 2, 3], rows.Select(r => r.Number));
        Assert.Equal([.. texts, "2016-04-12", "2016-04-12 08:30:05", "12.5", "是"], TextsOf(rows[2]));
        Assert.Equal(CellKind.Date, rows[2][texts.Length].Kind);
        Assert.Equal(CellKind.Number, rows[2][texts.Length + 2].Kind);
    }

    [Fact]
    public void Every_part_is_well_formed_and_the_header_is_frozen()
    {
        using var stream = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(stream, "它's", [new("甲"), new("乙")], "题")) writer.Append("1\u0001\uD800", null);

        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            _ = XDocument.Load(part);
        }

        Assert.Contains("ySplit=\"2\"", Part(stream, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("'它''s'!$2:$2", Part(stream, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_rows_come_back_with_what_is_wrong_and_can_be_imported_once_mended()
    {
        using var file = OpenText("名册,,\n姓名,性别,出生日期\n甲,男,2016-04-12\n乙,男,不详\n丙,女,2016-02-30\n");
        var table = file.FindTable(Roster)!;
        ImportMessage[] messages =
        [
            new(ImportSeverity.Wrong, 4, "出生日期", "C", "“不详”看不出是哪一天", "请写成 2016-04-12 这样"),
            new(ImportSeverity.Doubtful, 3, "姓名", "A", "单字姓名", ""),
            new(ImportSeverity.Wrong, 5, null, null, "与第 3 行重复", ""),
        ];

        using var stream = new MemoryStream();
        var count = ProblemSheet.Write(stream, table, messages);
        using var again = Open(stream.ToArray());
        var back = again.FindTable(Roster)!;

        Assert.Equal(2, count);
        Assert.Equal(table.HeaderFingerprint, back.HeaderFingerprint);
        Assert.Equal(["乙", "丙"], back.Rows().Select(r => r[0].Text));
        Assert.Equal("“出生日期”：“不详”看不出是哪一天。请写成 2016-04-12 这样。", again.Rows(0).ElementAt(1)[3].Text);
        Assert.Contains("s=\"5\"", Part(stream, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_counts_and_speaks_in_rows_and_columns()
    {
        var report = new ImportReport();
        report.Count(RowOutcome.New);
        report.Count(RowOutcome.Wrong);
        report.Add(new ImportMessage(ImportSeverity.Wrong, 12, "出生日期", "D", "“不详”看不出是哪一天", "请写成 2016-04-12 这样"));

        Assert.Equal("共 2 行：新增 1、更新 0、无变化 0、存疑 0、有错 1。", report.Summary);
        Assert.Equal("第 12 行“出生日期”（D 列）：“不详”看不出是哪一天。请写成 2016-04-12 这样。", report.Messages[0].ToString());
        Assert.False(report.IsClean);
    }

    [Fact]
    public void A_column_of_destroyed_numbers_is_reported_once_for_all()
    {
        using var file = OpenText("姓名,身份证号\n甲,4.39901E+17\n乙,4.39902E+17\n");
        var report = new ImportReport();

        report.AddDestroyedColumns(ColumnMapping.Suggest(file.FindTable(Roster)!, Roster));

        var message = Assert.Single(report.Messages);
        Assert.Null(message.Row);
        Assert.Contains("2 格", message.Wrong, StringComparison.Ordinal);
        Assert.Equal("B", message.ColumnLetter);
    }

    private static string Part(MemoryStream file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
