using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Tests.Samples;
using LeftBehindCare.Printing.Tests.Tools;

namespace LeftBehindCare.Printing.Tests.Drawing;

public class PdfFileTests
{
    [Fact]
    public void A_form_is_smaller_than_150_KB() =>
        Assert.InRange(Pdf.Print(ToyForms.Registration()).Length, 10_000, 150_000);

    [Fact]
    public void Equal_forms_give_equal_bytes() =>
        Assert.Equal(Pdf.Print(ToyForms.Registration()), Pdf.Print(ToyForms.Registration()));

    [Fact]
    public void A_given_date_stands_in_the_file_in_universal_time()
    {
        var doc = ToyForms.Registration() with { Created = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(8)) };

        var text = System.Text.Encoding.Latin1.GetString(Pdf.Print(doc));
        Assert.Contains("D:20261123013000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_prints_at_once_give_what_one_gives()
    {
        var alone = Pdf.Print(ToyForms.Registration());

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Pdf.Print(ToyForms.Registration()))));

        Assert.All(together, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public async Task A_bundle_holds_all_forms_in_order_and_counts_each_form_from_page_one()
    {
        var told = new Told();
        using var output = new MemoryStream();

        var report = await Printers.Shared.PrintAllAsync(
            Enumerable.Range(1, 20).Select(i => ToyForms.Registration(i)), new BundleInfo("全班登记表"), output, told);

        Assert.Equal((20, 20), (report.Forms, report.Pages));
        Assert.Equal(Enumerable.Range(1, 20), told.Forms);
        var pages = Pdf.TextOf(output.ToArray()).Select(Pdf.WithoutSpaces).ToList();
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains($"A1-{i + 1:0000}", pages[i], StringComparison.Ordinal);
            Assert.Contains("第1页共1页", pages[i], StringComparison.Ordinal);
        }

        Assert.InRange(output.Length, 10_000, 20 * 25_000 + 150_000);
    }

    [Fact]
    public async Task A_bundle_stops_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var output = new MemoryStream();
        IEnumerable<FormDoc> Forms()
        {
            for (var i = 1; ; i++)
            {
                if (i == 3)
                    cancel.Cancel();
                yield return ToyForms.Registration(i);
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Printers.Shared.PrintAllAsync(Forms(), new BundleInfo("不会印完"), output, cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task An_empty_bundle_is_refused()
    {
        using var output = new MemoryStream();

        await Assert.ThrowsAsync<ArgumentException>(() => Printers.Shared.PrintAllAsync([], new BundleInfo("空"), output));
    }

    [Fact]
    public void A_broken_picture_gives_way_to_its_placeholder()
    {
        var doc = FormDoc.Of(new Sheet
        {
            Title = "样表",
            Blocks = [new Grid { Columns = [1], Rows = [Row.Of(Cell.Photo(new byte[] { 0xFF, 0xD8, 1, 2, 3 })).AtLeast(30)] }],
        });

        Assert.Contains("照", Pdf.WordsOf(Pdf.Print(doc)), StringComparison.Ordinal);
    }

    private sealed class Told : IProgress<PrintProgress>
    {
        public List<int> Forms { get; } = [];

        public void Report(PrintProgress value) => Forms.Add(value.Forms);
    }
}
