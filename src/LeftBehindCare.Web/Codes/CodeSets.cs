using System.Collections.Frozen;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Codes.Tables;

namespace LeftBehindCare.Web.Codes;

/// <summary>The catalogue of all code sets (domain.md §4). It is code: schools do not change it, and a code is retired, never removed.</summary>
public sealed class CodeSets : ICodeBook
{
    private static readonly FrozenDictionary<string, CodeSet> Sets = new[]
        {
            NationalCodes.Table, OrganisationCodes.Table, FamilyCodes.Table, ArchiveCodes.Table,
            CareCodes.Table, SafetyCodes.Table, LivingCodes.Table, AidCodes.Table,
        }
        .SelectMany(CodeSet.Read)
        .ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>The one catalogue, for code that is not handed an <see cref="ICodeBook"/>.</summary>
    public static CodeSets All { get; } = new();

    /// <summary>Names of all sets.</summary>
    public IEnumerable<string> Names => Sets.Keys;

    /// <summary>The set of that name; a wrong name is a bug in our code and throws.</summary>
    public CodeSet this[string set] =>
        Sets.TryGetValue(set, out var found) ? found : throw new ArgumentException($"No code set is called {set}.", nameof(set));

    /// <summary>Whether there is a set of that name.</summary>
    public bool Has(string set) => Sets.ContainsKey(set);

    /// <inheritdoc/>
    public IReadOnlyList<CodeItem> Items(string set) => Sets.TryGetValue(set, out var found) ? found.Items : [];

    /// <inheritdoc/>
    public string? NameOf(string set, string? code) => code is not null && Sets.TryGetValue(set, out var found) ? found[code]?.Name : null;

    /// <summary>The code for what a person or a sheet wrote (code, name or another spelling), or null when nothing fits.</summary>
    public string? Find(string set, string? written) => this[set].Find(written)?.Code;

    /// <summary>Reads 是/否, 有/无, Y/N, √/×, 1/0; null when it is neither.</summary>
    public static bool? YesNo(string? written) => All.Find("YesNo", written) switch { "1" => true, "0" => false, _ => null };
}
