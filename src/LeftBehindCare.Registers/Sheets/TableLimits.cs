namespace LeftBehindCare.Registers.Sheets;

/// <summary>How big an uploaded table may be. The defaults are ruling 2 of the domain specification (§8).</summary>
public sealed record TableLimits
{
    /// <summary>The limits for everybody.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Rows with content on one sheet.</summary>
    public int MaxRows { get; init; } = 50_000;

    /// <summary>Columns with content.</summary>
    public int MaxColumns { get; init; } = 200;

    /// <summary>Bytes of the packed file.</summary>
    public long MaxFileBytes { get; init; } = 30L << 20;

    /// <summary>Bytes of all parts that are unpacked, counted while unpacking.</summary>
    public long MaxUnpackedBytes { get; init; } = 200L << 20;

    /// <summary>Characters of one cell; 32,767 is what Excel itself can hold.</summary>
    public int MaxCellChars { get; init; } = 32_767;

    /// <summary>Characters of all distinct texts of a workbook together, which are held in memory.</summary>
    public long MaxTextChars { get; init; } = 24_000_000;

    /// <summary>Number of distinct texts of a workbook.</summary>
    public int MaxTexts { get; init; } = 1_500_000;

    /// <summary>Titles, headers and totals do not count as rows of children; this many more are read.</summary>
    internal const int RowsAround = 50;
}
