using System.ComponentModel.DataAnnotations;

namespace LeftBehindCare.Registers.Definition;

/// <summary>
/// The property holds a code of the named code set; people see and type its Chinese name. A posted value that is no code of
/// the set is refused; one that is no longer offered is kept, since old records hold it. Whoever validates without a code
/// book at hand (a sheet, which reads codes itself) is not asked.
/// </summary>
/// <param name="setName">Name of the set as the domain specification writes it, such as <c>Sex</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeSetAttribute(string setName) : ValidationAttribute
{
    /// <summary>Name of the set in the code book, such as <c>Sex</c>.</summary>
    public string SetName { get; } = setName;

    /// <inheritdoc/>
    public override bool RequiresValidationContext => true;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        ArgumentNullException.ThrowIfNull(validationContext);
        if (validationContext.GetService(typeof(ICodeBook)) is not ICodeBook book) return ValidationResult.Success;
        IEnumerable<string?> codes = value switch
        {
            string one when one.Length > 0 => [one],
            IEnumerable<string?> many => many,
            _ => [],
        };
        return codes.All(c => c is not null && book.NameOf(SetName, c) is not null)
            ? ValidationResult.Success
            : new ValidationResult($"{validationContext.DisplayName}里没有这一项，请从列表里选。", validationContext.MemberName is { } member ? [member] : null);
    }
}
