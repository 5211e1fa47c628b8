using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;
using LeftBehindCare.Printing.Fonts;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing;

/// <summary>
/// Prints forms as PDF and as pictures. Safe to use from many threads at once; one printer per process is enough.
/// At most two prints draw at the same time, whatever the number of printers, because Skia gains nothing from more.
/// </summary>
/// <param name="fonts">The fonts.</param>
public sealed class FormPrinter(FontLibrary fonts)
{
    /// <summary>
    /// How many forms of a bundle are laid out before they are drawn. Each batch brings its own cut fonts (about 0.3 MB), and
    /// holds its pages in memory (about 60 KB each).
    /// </summary>
    private const int BatchSize = 250;

    private static readonly SemaphoreSlim Gate = new(2);

    /// <summary>Prints one document.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="cancellationToken">Ends the wait for a free printer and the print.</param>
    /// <returns>The PDF file; equal documents give equal bytes.</returns>
    /// <exception cref="ArgumentException">The description contradicts itself; the message says where.</exception>
    public PrintedForm Print(FormDoc doc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(doc);
        Gate.Wait(cancellationToken);
        try
        {
            var missing = new MissingCharacters();
            var pages = new SheetLayout(fonts, missing).PagesOf(doc);
            using var output = new MemoryStream(128 * 1024);
            using (var sink = new SkiaPdfSink(output, doc.Title, doc.Author, doc.Created))
            {
                sink.Write(pages, cancellationToken);
                sink.Close();
            }

            return new PrintedForm(output.ToArray(), new PrintReport(1, pages.Count, missing.ToList()));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Prints many documents into one file, in order. Memory does not grow with the number of documents beyond one batch.</summary>
    /// <param name="docs">The documents; taken one by one as they are needed.</param>
    /// <param name="info">What the file says about itself.</param>
    /// <param name="output">A file or a memory stream: it is written synchronously, which a web response refuses. Stays open.</param>
    /// <param name="progress">Told after each form.</param>
    /// <param name="cancellationToken">Looked at before each form; a cancelled print leaves an unfinished file to be thrown away.</param>
    /// <returns>What was printed.</returns>
    /// <exception cref="ArgumentException">A description contradicts itself, or there is no document.</exception>
    public async Task<PrintReport> PrintAllAsync(
        IAsyncEnumerable<FormDoc> docs,
        BundleInfo info,
        Stream output,
        IProgress<PrintProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(docs);
        ArgumentNullException.ThrowIfNull(info);
        var bundle = new Bundle(fonts, progress, cancellationToken);
        using var sink = new SkiaPdfSink(output, info.Title, info.Author, info.Created);
        await foreach (var batch in docs.Chunk(BatchSize).WithCancellation(cancellationToken))
            await Gated(() => bundle.Write(sink, batch), cancellationToken);

        if (bundle.Forms == 0)
            throw new ArgumentException("There is no document to print.", nameof(docs));
        await Gated(sink.Close, cancellationToken);
        return bundle.Report;
    }

    /// <summary>Prints many documents into one file; see the other overload.</summary>
    /// <param name="docs">The documents.</param>
    /// <param name="info">What the file says about itself.</param>
    /// <param name="output">A file or a memory stream. Stays open.</param>
    /// <param name="progress">Told after each form.</param>
    /// <param name="cancellationToken">Looked at before each form.</param>
    /// <returns>What was printed.</returns>
    public Task<PrintReport> PrintAllAsync(
        IEnumerable<FormDoc> docs,
        BundleInfo info,
        Stream output,
        IProgress<PrintProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        PrintAllAsync(docs.ToAsyncEnumerable(), info, output, progress, cancellationToken);

    /// <summary>Draws the pages of a document as pictures.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="dotsPerInch">The resolution; 96 for a screen, 150 to look closely.</param>
    /// <returns>One PNG file for each page.</returns>
    /// <exception cref="ArgumentException">The description contradicts itself; the message says where.</exception>
    public IReadOnlyList<byte[]> Draw(FormDoc doc, int dotsPerInch = 96)
    {
        ArgumentNullException.ThrowIfNull(doc);
        ArgumentOutOfRangeException.ThrowIfLessThan(dotsPerInch, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dotsPerInch, 600);
        Gate.Wait();
        try
        {
            return SkiaPngSink.Write(PagesOf(doc), dotsPerInch);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Prints several documents as one bound file: a cover with the contents, and page numbers that run through.</summary>
    /// <param name="parts">The documents with what the contents call them.</param>
    /// <param name="cover">Makes the cover of the contents: title and first page of each part. Called twice, first with rough numbers; it must take as many pages each time.</param>
    /// <param name="title">The file's title, as viewers show it.</param>
    /// <param name="cancellationToken">Ends the wait for a free printer and the print.</param>
    /// <returns>The PDF file.</returns>
    /// <exception cref="ArgumentException">A description contradicts itself; the message says where.</exception>
    public PrintedForm PrintBound(
        IReadOnlyList<(string Title, FormDoc Doc)> parts, Func<IReadOnlyList<BoundPart>, FormDoc> cover, string title, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(cover);
        Gate.Wait(cancellationToken);
        List<FormDoc> docs;
        try
        {
            var layout = new SheetLayout(fonts, new MissingCharacters());
            var counts = parts.Select(p => p.Doc.Sheets.Select(sheet => layout.PagesOf(FormDoc.Of(sheet)).Count).ToList()).ToList();
            var first = layout.PagesOf(cover([.. parts.Select((p, i) => new BoundPart(p.Title, 1, counts[i].Sum()))])).Count + 1;
            var total = first - 1 + counts.Sum(c => c.Sum());
            var contents = new List<BoundPart>();
            var at = first;
            docs = [];
            for (var i = 0; i < parts.Count; i++)
            {
                contents.Add(new BoundPart(parts[i].Title, at, counts[i].Sum()));
                var sheets = new List<Sheet>();
                foreach (var (sheet, pages) in parts[i].Doc.Sheets.Zip(counts[i]))
                {
                    sheets.Add(sheet with { Numbering = new PageNumbering(at, total), HasPageNumbers = true });
                    at += pages;
                }

                docs.Add(parts[i].Doc with { Sheets = sheets });
            }

            var front = cover(contents);
            docs.Insert(0, front with { Sheets = [.. front.Sheets.Select(s => s with { Numbering = new PageNumbering(1, total) })] });
        }
        finally
        {
            Gate.Release();
        }

        return Print(new FormDoc { Title = title, Sheets = [.. docs.SelectMany(d => d.Sheets)] }, cancellationToken);
    }

    /// <summary>The drawn pages, for tests that look at lines and texts.</summary>
    internal IReadOnlyList<PageDrawing> PagesOf(FormDoc doc) => new SheetLayout(fonts, new MissingCharacters()).PagesOf(doc);

    private static async Task Gated(Action work, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(work, cancellationToken);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>A bundle under way.</summary>
    private sealed class Bundle(FontLibrary fonts, IProgress<PrintProgress>? progress, CancellationToken cancellationToken)
    {
        private readonly MissingCharacters _missing = new();
        private int _pages;

        public int Forms { get; private set; }

        public PrintReport Report => new(Forms, _pages, _missing.ToList());

        public void Write(SkiaPdfSink sink, FormDoc[] batch)
        {
            var layout = new SheetLayout(fonts, _missing);
            var pages = new List<PageDrawing>();
            var lastPages = new HashSet<int>();
            foreach (var doc in batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                pages.AddRange(layout.PagesOf(doc));
                lastPages.Add(pages.Count - 1);
            }

            sink.Write(pages, cancellationToken, page =>
            {
                _pages++;
                if (!lastPages.Contains(page))
                    return;
                Forms++;
                progress?.Report(new PrintProgress(Forms, _pages));
            });
        }
    }
}
