using LeftBehindCare.Printing.Layouts;
using SkiaSharp;

namespace LeftBehindCare.Printing.Drawing;

/// <summary>Draws pages on a Skia canvas whose unit is the point; used for PDF and PNG alike.</summary>
internal sealed class SkiaPainter : IDisposable
{
    private readonly FontSubsets _fonts;
    private readonly SKPaint _ink = new() { IsAntialias = true, Color = SKColors.Black };
    private readonly SKPaint _pen = new() { IsAntialias = true, Color = SKColors.Black, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Butt };
    private readonly SKPathEffect _dashes = SKPathEffect.CreateDash([4, 3], 0);
    private readonly SKFont _font = new() { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias };
    private ushort[] _glyphs = new ushort[64];
    private float[] _offsets = new float[64];

    public SkiaPainter(FontSubsets fonts) => _fonts = fonts;

    public void Paint(SKCanvas canvas, PageDrawing page)
    {
        foreach (var mark in page.Marks)
        {
            switch (mark)
            {
                case TextMark text: Paint(canvas, text); break;
                case LineMark line: Paint(canvas, line); break;
                case FrameMark frame: Paint(canvas, frame); break;
                case ShadeMark shade: Paint(canvas, shade); break;
                case CheckMark check: Paint(canvas, check); break;
                case PictureMark picture: Paint(canvas, picture); break;
            }
        }
    }

    public void Dispose()
    {
        _ink.Dispose();
        _pen.Dispose();
        _dashes.Dispose();
        _font.Dispose();
    }

    private static SKRect Rect(Area area) => new((float)area.X, (float)area.Y, (float)area.Right, (float)area.Bottom);

    private static SKColor Grey(double grey) => new((byte)(grey * 255), (byte)(grey * 255), (byte)(grey * 255));

    private void Paint(SKCanvas canvas, TextMark text)
    {
        _ink.Color = Grey(text.Grey);
        if (text.Turn != 0)
        {
            canvas.Save();
            canvas.RotateDegrees((float)text.Turn, (float)text.X, (float)text.Baseline);
        }

        // A line falls into runs by face: most lines are one run.
        var run = text.Run;
        var x = text.X;
        for (var start = 0; start < run.Length;)
        {
            var end = start + 1;
            while (end < run.Length && ReferenceEquals(run[end].Face, run[start].Face))
                end++;
            x += PaintRun(canvas, run[start..end], text, x);
            start = end;
        }

        if (text.Turn != 0)
            canvas.Restore();
    }

    /// <returns>How far the run reaches, in points.</returns>
    private double PaintRun(SKCanvas canvas, ReadOnlySpan<Glyph> run, TextMark text, double x)
    {
        if (_glyphs.Length < run.Length)
            (_glyphs, _offsets) = (new ushort[run.Length], new float[run.Length]);
        var subset = _fonts[run[0].Face];
        var offset = 0.0;
        for (var i = 0; i < run.Length; i++)
        {
            _glyphs[i] = subset.GlyphOf(run[i].CodePoint);
            _offsets[i] = (float)offset;
            offset += (run[i].Advance * text.Size) + text.Spacing;
        }

        _font.Typeface = subset.Typeface;
        _font.Size = (float)text.Size;
        using var builder = new SKTextBlobBuilder();
        if (text.Spacing > 0)
            builder.AddHorizontalRun(_glyphs.AsSpan(0, run.Length), _font, _offsets.AsSpan(0, run.Length), 0);
        else
            builder.AddRun(_glyphs.AsSpan(0, run.Length), _font, SKPoint.Empty);
        using var blob = builder.Build();
        if (blob is not null)
            canvas.DrawText(blob, (float)x, (float)text.Baseline, _ink);
        return offset;
    }

    private void Paint(SKCanvas canvas, LineMark line)
    {
        _pen.StrokeWidth = (float)line.Thickness;
        _pen.PathEffect = line.IsDashed ? _dashes : null;
        canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, _pen);
        _pen.PathEffect = null;
    }

    private void Paint(SKCanvas canvas, FrameMark frame)
    {
        _pen.StrokeWidth = (float)frame.Thickness;
        canvas.DrawRect(Rect(frame.Area), _pen);
    }

    private void Paint(SKCanvas canvas, ShadeMark shade)
    {
        _ink.Color = Grey(shade.Grey);
        canvas.DrawRect(Rect(shade.Area), _ink);
    }

    private void Paint(SKCanvas canvas, CheckMark check)
    {
        var (x, y, side) = ((float)check.X, (float)check.Y, (float)check.Side);
        _pen.StrokeWidth = 0.6f;
        canvas.DrawRect(x, y, side, side, _pen);
        if (!check.IsTicked)
            return;

        // A tick as a hand makes it: a short stroke down, a long one up and out of the box.
        using var path = new SKPathBuilder();
        path.MoveTo(x + (0.12f * side), y + (0.48f * side));
        path.LineTo(x + (0.42f * side), y + (0.86f * side));
        path.LineTo(x + (1.12f * side), y - (0.12f * side));
        using var tick = path.Detach();
        _pen.StrokeWidth = 0.13f * side;
        canvas.DrawPath(tick, _pen);
    }

    private static void Paint(SKCanvas canvas, PictureMark picture)
    {
        using var data = SKData.CreateCopy(picture.Image.Span);
        // JPEG data goes into the PDF as it is.
        using var image = SKImage.FromEncodedData(data);
        if (image is not null)
            canvas.DrawImage(image, Rect(picture.Area), new SKSamplingOptions(SKCubicResampler.Mitchell), null);
    }
}
