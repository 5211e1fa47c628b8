namespace LeftBehindCare.Registers.Sheets;

/// <summary>A row below the header that is no record.</summary>
/// <param name="Number">Row number as the spreadsheet shows it.</param>
/// <param name="Reason">Why it was passed over.</param>
/// <param name="Text">What stands in it, shortened.</param>
public sealed record SkippedRow(int Number, SkipReason Reason, string Text);

/// <summary>Why a row is no record.</summary>
public enum SkipReason
{
    /// <summary>Only a running number, or only what a merged cell spreads over it.</summary>
    Blank,

    /// <summary>A total such as 合计.</summary>
    Total,

    /// <summary>The header once more, as on printed pages.</summary>
    RepeatedHeader,

    /// <summary>A remark such as 填表人 or a heading between the records.</summary>
    Note,
}
