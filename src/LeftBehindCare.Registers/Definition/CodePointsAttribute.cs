using System.ComponentModel.DataAnnotations;

namespace LeftBehindCare.Registers.Definition;

/// <summary>
/// At most so many characters as people count them (<c>s50</c> of the domain specification): a rare character outside the
/// basic plane, such as 𬱖, is one, not two.
/// </summary>
/// <param name="maximumLength">Most code points the text may have.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodePointsAttribute(int maximumLength) : StringLengthAttribute(maximumLength)
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not string text || text.EnumerateRunes().Count() is var count && count >= MinimumLength && count <= MaximumLength;
}
