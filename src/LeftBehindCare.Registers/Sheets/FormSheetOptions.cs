namespace LeftBehindCare.Registers.Sheets;

/// <summary>What a form's attributes cannot say about its sheet.</summary>
public sealed record FormSheetOptions
{
    /// <summary>Other column titles by property name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Recognises values by property name, see <see cref="ColumnSpec.Looks"/>.</summary>
    public IReadOnlyDictionary<string, Func<CellValue, bool>> Looks { get; init; } = new Dictionary<string, Func<CellValue, bool>>();

    /// <summary>Own reading and writing by property name, for properties such as a picked child.</summary>
    public IReadOnlyDictionary<string, CellConverter> Converters { get; init; } = new Dictionary<string, CellConverter>();

    /// <summary>Gives the code for a word that people use instead of a code's name: set, word, code or nothing.</summary>
    public Func<string, string, string?>? CodeSynonym { get; init; }

    /// <summary>What stands for a masked value: property name and value to mask. By default 已登记 (ruling 1, §8).</summary>
    public Func<string, string, string> Mask { get; init; } = static (_, _) => Registered;

    /// <summary>The usual mask: it says that there is a value and shows nothing of it.</summary>
    public const string Registered = "已登记";
}

/// <summary>Reads and writes the cells of one property.</summary>
/// <param name="Write">Makes a cell of the property's value.</param>
/// <param name="Read">Reads a cell as the property's value.</param>
public sealed record CellConverter(Func<object?, SheetCell> Write, Func<CellValue, CellReading<object>> Read);
