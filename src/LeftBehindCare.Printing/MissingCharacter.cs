using System.Text;

namespace LeftBehindCare.Printing;

/// <summary>A character that no font has; it was printed as its number, such as 「[U+2CC56]」.</summary>
/// <param name="CodePoint">The Unicode code point.</param>
/// <param name="Count">How often it was printed.</param>
public readonly record struct MissingCharacter(int CodePoint, int Count)
{
    /// <summary>The character and its number, for a log.</summary>
    /// <returns>Such as <c>U+2CC56 𬱖 × 3</c>.</returns>
    public override string ToString() =>
        $"U+{CodePoint:X4} {(Rune.IsValid(CodePoint) ? new Rune(CodePoint).ToString() : "?")} × {Count}";
}
