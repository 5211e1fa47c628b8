namespace LeftBehindCare.Printing.Layouts;

/// <summary>Counts the characters that no font has, over one print.</summary>
internal sealed class MissingCharacters
{
    private readonly SortedDictionary<int, int> _counts = [];

    public void Add(int codePoint) => _counts[codePoint] = _counts.GetValueOrDefault(codePoint) + 1;

    public IReadOnlyList<MissingCharacter> ToList() => [.. _counts.Select(pair => new MissingCharacter(pair.Key, pair.Value))];
}
