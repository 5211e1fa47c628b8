namespace LeftBehindCare.Printing.Descriptions;

/// <summary>
/// One cell of a <see cref="Grid"/>. Best written with <c>using static LeftBehindCare.Printing.Descriptions.Cell;</c>:
/// <c>[Label("姓名"), Value(child.Name), Label("住址"), Value(child.Address).Rest().Left()]</c>.
/// </summary>
public sealed record Cell
{
    /// <summary>The column span of a cell that reaches to the last column.</summary>
    public const int ToTheEnd = 10_000;

    /// <summary>What stands in the cell.</summary>
    public Content Content { get; init; } = new BlankContent();

    /// <summary>How many columns the cell covers, at least 1; it is cut at the last column.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>How many rows the cell covers, at least 1. Rows tied in this way stay on one page if they fit on one.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Where the content lies across; null: long texts, checks and signatures left, all else centred.</summary>
    public Align? Across { get; init; }

    /// <summary>Where the content lies up and down; null: signatures and long texts with much room at the top, all else in the middle.</summary>
    public VerticalAlign? Down { get; init; }

    /// <summary>Whether the cell has a light grey ground.</summary>
    public bool IsShaded { get; init; }

    /// <summary>Whether the text is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Type size in points; null takes the size of the grid, else of the sheet.</summary>
    public double? Size { get; init; }

    /// <summary>Space between border and content at the left and right, in millimetres; null takes the sheet's usual 1 mm.</summary>
    public double? Padding { get; init; }

    /// <summary>Fixed words of the form.</summary>
    /// <param name="text">The words; line feeds are kept.</param>
    /// <returns>A centred cell.</returns>
    public static Cell Label(string text) => new() { Content = new LabelContent(text) };

    /// <summary>Fixed words that run from top to bottom.</summary>
    /// <param name="text">The words.</param>
    /// <param name="rows">How many rows the cell covers.</param>
    /// <returns>A centred cell.</returns>
    public static Cell Vertical(string text, int rows = 1) =>
        new() { Content = new LabelContent(text) { Vertical = true }, RowSpan = rows };

    /// <summary>A line across the whole form that opens a part of it, such as 一、基本情况: bold, shaded, at the left.</summary>
    /// <param name="text">The heading.</param>
    /// <returns>A cell that reaches to the last column.</returns>
    public static Cell Heading(string text) =>
        new() { Content = new LabelContent(text), ColumnSpan = ToTheEnd, IsBold = true, IsShaded = true, Across = Align.Left };

    /// <summary>A short answer.</summary>
    /// <param name="text">The answer; null or empty prints nothing.</param>
    /// <returns>A centred cell.</returns>
    public static Cell Value(string? text) => new() { Content = new ValueContent(text) };

    /// <summary>The 「—」 of a question that does not apply, such as the phone of a dead parent.</summary>
    /// <returns>A centred cell.</returns>
    public static Cell Dash() => Value("—");

    /// <summary>A long answer that wraps and may go on over the page.</summary>
    /// <param name="text">The answer with its own line ends; null or empty prints nothing.</param>
    /// <param name="indent">Whether paragraphs begin two characters to the right.</param>
    /// <returns>A cell at the left.</returns>
    public static Cell LongText(string? text, bool indent = false) =>
        new() { Content = new LongTextContent(text) { Indent = indent } };

    /// <summary>A portrait.</summary>
    /// <param name="image">JPEG or PNG bytes, upright; empty prints the placeholder.</param>
    /// <param name="rows">How many rows the cell covers.</param>
    /// <param name="url">Where the HTML preview finds the picture.</param>
    /// <param name="placeholder">The words in the empty frame.</param>
    /// <returns>A centred cell.</returns>
    public static Cell Photo(ReadOnlyMemory<byte> image, int rows = 1, string? url = null, string placeholder = "照片") =>
        new() { Content = new PhotoContent(image) { Url = url, Placeholder = placeholder }, RowSpan = rows };

    /// <summary>Room for a signature with date.</summary>
    /// <param name="caption">Who signs.</param>
    /// <param name="text">The opinion already known, if any.</param>
    /// <param name="withDate">Whether 年　月　日 is printed.</param>
    /// <returns>A cell at the left.</returns>
    public static Cell Sign(string caption, string? text = null, bool withDate = true) =>
        new() { Content = new SignContent(caption) { Text = text, WithDate = withDate } };

    /// <summary>Room for an opinion with seal and date.</summary>
    /// <param name="caption">The caption.</param>
    /// <param name="text">The opinion already known, if any.</param>
    /// <returns>A cell at the left.</returns>
    public static Cell Seal(string caption, string? text = null) => new() { Content = new SealContent(caption) { Text = text } };

    /// <summary>All options, the chosen ones ticked.</summary>
    /// <param name="options">The options in the order of the form.</param>
    /// <returns>A cell at the left.</returns>
    public static Cell Checks(params IEnumerable<CheckOption> options) => new() { Content = new ChecksContent([.. options]) };

    /// <summary>All names of a code set, those of the chosen codes ticked.</summary>
    /// <typeparam name="TCode">The type of the codes.</typeparam>
    /// <param name="set">Codes and names in the order of the form.</param>
    /// <param name="chosen">The chosen codes; a code outside the set is not printed.</param>
    /// <returns>A cell at the left.</returns>
    public static Cell Checks<TCode>(IEnumerable<KeyValuePair<TCode, string>> set, params IEnumerable<TCode> chosen)
    {
        var ticked = chosen.ToHashSet();
        return Checks(set.Select(pair => new CheckOption(pair.Value, ticked.Contains(pair.Key))));
    }

    /// <summary>Room for handwriting.</summary>
    /// <param name="lines">How many ruled lines at least; 0 leaves the cell white.</param>
    /// <returns>An empty cell.</returns>
    public static Cell Blank(int lines = 0) => new() { Content = new BlankContent(lines) };

    /// <summary>Lets the cell cover several columns, or several rows.</summary>
    /// <param name="columns">How many columns.</param>
    /// <param name="rows">How many rows.</param>
    /// <returns>The wider cell.</returns>
    public Cell Span(int columns, int rows = 1) => this with { ColumnSpan = columns, RowSpan = rows };

    /// <summary>Lets the cell cover several rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <returns>The higher cell.</returns>
    public Cell Tall(int rows) => this with { RowSpan = rows };

    /// <summary>Lets the cell reach to the last column.</summary>
    /// <returns>The wider cell.</returns>
    public Cell Rest() => this with { ColumnSpan = ToTheEnd };

    /// <summary>Puts the content at the left.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Left() => this with { Across = Align.Left };

    /// <summary>Puts the content in the middle of the width.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Centre() => this with { Across = Align.Centre };

    /// <summary>Puts the content at the right.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Right() => this with { Across = Align.Right };

    /// <summary>Puts the content at the upper edge.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Top() => this with { Down = VerticalAlign.Top };

    /// <summary>Puts the content at the lower edge.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Bottom() => this with { Down = VerticalAlign.Bottom };

    /// <summary>Gives the cell a light grey ground.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Shaded() => this with { IsShaded = true };

    /// <summary>Makes the text bold.</summary>
    /// <returns>The changed cell.</returns>
    public Cell Bold() => this with { IsBold = true };

    /// <summary>Sets the type size.</summary>
    /// <param name="points">Size in points; see <see cref="TypeSize"/>.</param>
    /// <returns>The changed cell.</returns>
    public Cell Sized(double points) => this with { Size = points };
}
