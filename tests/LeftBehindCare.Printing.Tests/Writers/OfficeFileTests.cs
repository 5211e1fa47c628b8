using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Tests.Samples;
using LeftBehindCare.Printing.Writers;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using PaperCell = LeftBehindCare.Printing.Descriptions.Cell;
using PaperRow = LeftBehindCare.Printing.Descriptions.Row;
using PaperSheet = LeftBehindCare.Printing.Descriptions.Sheet;

namespace LeftBehindCare.Printing.Tests.Writers;

public class OfficeFileTests
{
    public static TheoryData<string> Forms => ["登记表", "汇总表", "记录表", "两联"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_workbook_is_valid(string form)
    {
        using var file = Workbook(Named(form));

        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_word_document_is_valid(string form)
    {
        using var output = new MemoryStream();
        DocxWriter.Write(Named(form), output);
        using var file = WordprocessingDocument.Open(output, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void A_workbook_holds_texts_only_and_never_a_formula()
    {
        string[] attacks = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"];
        var doc = FormDoc.Of(new PaperSheet { Title = "=标题", Blocks = [new Grid { Columns = [1], Rows = [.. attacks.Select(text => PaperRow.Of(PaperCell.Value(text)))] }] });

        using var file = Workbook(doc);
        var cells = CellsOf(file);
        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        Assert.All(cells.Where(cell => cell.HasChildren), cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.All(attacks, text => Assert.Contains(cells, cell => cell.InnerText == text));
    }

    [Fact]
    public void A_list_in_a_workbook_repeats_its_heads_and_keeps_long_numbers_as_they_are()
    {
        using var file = Workbook(ToyForms.List(30));

        Assert.Contains("$3:$4", file.WorkbookPart!.Workbook!.DefinedNames!.InnerText, StringComparison.Ordinal);
        var cells = CellsOf(file);
        Assert.Contains(cells, cell => cell.CellReference == "E5" && cell.InnerText == "G439900201600000001");
        Assert.Contains(cells, cell => cell.CellReference == "B34" && cell.InnerText == "试三〇");
    }

    [Fact]
    public void Cells_of_each_row_stand_in_order()
    {
        using var file = Workbook(ToyForms.Registration());

        foreach (var row in file.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>())
        {
            var references = row.Elements<Cell>().Select(cell => cell.CellReference!.Value!).ToList();
            Assert.Equal(references.OrderBy(reference => reference.Length).ThenBy(reference => reference, StringComparer.Ordinal), references);
        }
    }

    [Fact]
    public void Tabs_of_equal_or_impossible_names_get_names_of_their_own()
    {
        var sheet = new PaperSheet { Title = "甲/乙:汇总[表]" + new string('长', 40), Blocks = [] };
        using var file = Workbook(new FormDoc { Title = "样", Sheets = [sheet, sheet] });

        var names = file.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(tab => tab.Name!.Value!).ToList();
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
    }

    [Fact]
    public void A_word_document_holds_the_texts_the_photo_and_page_numbers_per_sheet()
    {
        using var output = new MemoryStream();
        DocxWriter.Write(ToyForms.Registration(), output);
        using var file = WordprocessingDocument.Open(output, isEditable: false);

        var main = file.MainDocumentPart!;
        Assert.Contains("☑残疾（视力二级）", main.Document!.InnerText, StringComparison.Ordinal);
        Assert.Single(main.ImageParts);
        Assert.Contains("SECTIONPAGES", main.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_do_not_break_the_files()
    {
        var doc = ToyForms.Registration(name: "试\u0001\u000B甲\uFFFF\uD800");
        using var output = new MemoryStream();
        DocxWriter.Write(doc, output);

        using var file = Workbook(doc);
        Assert.Contains(CellsOf(file), cell => cell.InnerText.StartsWith("试甲", StringComparison.Ordinal));
    }

    private static FormDoc Named(string form) => form switch
    {
        "登记表" => ToyForms.Registration().Stamped(new Stamp { Notice = "演示数据", FootLeft = "内部 & 资料", FootRight = "导出人：试校长" }),
        "汇总表" => ToyForms.List(25),
        "记录表" => ToyForms.Report("第一段\n第二段"),
        _ => new FormDoc { Title = "两联", Sheets = [ToyForms.Registration().Sheets[0], ToyForms.List(3).Sheets[0]] },
    };

    private static SpreadsheetDocument Workbook(FormDoc doc)
    {
        var output = new MemoryStream();
        XlsxWriter.Write(doc, output);
        return SpreadsheetDocument.Open(output, isEditable: false);
    }

    private static List<Cell> CellsOf(SpreadsheetDocument file) =>
        [.. file.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>())];
}
