namespace LeftBehindCare.Registers.Sheets;

/// <summary>Why a column was taken for a looked-for one.</summary>
public enum MappingReason
{
    /// <summary>The title is the same.</summary>
    Title,

    /// <summary>The title is similar.</summary>
    SimilarTitle,

    /// <summary>The title says nothing, but the values can be nothing else.</summary>
    Content,

    /// <summary>A person chose it, now or in an earlier import of the same kind of file.</summary>
    Chosen,
}

/// <summary>A looked-for column and the column of the file that is taken for it.</summary>
/// <param name="Spec">The looked-for column.</param>
/// <param name="Column">The column of the file.</param>
/// <param name="Confidence">0 to 1; below <see cref="ColumnMapping.Sure"/> a person should look.</param>
/// <param name="Reason">Why it was taken.</param>
public sealed record MappedColumn(ColumnSpec Spec, SheetColumn Column, double Confidence, MappingReason Reason)
{
    /// <summary>Whether a person should look at it before it is used.</summary>
    public bool IsDoubtful => Confidence < ColumnMapping.Sure;
}

/// <summary>Which column of a file is which; suggested by the program, corrected by a person, remembered by titles.</summary>
public sealed class ColumnMapping
{
    /// <summary>From here on a suggestion needs no second look.</summary>
    public const double Sure = 0.8;

    private const double Worth = 0.5;
    private const int SampleRows = 60;

    private readonly Dictionary<string, MappedColumn> byKey;

    private ColumnMapping(SheetTable table, IReadOnlyList<ColumnSpec> specs, IEnumerable<MappedColumn> columns)
    {
        Table = table;
        Specs = specs;
        byKey = columns.ToDictionary(c => c.Spec.Key);
    }

    /// <summary>The table whose columns are mapped.</summary>
    public SheetTable Table { get; }

    /// <summary>The looked-for columns.</summary>
    public IReadOnlyList<ColumnSpec> Specs { get; }

    /// <summary>The looked-for columns that were found, in their order.</summary>
    public IReadOnlyList<MappedColumn> Columns => [.. Specs.Where(s => byKey.ContainsKey(s.Key)).Select(s => byKey[s.Key])];

    /// <summary>Required columns that are not in the file; without them nothing can be imported.</summary>
    public IReadOnlyList<ColumnSpec> Missing => [.. Specs.Where(s => s.Required && !byKey.ContainsKey(s.Key))];

    /// <summary>Columns of the file that are not used.</summary>
    public IReadOnlyList<SheetColumn> Unused => [.. Table.Columns.Where(c => byKey.Values.All(m => m.Column.Index != c.Index))];

    /// <summary>The column of the file for a looked-for one.</summary>
    /// <param name="key">Key of the looked-for column.</param>
    /// <returns>The mapped column; <see langword="null"/> when the file has none.</returns>
    public MappedColumn? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>The cell of a looked-for column.</summary>
    /// <param name="row">A row of the table.</param>
    /// <param name="key">Key of the looked-for column.</param>
    /// <returns>The cell; empty when the file has no such column.</returns>
    public CellValue Cell(TableRow row, string key)
    {
        ArgumentNullException.ThrowIfNull(row);
        return byKey.TryGetValue(key, out var mapped) ? row[mapped.Column.Index] : CellValue.Empty;
    }

    /// <summary>Suggests a mapping from titles and contents.</summary>
    /// <param name="table">The table.</param>
    /// <param name="specs">The looked-for columns.</param>
    /// <returns>The suggestion; each column of the file is used at most once.</returns>
    public static ColumnMapping Suggest(SheetTable table, IReadOnlyList<ColumnSpec> specs)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(specs);

        var sample = table.Rows().Take(SampleRows).ToList();
        var candidates = new List<MappedColumn>();
        var keys = table.Columns.Select(c => (Column: c, Keys: new ColumnKeys(c))).ToList();
        foreach (var names in specs.Select(s => new SpecNames(s)))
        {
            foreach (var (column, title) in keys)
            {
                var score = names.Score(title);
                var reason = score >= 0.9 ? MappingReason.Title : MappingReason.SimilarTitle;
                if (ShareOf(names.Spec, column, sample) is { } share)
                {
                    if (score >= Worth) score = share >= 0.8 ? Math.Min(1, score + 0.1) : share < 0.2 ? score - 0.35 : score;
                    else if (share >= 0.9) (score, reason) = (0.55, MappingReason.Content);
                }

                if (score >= Worth) candidates.Add(new MappedColumn(names.Spec, column, Math.Round(score, 2), reason));
            }
        }

        var chosen = new List<MappedColumn>();
        foreach (var candidate in candidates.OrderByDescending(c => c.Confidence).ThenBy(c => c.Column.Index))
        {
            if (chosen.All(c => c.Spec.Key != candidate.Spec.Key && c.Column.Index != candidate.Column.Index)) chosen.Add(candidate);
        }

        return new ColumnMapping(table, specs, chosen);
    }

    /// <summary>Applies what a person chose; the rest stays as suggested.</summary>
    /// <param name="chosen">
    /// For each key the <see cref="SheetColumn.Name"/> of a column, or an empty text for none. Names that the file does not
    /// have are passed over, so that an old choice cannot break a new file.
    /// </param>
    /// <returns>The corrected mapping.</returns>
    public ColumnMapping With(IReadOnlyDictionary<string, string> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);

        var corrected = new Dictionary<string, MappedColumn>(byKey);
        foreach (var spec in Specs)
        {
            if (!chosen.TryGetValue(spec.Key, out var name)) continue;
            if (name.Length == 0)
            {
                corrected.Remove(spec.Key);
                continue;
            }

            if (Table.Columns.FirstOrDefault(c => c.Name == name) is not { } column) continue;
            foreach (var other in corrected.Values.Where(m => m.Column.Index == column.Index && m.Reason != MappingReason.Chosen).ToList())
                corrected.Remove(other.Spec.Key);
            corrected[spec.Key] = new MappedColumn(spec, column, 1, MappingReason.Chosen);
        }

        return new ColumnMapping(Table, Specs, corrected.Values);
    }

    /// <summary>The mapping as <see cref="With"/> takes it, for remembering under <see cref="SheetTable.HeaderFingerprint"/>.</summary>
    /// <returns>Key to column name; unmapped keys have an empty text.</returns>
    public IReadOnlyDictionary<string, string> Remember() =>
        Specs.ToDictionary(s => s.Key, s => byKey.TryGetValue(s.Key, out var mapped) ? mapped.Column.Name : "");

    /// <summary>The share of values that look like the looked-for ones; nothing when that cannot be told.</summary>
    private static double? ShareOf(ColumnSpec spec, SheetColumn column, List<TableRow> sample)
    {
        if (spec.Looks is null) return null;
        int filled = 0, fitting = 0;
        foreach (var cell in sample.Select(r => r[column.Index]))
        {
            // A destroyed number says nothing: it was an 身份证号 before Excel had it, or anything else that is long.
            if (cell.IsEmpty || cell.LostDigits) continue;
            filled++;
            if (spec.Looks(cell)) fitting++;
        }

        return filled >= 3 ? (double)fitting / filled : null;
    }
}
