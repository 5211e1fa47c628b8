using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using SkiaSharp;
using NonVisualGraphicFrameDrawingProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace LeftBehindCare.Printing.Writers;

/// <summary>Puts pictures into a Word document, in line with the text.</summary>
internal sealed class DocxPictures(MainDocumentPart document)
{
    private const double EmusPerMillimetre = 36000;
    private uint _count;

    /// <summary>A run that holds the picture, as large as fits in the frame; null if the bytes are no picture.</summary>
    /// <param name="image">JPEG or PNG bytes.</param>
    /// <param name="width">The frame's width in millimetres.</param>
    /// <param name="height">The frame's height in millimetres.</param>
    public Run? Place(ReadOnlyMemory<byte> image, double width, double height)
    {
        if (image.IsEmpty || SizeOf(image) is not { } size)
            return null;
        var scale = Math.Min(width / size.Width, height / size.Height) * EmusPerMillimetre;
        var (cx, cy) = ((long)(size.Width * scale), (long)(size.Height * scale));
        var part = document.AddImagePart(size.IsPng ? ImagePartType.Png : ImagePartType.Jpeg);
        using (var stream = part.GetStream(FileMode.Create))
            stream.Write(image.Span);

        _count++;
        var picture = new Pic.Picture(
            new Pic.NonVisualPictureProperties(
                new Pic.NonVisualDrawingProperties { Id = _count, Name = $"photo{_count}" },
                new Pic.NonVisualPictureDrawingProperties()),
            new Pic.BlipFill(new Blip { Embed = document.GetIdOfPart(part) }, new Stretch(new FillRectangle())),
            new Pic.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
        var inline = new Inline(
            new Extent { Cx = cx, Cy = cy },
            new DocProperties { Id = _count, Name = $"photo{_count}", Description = "照片" },
            new NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(inline));
    }

    private static (int Width, int Height, bool IsPng)? SizeOf(ReadOnlyMemory<byte> image)
    {
        using var data = SKData.CreateCopy(image.Span);
        using var codec = SKCodec.Create(data);
        return codec?.EncodedFormat switch
        {
            SKEncodedImageFormat.Png => (codec.Info.Width, codec.Info.Height, true),
            SKEncodedImageFormat.Jpeg => (codec.Info.Width, codec.Info.Height, false),
            _ => null,
        };
    }
}
