namespace LeftBehindCare.Registers.Definition;

/// <summary>The code sets of the application, such as 性别 or 民族: what a code is called and what may be chosen.</summary>
public interface ICodeBook
{
    /// <summary>All codes of a set in their order, the retired ones included.</summary>
    /// <param name="set">Name of the set, such as <c>Sex</c>.</param>
    /// <returns>The codes, or an empty list when the set is unknown.</returns>
    IReadOnlyList<CodeItem> Items(string set);

    /// <summary>The Chinese name of a code.</summary>
    /// <param name="set">Name of the set.</param>
    /// <param name="code">The stored code.</param>
    /// <returns>The name, or <see langword="null"/> when the set has no such code.</returns>
    string? NameOf(string set, string? code);
}
