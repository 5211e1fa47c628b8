using SkiaSharp;

namespace LeftBehindCare.Web.Attachments.Intake;

/// <summary>
/// Draws a picture anew as a JPEG: turned upright, no larger than a printed page needs, on white, and with nothing of the file
/// it came from but its pixels. Where it was taken, when and by which phone is gone.
/// </summary>
public static class Pictures
{
    /// <summary>Pixels of a picture that is decoded at all; known from its header.</summary>
    public const long MostPixels = 40_000_000;

    public const int LongestEdge = 2048;
    public const int ThumbnailEdge = 320;

    private const int Quality = 85;
    private const int ThumbnailQuality = 78;
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>The picture as it is kept; null when it cannot be decoded.</summary>
    /// <exception cref="FileRefusedException">It has too many pixels or is cut off.</exception>
    public static TakenFile? Draw(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1) return null;
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw new FileRefusedException($"这张照片有 {codec.Info.Width}×{codec.Info.Height} 个像素，太大了。请在手机相机里改用普通画质（不用“高像素”）再拍，或裁剪后再传。");
        using var decoded = Decode(codec);
        if (decoded is null) return null;
        using var upright = Upright(decoded, codec.EncodedOrigin, LongestEdge);
        using var small = Upright(upright, SKEncodedOrigin.TopLeft, ThumbnailEdge);
        return new TakenFile(AttachmentKind.Picture, Encode(upright, Quality), Encode(small, ThumbnailQuality), upright.Width, upright.Height);
    }

    /// <summary>At the size that is kept or the next larger one the format can be decoded at: a JPEG at eighths, a PNG only whole.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var wanted = LongestEdge / (double)Math.Max(codec.Info.Width, codec.Info.Height);
        var size = wanted >= 1 ? codec.Info.Size : codec.GetScaledDimensions((float)(Math.Ceiling(wanted * 8) / 8));
        using var colours = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return result == SKCodecResult.IncompleteInput ? throw new FileRefusedException("这张照片只有一半，可能没有传完。请在手机相册里打开看看，再传一次。") : null;
    }

    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin, int longest)
    {
        var isSideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isSideways ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, longest / (float)Math.Max(width, height));
        var drawn = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque, picture.ColorSpace));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        canvas.Scale(drawn.Width / (float)width, drawn.Height / (float)height);
        var turn = TurnOf(origin, width, height);
        canvas.Concat(in turn);
        picture.SetImmutable();
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, Smooth);
        return drawn;
    }

    /// <summary>From the file's pixels to an upright picture of that size (EXIF 2.3, tag Orientation).</summary>
    private static SKMatrix TurnOf(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    /// <summary>Without a colour space: the encoder would write it into the file as a profile.</summary>
    private static byte[] Encode(SKBitmap picture, int quality)
    {
        using var pixels = new SKPixmap(picture.Info.WithColorSpace(null), picture.GetPixels(), picture.RowBytes);
        using var jpeg = pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("A drawn picture could not be written as JPEG.");
        return jpeg.ToArray();
    }
}
