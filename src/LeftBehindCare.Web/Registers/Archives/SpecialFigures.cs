namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Codes of M18 三特 (domain.md §3): any of the three, and each set of types.</summary>
public static class SpecialFigures
{
    /// <summary>Any of the three.</summary>
    public const string Any = "M18";

    /// <summary>Names of the types, by their digit.</summary>
    public static readonly IReadOnlyDictionary<char, string> Types = new Dictionary<char, string> { ['1'] = "特困", ['2'] = "特长", ['3'] = "特殊" };

    /// <summary>Each set of types: 13 is 特困 and 特殊, whatever else.</summary>
    public static readonly IReadOnlyList<string> Parts = ["1", "2", "3", "12", "13", "23", "123"];

    /// <summary>Code of a part, such as M18.13.</summary>
    public static string Part(string types) => $"{Any}.{types}";
}
