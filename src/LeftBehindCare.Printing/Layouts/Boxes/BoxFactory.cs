using LeftBehindCare.Printing.Descriptions;
using SkiaSharp;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Sets the content of cells for the width they have.</summary>
internal sealed class BoxFactory(Shaper shaper)
{
    private const double SmallestOnOneLine = 0.75, WrappedShare = 0.88;

    /// <summary>The box of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cellWidth">Its width with padding, in points.</param>
    /// <param name="size">The type size of cells that name none, in points.</param>
    public Box Create(Cell cell, double cellWidth, double size)
    {
        var padding = Units.Points(cell.Padding ?? 1);
        var across = cell.Across ?? (cell.Content is LongTextContent or ChecksContent or SignContent or SealContent ? Align.Left : Align.Centre);
        var style = new CellStyle(cell.Size ?? size, cell.IsBold, padding, across, cell.Down);
        var width = Math.Max(1, cellWidth - (2 * padding));
        return cell.Content switch
        {
            LabelContent label => Label(label, style, width),
            ValueContent value => Value(value.Text, style, width),
            LongTextContent text => new LinesBox(Lines(text.Text, style, width, text.Indent), style, width, Box.TextLeading) { IsFlush = true },
            ChecksContent checks => new ChecksBox(checks, shaper, style, width),
            SignContent sign => Sign(sign.Caption, sign.Text, sign.WithDate ? "　　年　　月　　日" : null, null, style, width),
            SealContent seal => Sign(seal.Caption, seal.Text, "　　年　　月　　日", seal.Mark, style, width),
            PhotoContent photo => Photo(photo, style, width),
            BlankContent blank => new BlankBox(blank.Lines),
            _ => throw new NotSupportedException($"Nobody has said how to print {cell.Content.GetType().Name}."),
        };
    }

    private Box Label(LabelContent label, CellStyle style, double width)
    {
        var words = shaper.Shape(label.Text, style.IsBold);
        var continued = shaper.Shape(label.Text + "（续）", style.IsBold);
        return label.Vertical ? new VerticalLabelBox(words, continued, style, width) : new LabelBox(words, continued, style, width);
    }

    private LinesBox Value(string? text, CellStyle style, double width)
    {
        var glyphs = shaper.Shape(text, style.IsBold);
        var natural = Typesetter.WidthOf(glyphs, style.Size);
        if (Array.Exists(glyphs, glyph => glyph.CodePoint == '\n'))
            return new LinesBox(Typesetter.Break(glyphs, width, style.Size), style, width);
        if (natural * SmallestOnOneLine > width)
            return new LinesBox(Typesetter.Break(glyphs, width, style.Size * WrappedShare), style, width);

        var size = natural > width ? style.Size * width / natural : style.Size;
        return new LinesBox(glyphs.Length == 0 ? [] : Typesetter.Break(glyphs, width + 0.01, size), style, width);
    }

    private List<TextLine> Lines(string? text, CellStyle style, double width, bool indent)
    {
        var glyphs = shaper.Shape(text?.TrimEnd(), style.IsBold);
        return glyphs.Length == 0 ? [] : Typesetter.Break(glyphs, width, style.Size, indent ? 2 * style.Size : 0);
    }

    private SignBox Sign(string caption, string? text, string? date, string? mark, CellStyle style, double width)
    {
        var lines = Lines(caption, style, width, indent: false);
        lines.AddRange(Lines(text, style, width, indent: true));
        List<TextLine> foot = [.. Lines(mark, style, width, indent: false), .. Lines(date, style, width, indent: false)];
        return new SignBox(lines, foot, style, width, Units.Points(mark is null ? 8 : 12));
    }

    private Box Photo(PhotoContent photo, CellStyle style, double width)
    {
        if (!photo.Image.IsEmpty)
        {
            using var data = SKData.CreateCopy(photo.Image.Span);
            using var codec = SKCodec.Create(data);
            if (codec is not null)
                return new PhotoBox(photo, codec.Info.Width, codec.Info.Height);
        }

        var words = shaper.Shape(photo.Placeholder, style.IsBold);
        return new VerticalLabelBox(words, words, style, width);
    }
}
