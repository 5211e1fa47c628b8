using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using LeftBehindCare.Printing.Descriptions;
using FontList = DocumentFormat.OpenXml.Spreadsheet.Fonts;

namespace LeftBehindCare.Printing.Writers;

/// <summary>How a cell of a workbook looks.</summary>
internal readonly record struct XlsxLook(
    double Size, bool IsBold, Align Across, VerticalAlign Down, bool IsShaded = false, bool IsVertical = false, XlsxEdges Edges = default);

/// <summary>The lines around a cell: none, thin inside a grid, or medium at its border.</summary>
internal readonly record struct XlsxEdges(bool IsRuled, bool Left, bool Right, bool Top, bool Bottom);

/// <summary>Collects the looks of a workbook's cells and writes its style sheet. Every look has the number format 「文本」.</summary>
internal sealed class XlsxStyles
{
    private const uint TextFormat = 49;
    private readonly Dictionary<XlsxLook, uint> _looks = [];

    public uint IndexOf(XlsxLook look)
    {
        if (!_looks.TryGetValue(look, out var index))
            _looks.Add(look, index = (uint)_looks.Count + 1);
        return index;
    }

    public Stylesheet Build()
    {
        var fonts = new FontList(FontOf(TypeSize.No5, isBold: false));
        var fills = new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Grey());
        var borders = new Borders(new Border());
        var formats = new CellFormats(new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true });
        foreach (var look in _looks.OrderBy(pair => pair.Value).Select(pair => pair.Key))
        {
            fonts.Append(FontOf(look.Size, look.IsBold));
            borders.Append(BorderOf(look.Edges));
            formats.Append(FormatOf(look, (uint)fonts.Count() - 1, (uint)borders.Count() - 1));
        }

        return new Stylesheet(fonts, fills, borders, new CellStyleFormats(new CellFormat()), formats);
    }

    private static CellFormat FormatOf(XlsxLook look, uint font, uint border) => new()
    {
        NumberFormatId = TextFormat,
        FontId = font,
        FillId = look.IsShaded ? 2U : 0U,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = look.IsShaded,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new Alignment
        {
            WrapText = true,
            TextRotation = look.IsVertical ? 255U : 0U,
            Horizontal = look.Across switch
            {
                Align.Left => HorizontalAlignmentValues.Left,
                Align.Right => HorizontalAlignmentValues.Right,
                _ => HorizontalAlignmentValues.Center,
            },
            Vertical = look.Down switch
            {
                VerticalAlign.Top => VerticalAlignmentValues.Top,
                VerticalAlign.Bottom => VerticalAlignmentValues.Bottom,
                _ => VerticalAlignmentValues.Center,
            },
        },
    };

    private static Font FontOf(double size, bool isBold)
    {
        var font = new Font();
        if (isBold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static Fill Grey() =>
        new(new PatternFill(new ForegroundColor { Rgb = "FFEDEDED" }, new BackgroundColor { Indexed = 64U }) { PatternType = PatternValues.Solid });

    private static Border BorderOf(XlsxEdges edges)
    {
        if (!edges.IsRuled)
            return new Border();
        return new Border(
            new LeftBorder { Style = StyleOf(edges.Left) },
            new RightBorder { Style = StyleOf(edges.Right) },
            new TopBorder { Style = StyleOf(edges.Top) },
            new BottomBorder { Style = StyleOf(edges.Bottom) },
            new DiagonalBorder());
    }

    private static EnumValue<BorderStyleValues> StyleOf(bool isBorder) => isBorder ? BorderStyleValues.Medium : BorderStyleValues.Thin;
}
