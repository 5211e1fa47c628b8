using SkiaSharp;

namespace LeftBehindCare.Printing.Drawing;

/// <summary>Writes pages into one PDF file, batch after batch.</summary>
internal sealed class SkiaPdfSink : IDisposable
{
    private const int LosslessImages = 101;
    private static readonly DateTimeOffset NoDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SKDocument _document;
    private readonly List<FontSubsets> _fonts = [];
    private bool _isClosed;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Written synchronously while pages are drawn; stays open.</param>
    /// <param name="title">The file's title.</param>
    /// <param name="author">The file's author, if any.</param>
    /// <param name="created">The date in the file; null writes a fixed one.</param>
    public SkiaPdfSink(Stream output, string title, string? author, DateTimeOffset? created)
    {
        var date = (created ?? NoDate).UtcDateTime;
        var metadata = new SKDocumentPdfMetadata(72, LosslessImages)
        {
            Title = title,
            Author = author ?? "",
            Creator = "LeftBehindCare",
            Producer = "LeftBehindCare.Printing",
            Creation = date,
            Modified = date,
        };
        _document = SKDocument.CreatePdf(output, metadata) ?? throw new InvalidOperationException("Skia could not begin a PDF file.");
    }

    /// <summary>Draws pages with fonts cut for them. One call for many pages makes a smaller file than many calls.</summary>
    public void Write(IReadOnlyList<PageDrawing> pages, CancellationToken cancellationToken, Action<int>? onPage = null)
    {
        var fonts = FontSubsets.Of(pages);
        // Skia embeds the fonts when the file is closed.
        _fonts.Add(fonts);
        using var painter = new SkiaPainter(fonts);
        for (var i = 0; i < pages.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var canvas = _document.BeginPage((float)pages[i].Width, (float)pages[i].Height);
            painter.Paint(canvas, pages[i]);
            _document.EndPage();
            onPage?.Invoke(i);
        }
    }

    /// <summary>Finishes the file. A sink that is disposed of without this leaves a useless file.</summary>
    public void Close()
    {
        _document.Close();
        _isClosed = true;
    }

    public void Dispose()
    {
        if (!_isClosed)
            _document.Abort();
        _document.Dispose();
        foreach (var fonts in _fonts)
            fonts.Dispose();
    }
}
