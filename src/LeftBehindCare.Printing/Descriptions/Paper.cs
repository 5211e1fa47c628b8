namespace LeftBehindCare.Printing.Descriptions;

/// <summary>The size of a sheet of paper as it is read (a landscape sheet is wider than high).</summary>
/// <param name="Width">Width in millimetres.</param>
/// <param name="Height">Height in millimetres.</param>
public readonly record struct Paper(double Width, double Height)
{
    /// <summary>A4 纵: 210 × 297 mm (ISO 216, GB/T 148).</summary>
    public static Paper A4 { get; } = new(210, 297);

    /// <summary>A4 横: 297 × 210 mm.</summary>
    public static Paper A4Landscape { get; } = new(297, 210);

    /// <summary>A5 纵: 148 × 210 mm.</summary>
    public static Paper A5 { get; } = new(148, 210);

    /// <summary>A5 横: 210 × 148 mm.</summary>
    public static Paper A5Landscape { get; } = new(210, 148);

    /// <summary>A3 横: 420 × 297 mm.</summary>
    public static Paper A3Landscape { get; } = new(420, 297);

    /// <summary>Whether the sheet is wider than high.</summary>
    public bool IsLandscape => Width > Height;
}

/// <summary>The empty edges of a page, in millimetres.</summary>
/// <param name="Top">Upper margin.</param>
/// <param name="Right">Right margin.</param>
/// <param name="Bottom">Lower margin; the page number is printed inside it.</param>
/// <param name="Left">Left margin, the binding side.</param>
public readonly record struct Margins(double Top, double Right, double Bottom, double Left)
{
    /// <summary>登记类 margins: 上 25, 下 20, 左 25 (装订), 右 20 mm (domain.md §2.2 P0).</summary>
    public static Margins Register { get; } = new(25, 20, 20, 25);

    /// <summary>Margins for wide lists on landscape paper, bound at the upper edge: 上 25, others 15–20 mm.</summary>
    public static Margins List { get; } = new(25, 15, 20, 15);

    /// <summary>公文 margins for a text area of 156 × 225 mm on A4: 天头 37, 订口 28 mm (GB/T 9704).</summary>
    public static Margins Letter { get; } = new(37, 26, 35, 28);
}

/// <summary>The Chinese type sizes, in points (GB/T 148 practice, as Word names them).</summary>
public static class TypeSize
{
    /// <summary>二号, 22 pt: titles of registration forms.</summary>
    public const double No2 = 22;

    /// <summary>小二, 18 pt: titles of wide lists and A5 slips.</summary>
    public const double SmallNo2 = 18;

    /// <summary>三号, 16 pt: body of official letters.</summary>
    public const double No3 = 16;

    /// <summary>四号, 14 pt.</summary>
    public const double No4 = 14;

    /// <summary>小四, 12 pt: roomy table text.</summary>
    public const double SmallNo4 = 12;

    /// <summary>五号, 10.5 pt: table text.</summary>
    public const double No5 = 10.5;

    /// <summary>小五, 9 pt: dense lists, page feet.</summary>
    public const double SmallNo5 = 9;

    /// <summary>六号, 7.5 pt: the smallest size that still prints well.</summary>
    public const double No6 = 7.5;
}
