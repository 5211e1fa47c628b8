using System.Globalization;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>What stands in the margins of each page and behind its content.</summary>
internal sealed class PageChrome(Sheet sheet, Shaper shaper, Area frame)
{
    private const double FootSize = TypeSize.SmallNo5, NoteSize = 8, NoteLeading = 1.25;

    /// <summary>The watermark, slantwise through the middle of the page.</summary>
    public void DrawBehind(PageDrawing page)
    {
        var glyphs = shaper.Shape(sheet.Stamp.Watermark, bold: true);
        if (glyphs.Length == 0)
            return;

        var angle = Math.Atan2(page.Height, page.Width) * (sheet.Paper.IsLandscape ? 0.9 : 0.8);
        var size = Math.Min(84, 0.6 * Math.Min(page.Width, page.Height) / Typesetter.WidthOf(glyphs, 1));
        var half = Typesetter.WidthOf(glyphs, size) / 2;
        // From the centre back along the slanted baseline by half the text, and down by a third of the type.
        var x = (page.Width / 2) - (half * Math.Cos(angle)) + (0.36 * size * Math.Sin(angle));
        var y = (page.Height / 2) + (half * Math.Sin(angle)) + (0.36 * size * Math.Cos(angle));
        page.Add(new TextMark(glyphs, 0, glyphs.Length, x, y, size) { Turn = -angle * 180 / Math.PI, Grey = 0.93 });
    }

    /// <summary>The sheet's title in small type above the second and later pages.</summary>
    public void DrawRunningTitle(PageDrawing page)
    {
        var line = OneLine(sheet.Title + "（续）", FootSize, frame.Width);
        page.Text(line, frame.X + ((frame.Width - line.Width) / 2), frame.Y - 6);
    }

    /// <summary>The notice above, the notes and the page number below.</summary>
    public void DrawEdges(PageDrawing page, int number, int count)
    {
        if (!string.IsNullOrEmpty(sheet.Stamp.Notice))
            DrawNotice(page, OneLine(sheet.Stamp.Notice, FootSize, frame.Width));

        var lowest = page.Height - Units.Points(8);
        if (sheet.HasPageNumbers)
        {
            var (at, of) = sheet.Numbering is { } bound ? (bound.First + number - 1, bound.Total) : (number, count);
            var line = OneLine(string.Create(CultureInfo.InvariantCulture, $"第 {at} 页 共 {of} 页"), FootSize, frame.Width);
            page.Text(line, frame.X + ((frame.Width - line.Width) / 2), lowest);
            lowest -= FootSize + 4;
        }

        DrawNotes(page, lowest);
    }

    private void DrawNotice(PageDrawing page, TextLine line)
    {
        var box = new Area(frame.Right - line.Width - 8, Units.Points(9), line.Width + 8, FootSize * 1.6);
        page.Add(new FrameMark(box, 0.6));
        page.Text(line, box.X + 4, box.Y + (0.3 * FootSize) + (0.88 * FootSize));
    }

    /// <summary>The left note takes what it needs up to a third; the right one wraps in the rest.</summary>
    private void DrawNotes(PageDrawing page, double lowest)
    {
        var left = OneLine(sheet.Stamp.FootLeft ?? "", NoteSize, frame.Width / 3);
        page.Text(left, frame.X, lowest);
        var room = frame.Width - left.Width - (left.Count > 0 ? NoteSize : 0);
        var right = Typesetter.Break(shaper.Shape(sheet.Stamp.FootRight, bold: false), room, NoteSize);
        for (var i = 0; i < right.Count; i++)
            page.Text(right[i], frame.Right - right[i].Width, lowest - ((right.Count - 1 - i) * NoteSize * NoteLeading));
    }

    private TextLine OneLine(string text, double size, double width)
    {
        var glyphs = shaper.Shape(text.ReplaceLineEndings(" "), bold: false);
        var natural = Typesetter.WidthOf(glyphs, size);
        return Typesetter.Break(glyphs, double.MaxValue, natural > width ? size * width / natural : size)[0];
    }
}
