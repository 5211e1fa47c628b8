namespace LeftBehindCare.Printing.Fonts;

/// <summary>A font file that the printer cannot use; the message says which and why.</summary>
/// <param name="path">The font file.</param>
/// <param name="reason">Why it is refused, as the end of a sentence.</param>
public sealed class FontRefusedException(string path, string reason)
    : Exception($"The font {System.IO.Path.GetFileName(path)} cannot be used for printing: {reason}. Use a static TrueType font (.ttf with a glyf table).")
{
    /// <summary>The refused file.</summary>
    public string FontPath { get; } = path;
}
