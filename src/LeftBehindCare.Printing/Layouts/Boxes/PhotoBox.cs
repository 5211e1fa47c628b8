using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>A picture, whole and in proportion in the middle of its cell.</summary>
internal sealed class PhotoBox(PhotoContent content, double pictureWidth, double pictureHeight) : Box
{
    public override double MinHeight => Units.Points(content.MinHeight);

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        if (!part.IsFirst)
            return;
        var room = area.Inset(3, 3);
        var scale = Math.Min(room.Width / pictureWidth, room.Height / pictureHeight);
        var (width, height) = (pictureWidth * scale, pictureHeight * scale);
        page.Add(new PictureMark(content.Image, new Area(room.X + ((room.Width - width) / 2), room.Y + ((room.Height - height) / 2), width, height)));
    }
}
