using System.Collections.Frozen;
using System.Reflection;

namespace LeftBehindCare.Web.Accounts.Passwords;

/// <summary>What is tried first: the bundled list, alone, in pairs, or with digits around it.</summary>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";
    private const int ShortestWord = 5;

    /// <summary>Digits beyond this many make even a common word hard enough to try.</summary>
    private const int FreeDigits = 8;

    private static readonly Lazy<FrozenSet<string>> Listed = new(Read);

    public static int Count => Listed.Value.Count;

    /// <param name="plain">Lower case letters and digits only.</param>
    public static bool Covers(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return Listed.Value.Contains(plain) || Repeats(plain) || Covers(plain, words: 2, digits: FreeDigits);
    }

    /// <summary>One short piece over and over: 123412341234, abcabcabcabc, aaaaaaaaaaaa.</summary>
    private static bool Repeats(string plain)
    {
        for (var length = 1; length <= plain.Length / 2; length++)
        {
            if (Enumerable.Range(length, plain.Length - length).All(i => plain[i] == plain[i - length])) return true;
        }

        return false;
    }

    /// <summary>Whether at most so many listed words and so many other digits make up the whole.</summary>
    private static bool Covers(ReadOnlySpan<char> rest, int words, int digits)
    {
        if (rest.IsEmpty) return true;
        if (digits > 0 && char.IsAsciiDigit(rest[0]) && Covers(rest[1..], words, digits - 1)) return true;
        if (words == 0) return false;
        var known = Listed.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = rest.Length; length >= ShortestWord; length--)
            if (known.Contains(rest[..length]) && Covers(rest[length..], words - 1, digits)) return true;
        return false;
    }

    private static FrozenSet<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') words.Add(line);
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
