using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class ColumnMappingTests
{
    [Fact]
    public void Reordered_renamed_and_extra_columns_find_their_place()
    {
        using var file = OpenText("备注,班级（必填）,*性别,学生姓名,身份证件号\n,一1,男,周映川,439901201604120012\n");

        var mapping = ColumnMapping.Suggest(file.FindTable(Roster)!, Roster);

        Assert.Equal(["学生姓名", "*性别", "身份证件号", "班级（必填）"], mapping.Columns.Select(c => c.Column.Title));
        Assert.All(mapping.Columns, c => Assert.False(c.IsDoubtful));
        Assert.Equal("备注", Assert.Single(mapping.Unused).Title);
        Assert.Empty(mapping.Missing);
    }

    [Fact]
    public void A_parents_name_is_never_taken_for_the_childs()
    {
        using var file = OpenText("父亲姓名,母亲姓名,监护人姓名,性别,班级\n甲,乙,丙,男,1\n");

        var mapping = ColumnMapping.Suggest(file.FindTable(Roster)!, Roster);

        Assert.Null(mapping.Find("Name"));
        Assert.Equal("姓名", Assert.Single(mapping.Missing).Title);
        Assert.Equal("父亲姓名", mapping.Find("FatherName")!.Column.Title);
    }

    [Fact]
    public void A_column_full_of_ID_numbers_is_recognised_under_a_foreign_title()
    {
        using var file = OpenText("姓名,性别,编码\n甲,男,439901201604120012\n乙,男,439901201604120039\n丙,女,439901201604120020\n");

        var found = ColumnMapping.Suggest(file.FindTable(Roster)!, Roster).Find("IdNo")!;

        Assert.Equal(MappingReason.Content, found.Reason);
        Assert.True(found.IsDoubtful);
    }

    [Fact]
    public void A_title_over_other_values_is_doubted()
    {
        using var file = OpenText("姓名,性别,身份证号码类\n甲,男,居民身份证\n乙,男,居民身份证\n丙,女,居民身份证\n丁,女,护照\n");

        Assert.Null(ColumnMapping.Suggest(file.FindTable(Roster)!, Roster).Find("IdNo"));
    }

    [Fact]
    public void A_corrected_mapping_is_remembered_for_the_same_titles_in_any_order()
    {
        using var first = OpenText("姓名,称呼,性别,性别\n甲,小甲,1,男\n");
        using var second = OpenText("性别,姓名,性别,称呼\n1,甲,男,小甲\n");
        var corrected = ColumnMapping.Suggest(first.FindTable(Roster)!, Roster).With(new Dictionary<string, string> { ["Name"] = "称呼", ["Sex"] = "性别#2", ["Class"] = "" });

        var table = second.FindTable(Roster)!;
        var recalled = ColumnMapping.Suggest(table, Roster).With(corrected.Remember());
        var row = table.Rows().Single();

        Assert.Equal(corrected.Table.HeaderFingerprint, table.HeaderFingerprint);
        Assert.Equal("小甲", recalled.Cell(row, "Name").Text);
        Assert.Equal("男", recalled.Cell(row, "Sex").Text);
        Assert.Equal(MappingReason.Chosen, recalled.Find("Name")!.Reason);
    }

    [Fact]
    public void Other_titles_have_another_fingerprint()
    {
        using var first = OpenText("姓名,性别\n甲,男\n");
        using var second = OpenText("姓名,班级\n甲,1\n");

        Assert.NotEqual(first.FindTable(Roster)!.HeaderFingerprint, second.FindTable(Roster)!.HeaderFingerprint);
    }
}
