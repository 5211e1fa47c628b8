using SkiaSharp;

namespace LeftBehindCare.Printing.Drawing;

/// <summary>Draws pages as pictures.</summary>
internal static class SkiaPngSink
{
    /// <summary>One PNG for each page.</summary>
    public static List<byte[]> Write(IReadOnlyList<PageDrawing> pages, int dotsPerInch)
    {
        using var fonts = FontSubsets.Of(pages);
        using var painter = new SkiaPainter(fonts);
        return [.. pages.Select(page => Write(page, painter, dotsPerInch / 72.0))];
    }

    private static byte[] Write(PageDrawing page, SkiaPainter painter, double scale)
    {
        var info = new SKImageInfo((int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info) ?? throw new InvalidOperationException("Skia could not make a picture of this size.");
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        painter.Paint(surface.Canvas, page);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
