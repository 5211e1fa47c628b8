using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class XlsTests
{
    [Fact]
    public void An_old_workbook_gives_texts_dates_formats_formulas_and_merged_areas()
    {
        using var file = Open(XlsSamples.Roster, "roster.xls");
        var table = file.FindTable(Roster)!;
        var rows = table.Rows().ToList();

        Assert.Equal(["学生名册", "去年", "住址"], file.Sheets.Select(s => s.Name));
        Assert.Equal([false, true, false], file.Sheets.Select(s => s.IsHidden));
        Assert.Equal(3, table.LastHeaderRow);
        Assert.Equal(["一年级1班", "周映川", "男", "2016-04-12", "439901201604120012", "00001234", "128.25", "TRUE"], TextsOf(rows[0]));
        Assert.Equal(["一年级1班", "𬱖远", "女", "2016.5.3"], TextsOf(rows[1])[..4]);
        Assert.True(rows[1][0].FromMerge);
        Assert.True(rows[1][4].LostDigits);
        Assert.Equal(CellKind.Error, rows[1][6].Kind);
        Assert.Equal("#DIV/0!", rows[1][6].Text);
    }

    [Fact]
    public void Texts_that_run_on_over_several_records_stay_whole()
    {
        using var file = Open(XlsSamples.Roster, "roster.xls");
        var rows = file.Rows(2).ToList();

        Assert.Equal(160, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            Assert.Equal([$"清麓县第{i}村民小组门牌与道路说明要写得很长很长才会超过一条记录", $"number {i}"], TextsOf(rows[i])[..2]);
    }

    [Fact]
    public void A_locked_workbook_is_refused_for_what_it_is()
    {
        // A new-style workbook with a password is an old container with these streams in it.
        var locked = XlsSamples.Roster.ToArray();
        Rename(locked, "Workbook", "EncryptedPackage");

        Assert.Equal(TableRefusal.Encrypted, Refusal(locked));
    }

    [Fact]
    public void A_word_document_is_refused_for_what_it_is()
    {
        var document = XlsSamples.Roster.ToArray();
        Rename(document, "Workbook", "WordDocument");

        Assert.Equal(TableRefusal.WrongType, Refusal(document));
    }

    [Fact]
    public void An_old_workbook_cut_off_anywhere_is_refused_or_read_but_never_breaks()
    {
        for (var length = 8; length < XlsSamples.Roster.Length; length += 61)
        {
            try
            {
                using var file = Open(XlsSamples.Roster[..length]);
            }
            catch (TableRefusedException refused)
            {
                Assert.Equal(TableRefusal.Damaged, refused.Kind);
            }
        }
    }

    private static void Rename(byte[] container, string from, string to)
    {
        var old = System.Text.Encoding.Unicode.GetBytes(from);
        var at = container.AsSpan().IndexOf(old);
        while (at >= 0 && container[at + 64] != old.Length + 2) at = container.AsSpan(at + 1).IndexOf(old) is >= 0 and var more ? at + 1 + more : -1;
        Assert.True(at >= 0);
        var name = System.Text.Encoding.Unicode.GetBytes(to);
        container.AsSpan(at, 64).Clear();
        name.CopyTo(container, at);
        container[at + 64] = (byte)(name.Length + 2);
    }
}
