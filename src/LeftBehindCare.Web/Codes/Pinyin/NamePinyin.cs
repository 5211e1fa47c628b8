using System.Collections.Frozen;
using System.Text;

namespace LeftBehindCare.Web.Codes.Pinyin;

/// <summary>A name in pinyin.</summary>
/// <param name="Text">Syllables without tones, separated by spaces, ü as v: shan xiong xin. This is what the child's record keeps and people may correct.</param>
/// <param name="Unknown">Characters the table does not have; they stand in <see cref="Text"/> as they are, and somebody should type their pinyin.</param>
public sealed record PinyinReading(string Text, IReadOnlyList<Rune> Unknown)
{
    /// <summary>First letters: sxx.</summary>
    public string Initials => NamePinyin.Initials(Text);

    /// <summary>Whether every character was known.</summary>
    public bool IsComplete => Unknown.Count == 0;
}

/// <summary>Names to pinyin, for searching and sorting. The first characters are read as a surname (单 shan, 尉迟 yu chi).</summary>
public static class NamePinyin
{
    private static readonly Lazy<Table> Loaded = new(Load);

    /// <summary>Reads a name.</summary>
    public static PinyinReading Of(string? name)
    {
        var runes = (name ?? "").EnumerateRunes().ToArray();
        var syllables = new List<string>(runes.Length);
        var unknown = new List<Rune>();

        // Names with a dot have no Chinese surname in front: 解 in 解放·买买提 is no Xie.
        var at = runes.Any(r => r.Value == '·') ? 0 : Surname(runes, syllables);
        var latin = new StringBuilder();
        for (; at < runes.Length; at++)
        {
            var rune = runes[at];
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
            {
                latin.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            FlushLatin();
            if (Loaded.Value.Usual.TryGetValue(rune.Value, out var syllable))
            {
                syllables.Add(syllable);
            }
            else if (Rune.IsLetter(rune))
            {
                syllables.Add(Rune.ToLowerInvariant(rune).ToString());
                unknown.Add(rune);
            }
        }

        FlushLatin();
        return new PinyinReading(string.Join(' ', syllables), unknown);

        void FlushLatin()
        {
            if (latin.Length == 0) return;
            syllables.Add(latin.ToString());
            latin.Clear();
        }
    }

    /// <summary>First letters of the syllables: shan xiong xin → sxx.</summary>
    public static string Initials(string text)
    {
        var initials = new StringBuilder();
        foreach (var syllable in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) initials.Append(syllable.EnumerateRunes().First());
        return initials.ToString();
    }

    /// <summary>Syllables without spaces: shan xiong xin → shanxiongxin.</summary>
    public static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What people type, in the table's spelling: lower case, ü and the passport's yu after l and n as v; letters only.</summary>
    public static string Query(string? typed)
    {
        var folded = string.Concat((typed ?? "").ToLowerInvariant().Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '-' or '·')));
        return folded.Replace('ü', 'v').Replace("lyu", "lv", StringComparison.Ordinal).Replace("nyu", "nv", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether what was typed begins the name: whole or begun syllables from the first on, so zhouyc, zyc, zhou and zy all find
    /// zhou ying chuan.
    /// </summary>
    public static bool Matches(string text, string? typed)
    {
        var query = Query(typed);
        return query.Length > 0 && Begins(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), 0, query);
    }

    private static bool Begins(string[] syllables, int at, ReadOnlySpan<char> query)
    {
        if (query.IsEmpty) return true;
        if (at == syllables.Length) return false;
        for (var taken = Math.Min(syllables[at].Length, query.Length); taken > 0; taken--)
        {
            if (query[..taken].SequenceEqual(syllables[at].AsSpan(0, taken)) && Begins(syllables, at + 1, query[taken..])) return true;
        }

        return false;
    }

    private static int Surname(Rune[] runes, List<string> syllables)
    {
        var longest = runes.Length > 2 ? 2 : Math.Min(1, runes.Length);
        for (var length = longest; length > 0; length--)
        {
            var head = string.Concat(runes.Take(length).Select(r => r.ToString()));
            if (!Loaded.Value.Surnames.TryGetValue(head, out var reading)) continue;
            syllables.AddRange(reading.Split(' '));
            return length;
        }

        return 0;
    }

    private static Table Load()
    {
        using var stream = typeof(NamePinyin).Assembly.GetManifestResourceStream("pinyin.txt")
            ?? throw new InvalidOperationException("The pinyin table is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var usual = new Dictionary<int, string>();
        var surnames = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var gap = line.LastIndexOf(' ');
            var syllables = line[..gap];
            if (syllables[0] == '#') surnames.Add(line[(gap + 1)..], syllables[1..]);
            else foreach (var rune in line[(gap + 1)..].EnumerateRunes()) usual.Add(rune.Value, syllables);
        }

        return new Table(usual.ToFrozenDictionary(), surnames.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private sealed record Table(FrozenDictionary<int, string> Usual, FrozenDictionary<string, string> Surnames);
}
