using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts.Boxes;

/// <summary>Options with their boxes; an option is not torn apart unless it is longer than a line.</summary>
internal sealed class ChecksBox : Box
{
    private const double BoxSide = 0.82, AfterBox = 0.2, AfterOption = 0.9;
    private readonly List<Item> _items = [];
    private readonly CellStyle _style;
    private readonly List<double> _widths = [];

    public ChecksBox(ChecksContent content, Shaper shaper, CellStyle style, double width)
    {
        _style = style;
        double x = 0;
        foreach (var option in content.Options)
        {
            var glyphs = shaper.Shape(WordsOf(option), style.IsBold);
            var lead = (BoxSide + AfterBox) * style.Size;
            var need = lead + Typesetter.WidthOf(glyphs, style.Size);
            if (_widths.Count == 0 || (x > 0 && (content.OnePerLine || x + need > width)))
            {
                _widths.Add(0);
                x = 0;
            }

            var lines = Typesetter.Break(glyphs, width - lead, style.Size);
            for (var i = 0; i < lines.Count; i++)
            {
                if (i > 0)
                {
                    _widths.Add(0);
                    x = 0;
                }

                _items.Add(new Item(_widths.Count - 1, x, lead, lines[i], i == 0, option.Chosen));
                x += lead + lines[i].Width;
                _widths[^1] = x;
            }

            x += AfterOption * style.Size;
        }
    }

    public override double MinHeight => (_widths.Count * _style.Size * Leading) + (2 * PaddingDown);

    public override void Draw(PageDrawing page, Area area, BoxPart part)
    {
        if (!part.IsFirst)
            return;
        var lineHeight = _style.Size * Leading;
        var top = TopOf(area, _widths.Count * lineHeight, _style.Down ?? VerticalAlign.Middle);
        foreach (var item in _items)
        {
            var x = LeftOf(area, _style.Padding, _widths[item.Line], _style.Across) + item.X;
            var y = top + (item.Line * lineHeight);
            if (item.HasBox)
                page.Add(new CheckMark(x, y + ((lineHeight - (BoxSide * _style.Size)) / 2), BoxSide * _style.Size, item.IsTicked));
            page.Text(item.Text, x + item.Lead, BaselineIn(y, lineHeight, _style.Size));
        }
    }

    internal static string WordsOf(CheckOption option) => option.Detail switch
    {
        null => option.Text,
        "" => $"{option.Text}（　　　　）",
        _ => $"{option.Text}（{option.Detail}）",
    };

    private readonly record struct Item(int Line, double X, double Lead, TextLine Text, bool HasBox, bool IsTicked);
}
