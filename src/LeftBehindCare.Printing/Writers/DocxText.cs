using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LeftBehindCare.Printing.Descriptions;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace LeftBehindCare.Printing.Writers;

/// <summary>Paragraphs and runs of a Word document.</summary>
internal static class DocxText
{
    private const string Body = "仿宋", Title = "宋体", Latin = "Times New Roman";

    /// <summary>A paragraph; line feeds in the text become line breaks.</summary>
    public static Paragraph Line(string text, double size, Align across, bool isBold = false, bool isTitle = false, bool isIndented = false)
    {
        var properties = new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = isTitle ? "120" : "0", Line = "240", LineRule = LineSpacingRuleValues.Auto });
        if (isIndented)
            properties.Append(new Indentation { FirstLineChars = 200 });
        properties.Append(new Justification { Val = JustificationOf(across) });
        return new Paragraph(properties, Run(text, size, isBold, isTitle));
    }

    public static Run Run(string text, double size, bool isBold = false, bool isTitle = false)
    {
        var run = new Run(Look(size, isBold, isTitle));
        var lines = PlainText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A field that Word computes, such as the page number.</summary>
    public static IEnumerable<OpenXmlElement> Field(string code, double size) =>
    [
        new Run(Look(size), new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(Look(size), new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(Look(size), new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(Look(size), new Text("1")),
        new Run(Look(size), new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static RunProperties Look(double size, bool isBold = false, bool isTitle = false)
    {
        var properties = new RunProperties(new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = isTitle ? Title : Body, Hint = FontTypeHintValues.EastAsia });
        if (isBold)
            properties.Append(new Bold());
        var halfPoints = ((int)Math.Round(size * 2)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        properties.Append(new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints });
        return properties;
    }

    private static EnumValue<JustificationValues> JustificationOf(Align across) => across switch
    {
        Align.Left => JustificationValues.Left,
        Align.Right => JustificationValues.Right,
        _ => JustificationValues.Center,
    };
}
