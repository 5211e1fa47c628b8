namespace LeftBehindCare.Registers.Definition;

/// <summary>The property holds a code of the named code set; people see and type its Chinese name.</summary>
/// <param name="setName">Name of the set as the domain specification writes it, such as <c>Sex</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeSetAttribute(string setName) : Attribute
{
    /// <summary>Name of the set in the code book, such as <c>Sex</c>.</summary>
    public string SetName { get; } = setName;
}
