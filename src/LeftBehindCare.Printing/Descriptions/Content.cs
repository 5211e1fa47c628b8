namespace LeftBehindCare.Printing.Descriptions;

/// <summary>What stands in a <see cref="Cell"/>. Write cells with the factory methods of <see cref="Cell"/>.</summary>
public abstract record Content;

/// <summary>Fixed words of the form: a caption or a column head. Lines are broken evenly.</summary>
/// <param name="Text">The words, as on the paper form.</param>
public sealed record LabelContent(string Text) : Content
{
    /// <summary>Whether the characters run from top to bottom, as in the narrow cells at the left of a form.</summary>
    public bool Vertical { get; init; }
}

/// <summary>A short answer. It shrinks a little to stay on one line, then wraps; nothing is ever cut off.</summary>
/// <param name="Text">The answer; null or empty prints as an empty cell (未填印空格).</param>
public sealed record ValueContent(string? Text) : Content;

/// <summary>A long answer. It wraps, keeps its own line ends, and goes on over the page if the row may break.</summary>
/// <param name="Text">The answer; null or empty prints as an empty cell.</param>
public sealed record LongTextContent(string? Text) : Content
{
    /// <summary>Whether each paragraph begins two characters to the right, as in a written report.</summary>
    public bool Indent { get; init; }
}

/// <summary>A portrait or another picture, whole and in proportion, in the middle of its cell.</summary>
/// <param name="Image">JPEG or PNG bytes, upright and of moderate size; empty prints the placeholder.</param>
public sealed record PhotoContent(ReadOnlyMemory<byte> Image) : Content
{
    /// <summary>The words in the empty frame, such as 照片.</summary>
    public string Placeholder { get; init; } = "照片";

    /// <summary>Where the HTML preview finds the picture; null shows the placeholder there.</summary>
    public string? Url { get; init; }

    /// <summary>The least height of the frame in millimetres; rows grow to hold it. 0: no claim.</summary>
    public double MinHeight { get; init; }
}

/// <summary>Room for a signature: caption at the upper left, date at the lower right.</summary>
/// <param name="Caption">Who signs, such as 班主任（签名）.</param>
public sealed record SignContent(string Caption) : Content
{
    /// <summary>The opinion printed above the signature; null leaves the room for handwriting.</summary>
    public string? Text { get; init; }

    /// <summary>Whether 年　月　日 is printed at the lower right.</summary>
    public bool WithDate { get; init; } = true;
}

/// <summary>Room for an opinion with the school's seal: caption above, （盖章） and date at the lower right.</summary>
/// <param name="Caption">The caption, such as 学校意见.</param>
public sealed record SealContent(string Caption) : Content
{
    /// <summary>The opinion printed below the caption; null leaves the room for handwriting.</summary>
    public string? Text { get; init; }

    /// <summary>The words where the seal goes.</summary>
    public string Mark { get; init; } = "（盖章）";
}

/// <summary>All options of a code set, printed in full; the chosen ones carry a 「√」 in their box.</summary>
/// <param name="Options">The options in the order of the form.</param>
public sealed record ChecksContent(IReadOnlyList<CheckOption> Options) : Content
{
    /// <summary>Whether each option starts a line of its own.</summary>
    public bool OnePerLine { get; init; }
}

/// <summary>One option of a <see cref="ChecksContent"/>.</summary>
/// <param name="Text">The words beside the box.</param>
/// <param name="Chosen">Whether the box is ticked.</param>
/// <param name="Detail">
/// What stands in brackets after the option, as in 残疾（视力二级）; an empty text prints empty brackets to be filled by hand,
/// null prints none.
/// </param>
public sealed record CheckOption(string Text, bool Chosen = false, string? Detail = null);

/// <summary>Room for handwriting.</summary>
/// <param name="Lines">How many ruled lines at least (8 mm each); 0 leaves the cell white.</param>
public sealed record BlankContent(int Lines = 0) : Content;
