using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class FormSheetTests
{
    private static readonly FormSheet<RiderForm> Sheet = new(ToyCodes.Book);

    private static readonly RiderForm[] Riders =
    [
        new()
        {
            Name = "𬱖·远", Sex = "1", Born = new DateOnly(2016, 4, 12), IdNo = "439901201604120012", Topics = ["1", "2"], Fee = 12.50m, Seats = 3, Boards = true,
            At = new DateTime(2026, 9, 1, 7, 30, 0), Leaves = new TimeOnly(16, 45), FatherName = "=甲", MotherName = "乙", Note = "第一行\n第二行，“引号”\"与'逗号,",
        },
        new() { Name = "单", Sex = "2", Boards = false, Note = "-无" },
    ];

    [Fact]
    public void Columns_follow_the_forms_attributes()
    {
        Assert.Equal(["姓名", "性别", "出生日期", "身份证号", "话题", "费用", "座位", "住校", "登记时间", "离校", "父亲姓名", "母亲姓名", "备注"], Sheet.Columns.Select(c => c.Title));
        Assert.True(Sheet.Specs[0].Required);
        Assert.True(Sheet.Columns[2].Wanted);
        Assert.True(Sheet.Columns[3].Masked);
        Assert.Equal("Sex", Sheet.Columns[1].CodeSet);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Export_import_export_is_identical(bool asCsv)
    {
        var first = Export(Riders, asCsv);
        var read = Import(first);
        var second = Export(read.Select(r => r.Form), asCsv);

        Assert.All(read, r => Assert.Empty(r.Messages));
        Assert.Equal(Sheet.Columns.Count, read[0].Given.Count);
        Assert.Equal(Rows(first), Rows(second));
        Assert.Equal(Riders[0].Note, read[0].Form.Note);
        Assert.Equal(Riders[0].Topics, read[0].Form.Topics);
        Assert.Equal(Riders[0].At, read[0].Form.At);
    }

    [Fact]
    public void A_masked_number_is_not_shown_and_its_mask_overwrites_nothing()
    {
        using var stream = new MemoryStream();
        Sheet.WriteXlsx(stream, "名册", Riders);

        var read = Import(stream.ToArray())[0];

        Assert.DoesNotContain(Rows(stream.ToArray())[1], t => t.Contains("4399", StringComparison.Ordinal));
        Assert.Null(read.Form.IdNo);
        Assert.DoesNotContain("IdNo", read.Given);
        Assert.Contains("Name", read.Given);
    }

    [Fact]
    public void Each_wrong_cell_gets_its_own_message()
    {
        var row = Assert.Single(Import("姓名,性别,出生日期,身份证号,座位,费用\n,男性,2016-02-30,4.39E+17,99,贵\n"u8.ToArray()));

        Assert.Equal(["A", "B", "C", "D", "E", "F"], row.Messages.OrderBy(m => m.ColumnLetter).Select(m => m.ColumnLetter));
        Assert.All(row.Messages, m => Assert.Equal(2, m.Row));
        Assert.Contains(row.Messages, m => m.ToString() == "第 2 行“姓名”（A 列）：这一格没有填。请照户口簿填写。");
        Assert.Contains(row.Messages, m => m.Wrong.Contains("超出范围", StringComparison.Ordinal));
        Assert.True(row.IsWrong);
        Assert.Empty(row.Given);
    }

    [Fact]
    public void Lengths_count_characters_and_rare_ones_count_once()
    {
        Assert.False(Import(Csv($"姓名,性别\n{string.Concat(Enumerable.Repeat("𬱖", 50))},男\n"))[0].IsWrong);
        Assert.Contains("有 51 个字，最多 50 个字", Import(Csv($"姓名,性别\n{string.Concat(Enumerable.Repeat("𬱖", 51))},男\n"))[0].Messages[0].Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wanted_but_empty_is_listed_and_no_fault()
    {
        var row = Import("姓名,性别,出生日期\n甲乙,男,\n"u8.ToArray())[0];

        Assert.False(row.IsWrong);
        Assert.Equal(["出生日期"], row.Incomplete);
        Assert.Contains("Born", row.Given);
    }

    [Fact]
    public void Rules_between_fields_speak_when_the_cells_are_sound()
    {
        var row = Import("姓名,性别,父亲姓名\n甲乙,男,甲乙\n"u8.ToArray())[0];

        var message = Assert.Single(row.Messages);
        Assert.Equal("父亲姓名", message.ColumnTitle);
        Assert.Equal("父亲与儿童同名，请核对", message.Wrong);
    }

    [Fact]
    public void A_converter_reads_what_the_kit_does_not_know()
    {
        var sheet = new FormSheet<PickForm>(ToyCodes.Book, new FormSheetOptions
        {
            Converters = new Dictionary<string, CellConverter>
            {
                ["ChildId"] = new(v => v is Guid id ? $"G{id:N}" : null, c => Guid.TryParse(c.Text.TrimStart('G'), out var id) ? CellReading.Good<object>(id) : CellReading.Wrong<object>("没有这个学籍号", "请核对")),
            },
        });
        var form = new PickForm { ChildId = Guid.Parse("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000") };
        using var stream = new MemoryStream();
        sheet.WriteXlsx(stream, "名册", [form]);
        using var file = Open(stream.ToArray());
        var table = file.FindTable(sheet.Specs)!;

        Assert.Equal(form.ChildId, sheet.Read(table.Rows().Single(), ColumnMapping.Suggest(table, sheet.Specs), Today).Form.ChildId);
    }

    private static byte[] Csv(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static byte[] Export(IEnumerable<RiderForm> forms, bool asCsv)
    {
        using var stream = new MemoryStream();
        if (asCsv) Sheet.WriteCsv(stream, forms, _ => true);
        else Sheet.WriteXlsx(stream, "名册", forms, _ => true, "演示");
        return stream.ToArray();
    }

    private static List<FormRow<RiderForm>> Import(byte[] bytes)
    {
        using var file = Open(bytes);
        var table = file.FindTable(Sheet.Specs)!;
        var mapping = ColumnMapping.Suggest(table, Sheet.Specs);
        return [.. table.Rows().Select(r => Sheet.Read(r, mapping, Today))];
    }

    private static List<string[]> Rows(byte[] bytes)
    {
        using var file = Open(bytes);
        return [.. file.Rows(0).Select(TextsOf)];
    }

    internal sealed class RiderForm : IValidatableObject
    {
        [Display(Name = "姓名", Order = 1, Description = "请照户口簿填写"), Required, StringLength(50)]
        public string? Name { get; set; }

        [Display(Name = "性别", Order = 2), Required, CodeSet("Sex")]
        public string? Sex { get; set; }

        [Display(Name = "出生日期", Order = 3), Wanted]
        public DateOnly? Born { get; set; }

        [Display(Name = "身份证号", Order = 4), Masked]
        public string? IdNo { get; set; }

        [Display(Name = "话题", Order = 5), CodeSet("Topic")]
        public IReadOnlyList<string> Topics { get; set; } = [];

        [Display(Name = "费用", Order = 6)]
        public decimal? Fee { get; set; }

        [Display(Name = "座位", Order = 7), Range(1, 53)]
        public int? Seats { get; set; }

        [Display(Name = "住校", Order = 8)]
        public bool Boards { get; set; }

        [Display(Name = "登记时间", Order = 9)]
        public DateTime? At { get; set; }

        [Display(Name = "离校", Order = 10)]
        public TimeOnly? Leaves { get; set; }

        [Display(Name = "姓名", GroupName = "父亲", Order = 11)]
        public string? FatherName { get; set; }

        [Display(Name = "姓名", GroupName = "母亲", Order = 12)]
        public string? MotherName { get; set; }

        [Display(Name = "备注")]
        public string? Note { get; set; }

        public Guid Id { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Name is not null && Name == FatherName) yield return new ValidationResult("父亲与儿童同名，请核对。", [nameof(FatherName)]);
        }
    }

    internal sealed class PickForm
    {
        [Display(Name = "学籍号")]
        public Guid ChildId { get; set; }
    }
}
