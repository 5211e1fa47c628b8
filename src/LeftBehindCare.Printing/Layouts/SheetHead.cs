using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Drawing;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>The title and the line below it, at the top of a sheet's first page.</summary>
internal sealed class SheetHead
{
    private const double TitleLeading = 1.35, HeadLeading = 1.6, Gap = 4, BlankEms = 5;
    private readonly Area _frame;
    private readonly List<TextLine> _title;
    private readonly List<List<Item>> _lines;
    private readonly double _titleStep;
    private readonly double _headStep;

    public SheetHead(Sheet sheet, Shaper shaper, Area frame)
    {
        _frame = frame;
        var title = shaper.Shape(sheet.Title, bold: true);
        var titleSize = SizeFor(Typesetter.WidthOf(title, 1), frame.Width, sheet.TitleSize, sheet.TitleSize * 0.7);
        _title = title.Length == 0 ? [] : Typesetter.BreakEvenly(title, frame.Width, titleSize);
        _titleStep = titleSize * TitleLeading;

        var captions = sheet.Head.Select(item => shaper.Shape(TextOf(item), bold: false)).ToList();
        var blanks = sheet.Head.Select(item => string.IsNullOrEmpty(item.Value) ? BlankEms : 0).ToList();
        var ems = captions.Sum(caption => Typesetter.WidthOf(caption, 1)) + blanks.Sum() + (sheet.Head.Count - 1);
        var size = SizeFor(ems, frame.Width, TypeSize.No5, TypeSize.SmallNo5);
        _headStep = size * HeadLeading;
        _lines = [[]];
        for (var i = 0; i < captions.Count; i++)
            Append(new Item(Typesetter.Break(captions[i], double.MaxValue, size)[0], blanks[i] * size), size);
    }

    /// <summary>The height of title and line with the gaps below them, in points.</summary>
    public double Height => (_title.Count > 0 ? (_title.Count * _titleStep) + Gap : 0) + (_lines[0].Count > 0 ? (_lines.Count * _headStep) + Gap : 0);

    public void Draw(PageDrawing page)
    {
        var y = _frame.Y;
        foreach (var line in _title)
        {
            page.Text(line, _frame.X + ((_frame.Width - line.Width) / 2), y + (0.88 * line.Size));
            y += _titleStep;
        }

        y += _title.Count > 0 ? Gap : 0;
        foreach (var line in _lines)
        {
            DrawLine(page, line, y + (0.75 * _headStep));
            y += _headStep;
        }
    }

    private static string TextOf(HeadItem item) => item.Caption.Length == 0 ? item.Value ?? "" : $"{item.Caption}：{item.Value}";

    private static double SizeFor(double ems, double width, double wanted, double least) =>
        ems * wanted <= width ? wanted : Math.Max(least, width / ems);

    private void Append(Item item, double size)
    {
        var used = _lines[^1].Sum(other => other.Width + size);
        if (_lines[^1].Count > 0 && used + item.Width > _frame.Width + 0.01)
            _lines.Add([]);
        _lines[^1].Add(item);
    }

    /// <summary>First item at the left edge, last at the right, equal gaps between.</summary>
    private void DrawLine(PageDrawing page, List<Item> items, double baseline)
    {
        var x = _frame.X;
        var gap = items.Count > 1 ? (_frame.Width - items.Sum(item => item.Width)) / (items.Count - 1) : 0;
        foreach (var item in items)
        {
            page.Text(item.Text, x, baseline);
            if (item.Blank > 0)
                page.Line(x + item.Text.Width, baseline + 2, x + item.Width, baseline + 2, 0.5);
            x += item.Width + gap;
        }
    }

    private readonly record struct Item(TextLine Text, double Blank)
    {
        public double Width => Text.Width + Blank;
    }
}
