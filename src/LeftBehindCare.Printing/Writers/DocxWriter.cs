using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LeftBehindCare.Printing.Descriptions;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace LeftBehindCare.Printing.Writers;

/// <summary>
/// Writes a document for Word or WPS: one section for each sheet, tables as on the paper, pages counted per sheet. Word breaks the
/// lines itself and uses the fonts of the reader's machine (仿宋, titles 宋体 bold), so pages may end elsewhere than in the PDF.
/// </summary>
public static class DocxWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="doc">The document.</param>
    /// <param name="output">A seekable stream, such as a file or a memory stream. Stays open.</param>
    /// <exception cref="ArgumentException">A description contradicts itself, or there is no sheet.</exception>
    public static void Write(FormDoc doc, Stream output)
    {
        ArgumentNullException.ThrowIfNull(doc);
        if (doc.Sheets.Count == 0)
            throw new ArgumentException($"The document {doc.Title} has no sheet.", nameof(doc));

        using var file = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        file.PackageProperties.Title = PlainText.Clean(doc.Title);
        file.PackageProperties.Creator = PlainText.Clean(doc.Author);
        var main = file.AddMainDocumentPart();
        var pictures = new DocxPictures(main);
        var body = new Body();
        for (var i = 0; i < doc.Sheets.Count; i++)
        {
            Append(body, doc.Sheets[i], pictures);
            var section = SectionOf(doc.Sheets[i], main);
            // A section's page settings stand in its last paragraph, those of the last section at the end of the body.
            if (i < doc.Sheets.Count - 1)
                body.Append(new Paragraph(new ParagraphProperties(section)));
            else
                body.Append(section);
        }

        main.Document = new Document(body);
    }

    private static void Append(Body body, Descriptions.Sheet sheet, DocxPictures pictures)
    {
        var width = sheet.Paper.Width - sheet.Margins.Left - sheet.Margins.Right;
        body.Append(DocxText.Line(sheet.Title, sheet.TitleSize, Align.Centre, isBold: true, isTitle: true));
        if (sheet.Head.Count > 0)
            body.Append(DocxText.Line(string.Join("　", sheet.Head.Select(PlainText.Of)), TypeSize.SmallNo5, Align.Left));
        for (var i = 0; i < sheet.Blocks.Count; i++)
        {
            if (sheet.Blocks[i].OnNewPage)
                body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
            body.Append(ElementsOf(sheet.Blocks[i], sheet, width, pictures));
            // Two tables that touch become one in Word.
            if (sheet.Blocks[i] is Grid)
                body.Append(DocxText.Line("", TypeSize.No6, Align.Left));
        }

        if (sheet.Signatures.Count > 0)
            body.Append(DocxText.Line(string.Join("　　　　　　　", sheet.Signatures.Select(caption => caption + "：")), TypeSize.No5, Align.Left));
    }

    private static IEnumerable<OpenXmlElement> ElementsOf(Block block, Descriptions.Sheet sheet, double width, DocxPictures pictures) => block switch
    {
        Grid grid => [new DocxTable(grid, sheet.Size, width, pictures).Build()],
        Descriptions.Paragraph text => text.Text.Split('\n').Select(line =>
            DocxText.Line(line.TrimEnd('\r'), text.Size ?? sheet.Size, text.Across, text.IsBold, isIndented: text.Indent)),
        CutLine cut => [DocxText.Line($"- - - - - - - - - - - - {cut.Text} - - - - - - - - - - - -", TypeSize.SmallNo5, Align.Centre)],
        _ => throw new NotSupportedException($"Nobody has said how to write {block.GetType().Name} for Word."),
    };

    private static SectionProperties SectionOf(Descriptions.Sheet sheet, MainDocumentPart main)
    {
        var section = new SectionProperties();
        if ((sheet.Stamp.Notice ?? sheet.Stamp.Watermark) is { } notice)
        {
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(DocxText.Line(notice, TypeSize.SmallNo5, Align.Right));
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) });
        }

        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = FooterOf(sheet);
        section.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) });
        section.Append(
            new SectionType { Val = SectionMarkValues.NextPage },
            new PageSize
            {
                Width = (uint)Twips(sheet.Paper.Width),
                Height = (uint)Twips(sheet.Paper.Height),
                Orient = sheet.Paper.IsLandscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin
            {
                Top = Twips(sheet.Margins.Top),
                Bottom = Twips(sheet.Margins.Bottom),
                Left = (uint)Twips(sheet.Margins.Left),
                Right = (uint)Twips(sheet.Margins.Right),
                Header = (uint)Twips(10),
                Footer = (uint)Twips(8),
                Gutter = 0,
            },
            new PageNumberType { Start = 1 });
        return section;
    }

    private static Footer FooterOf(Descriptions.Sheet sheet)
    {
        var footer = new Footer();
        var notes = string.Join("　　", new[] { sheet.Stamp.FootLeft, sheet.Stamp.FootRight }.Where(note => !string.IsNullOrEmpty(note)));
        if (notes.Length > 0)
            footer.Append(DocxText.Line(notes, 8, Align.Left));
        var line = new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }));
        if (sheet.HasPageNumbers)
        {
            line.Append(DocxText.Run("第 ", TypeSize.SmallNo5));
            line.Append(DocxText.Field("PAGE", TypeSize.SmallNo5));
            line.Append(DocxText.Run(" 页 共 ", TypeSize.SmallNo5));
            line.Append(DocxText.Field("SECTIONPAGES", TypeSize.SmallNo5));
            line.Append(DocxText.Run(" 页", TypeSize.SmallNo5));
        }

        footer.Append(line);
        return footer;
    }

    private static int Twips(double millimetres) => int.Parse(DocxTable.Twips(millimetres), CultureInfo.InvariantCulture);
}
