using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Writers;

/// <summary>
/// Writes a document as an HTML fragment that resembles the paper. It holds neither style nor script, so the strictest content
/// security policy lets it pass; its look is in <see cref="StyleSheet"/>.
/// </summary>
public static class HtmlPreview
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The style sheet of the fragment; serve it as a file of its own.</summary>
    /// <remarks>
    /// Classes: <c>paper</c> (a sheet; with <c>paper-landscape</c>), <c>paper-title</c>, <c>paper-head</c>, <c>paper-grid</c>
    /// (a table; with <c>paper-unruled</c>), <c>paper-left</c>, <c>paper-right</c>, <c>paper-top</c>, <c>paper-bottom</c>,
    /// <c>paper-shaded</c>, <c>paper-bold</c>, <c>paper-small</c>, <c>paper-vertical</c>, <c>paper-long</c>, <c>paper-option</c>
    /// (with <c>paper-chosen</c>), <c>paper-narrow</c> and <c>paper-narrower</c> (an answer kept on one line), <c>paper-sign</c>, <c>paper-sign-foot</c>, <c>paper-photo</c>, <c>paper-ruled</c>,
    /// <c>paper-text</c>, <c>paper-cut</c>, <c>paper-signatures</c>, <c>paper-notice</c>, <c>paper-foot</c>.
    /// </remarks>
    public static string StyleSheet { get; } = ReadStyleSheet();

    /// <summary>Writes the fragment: one <c>section</c> for each sheet.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="writer">Where to write. All texts of the document are encoded.</param>
    public static void Write(FormDoc doc, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(doc);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var sheet in doc.Sheets)
            Write(sheet, writer);
    }

    private static void Write(Sheet sheet, TextWriter writer)
    {
        writer.Write($"<section class=\"paper{(sheet.Paper.IsLandscape ? " paper-landscape" : "")}{(sheet.Size <= TypeSize.SmallNo5 ? " paper-small" : "")}\" aria-label=\"{Text(sheet.Title)}\">");
        Element(writer, "p", "paper-notice", sheet.Stamp.Notice ?? sheet.Stamp.Watermark);
        Element(writer, "h2", "paper-title", sheet.Title);
        WriteList(writer, "paper-head", sheet.Head.Select(PlainText.Of));
        foreach (var block in sheet.Blocks)
            Write(block, sheet, writer);
        WriteList(writer, "paper-signatures", sheet.Signatures.Select(caption => caption + "："));
        WriteList(writer, "paper-foot", new[] { sheet.Stamp.FootLeft, sheet.Stamp.FootRight }.OfType<string>());
        writer.Write("</section>");
    }

    private static void Write(Block block, Sheet sheet, TextWriter writer)
    {
        switch (block)
        {
            case Grid grid:
                Write(grid, new PreviewFit(sheet, grid), writer);
                break;
            case Paragraph paragraph:
                Element(writer, "p", Classes("paper-text", AcrossClass(paragraph.Across, Align.Left), paragraph.IsBold ? "paper-bold" : null), paragraph.Text);
                break;
            case CutLine cut:
                Element(writer, "p", "paper-cut", string.IsNullOrEmpty(cut.Text) ? "—" : cut.Text);
                break;
            default:
                throw new NotSupportedException($"Nobody has said how to preview {block.GetType().Name}.");
        }
    }

    private static void Write(Grid grid, PreviewFit fit, TextWriter writer)
    {
        writer.Write($"<table class=\"{Classes("paper-grid", grid.IsRuled ? null : "paper-unruled", grid.Size <= TypeSize.SmallNo5 ? "paper-small" : null)}\"><colgroup>");
        var edges = ColumnEdges.Of(grid.Columns, 100);
        for (var i = 0; i < grid.Columns.Count; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<col width=\"{edges[i + 1] - edges[i]:0.##}%\">"));
        writer.Write("</colgroup>");
        WriteRows(grid.Header, grid, fit, "thead", writer);
        WriteRows(grid.Rows, grid, fit, "tbody", writer);
        writer.Write("</table>");
    }

    private static void WriteRows(IReadOnlyList<Row> rows, Grid grid, PreviewFit fit, string element, TextWriter writer)
    {
        if (rows.Count == 0)
            return;
        writer.Write($"<{element}>");
        foreach (var row in CellPlaces.Of(rows, grid.Columns.Count).GroupBy(place => place.Row))
        {
            writer.Write("<tr>");
            var pixels = (rows[row.Key].MinHeight ?? grid.MinRowHeight) * 96 / 25.4;
            foreach (var place in row.OrderBy(place => place.Column))
                Write(place, fit, element == "thead", pixels, writer);
            writer.Write("</tr>");
        }

        writer.Write($"</{element}>");
    }

    private static void Write(CellPlace place, PreviewFit fit, bool isHead, double pixels, TextWriter writer)
    {
        var cell = place.Cell;
        var isLabel = cell.Content is LabelContent;
        var element = isLabel ? "th" : "td";
        writer.Write($"<{element}");
        if (isLabel)
            writer.Write(isHead ? (place.ColumnSpan > 1 ? " scope=\"colgroup\"" : " scope=\"col\"") : (place.RowSpan > 1 ? " scope=\"rowgroup\"" : " scope=\"row\""));
        if (place.ColumnSpan > 1)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" colspan=\"{place.ColumnSpan}\""));
        if (place.RowSpan > 1)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{place.RowSpan}\""));
        else
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" height=\"{pixels:0}\""));
        var classes = Classes(
            AcrossClass(CellDefaults.AcrossOf(cell), Align.Centre),
            CellDefaults.DownOf(cell) switch { VerticalAlign.Top => "paper-top", VerticalAlign.Bottom => "paper-bottom", _ => null },
            cell.IsShaded ? "paper-shaded" : null,
            cell.IsBold ? "paper-bold" : null,
            cell.Size <= TypeSize.SmallNo5 ? "paper-small" : null,
            cell.Content is LabelContent { Vertical: true } ? "paper-vertical" : null,
            cell.Content is LongTextContent ? "paper-long" : null);
        writer.Write(classes.Length > 0 ? $" class=\"{classes}\">" : ">");
        if (fit.ClassOf(place) is { } narrow)
            Element(writer, "span", narrow, PlainText.Of(cell.Content));
        else
            Write(cell.Content, writer);
        writer.Write($"</{element}>");
    }

    private static void Write(Content content, TextWriter writer)
    {
        switch (content)
        {
            case ChecksContent checks:
                foreach (var option in checks.Options)
                    writer.Write($"<span class=\"paper-option{(option.Chosen ? " paper-chosen" : "")}\">{Text(PlainText.Of(option))}</span> ");
                break;
            case SignContent sign:
                WriteSign(writer, sign.Caption, sign.Text, null, sign.WithDate);
                break;
            case SealContent seal:
                WriteSign(writer, seal.Caption, seal.Text, seal.Mark, withDate: true);
                break;
            case PhotoContent { Url: { } url }:
                writer.Write($"<img class=\"paper-photo\" src=\"{Text(url)}\" alt=\"照片\">");
                break;
            case PhotoContent photo:
                Element(writer, "span", "paper-photo", photo.Placeholder);
                break;
            case BlankContent { Lines: > 0 } blank:
                for (var i = 0; i < blank.Lines; i++)
                    writer.Write("<div class=\"paper-ruled\"></div>");
                break;
            default:
                writer.Write(Text(PlainText.Of(content)));
                break;
        }
    }

    private static void WriteSign(TextWriter writer, string caption, string? text, string? mark, bool withDate)
    {
        Element(writer, "div", "paper-sign", caption);
        Element(writer, "div", "paper-long", text);
        writer.Write("<div class=\"paper-sign-foot\">");
        Element(writer, "div", null, mark);
        Element(writer, "div", null, withDate ? PlainText.Date : null);
        writer.Write("</div>");
    }

    private static void WriteList(TextWriter writer, string name, IEnumerable<string> texts)
    {
        var items = texts.ToList();
        if (items.Count == 0)
            return;
        writer.Write($"<div class=\"{name}\">");
        foreach (var text in items)
            Element(writer, "span", null, text);
        writer.Write("</div>");
    }

    private static void Element(TextWriter writer, string element, string? name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            writer.Write($"<{element}{(name is null ? "" : $" class=\"{name}\"")}>{Text(text)}</{element}>");
    }

    private static string Text(string text) => Encoder.Encode(PlainText.Clean(text));

    private static string Classes(params IEnumerable<string?> names) => string.Join(' ', names.OfType<string>());

    private static string? AcrossClass(Align across, Align usual) => across == usual ? null : across switch
    {
        Align.Left => "paper-left",
        Align.Right => "paper-right",
        _ => "paper-centre",
    };

    private static string ReadStyleSheet()
    {
        using var stream = typeof(HtmlPreview).Assembly.GetManifestResourceStream("preview.css")
            ?? throw new InvalidOperationException("The style sheet of the preview is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
