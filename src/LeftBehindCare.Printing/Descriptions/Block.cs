namespace LeftBehindCare.Printing.Descriptions;

/// <summary>A part of a <see cref="Sheet"/>, printed below the part before it: a <see cref="Grid"/>, a <see cref="Paragraph"/> or a <see cref="CutLine"/>.</summary>
public abstract record Block
{
    /// <summary>Empty space above the block in millimetres; not at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Whether the block begins a new page.</summary>
    public bool OnNewPage { get; init; }
}

/// <summary>Running text outside a grid: notes under a table, the text of a letter or an agreement.</summary>
/// <param name="Text">The text; each line of it is a paragraph.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>Type size in points; null takes the sheet's.</summary>
    public double? Size { get; init; }

    /// <summary>Whether the text is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Where the lines lie; left-aligned lines are set flush on both sides.</summary>
    public Align Across { get; init; }

    /// <summary>Whether each paragraph begins two characters to the right.</summary>
    public bool Indent { get; init; }

    /// <summary>Distance from line to line, as a multiple of the type size.</summary>
    public double LineHeight { get; init; } = 1.5;
}

/// <summary>A dashed line across the page, along which a receipt is torn off.</summary>
/// <param name="Text">The words in the middle of the line, such as 回执（请沿虚线剪下）.</param>
public sealed record CutLine(string? Text = null) : Block;
