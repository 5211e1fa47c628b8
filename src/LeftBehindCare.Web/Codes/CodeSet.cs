using System.Text;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.Codes;

/// <summary>One named set of codes, with the other spellings that schools use for them in their sheets.</summary>
public sealed class CodeSet
{
    private readonly Dictionary<string, CodeItem> _byCode;
    private readonly Dictionary<string, CodeItem> _bySpelling;

    private CodeSet(string name, string title, IReadOnlyList<CodeItem> items, Dictionary<string, CodeItem> bySpelling)
    {
        Name = name;
        Title = title;
        Items = items;
        _byCode = items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        _bySpelling = bySpelling;
    }

    /// <summary>Name of the set as in the domain specification, such as <c>Sex</c>.</summary>
    public string Name { get; }

    /// <summary>What the office calls it, such as 性别.</summary>
    public string Title { get; }

    /// <summary>All codes in their order, the retired ones included.</summary>
    public IReadOnlyList<CodeItem> Items { get; }

    /// <summary>The item of a stored code, or null.</summary>
    public CodeItem? this[string? code] => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>
    /// Reads what a person or a sheet wrote: code, name or another spelling, in any width and case; <c>1</c> also reads as
    /// <c>01</c> and 汉 as 汉族. Null when nothing fits: then the person is asked, nothing is guessed.
    /// </summary>
    public CodeItem? Find(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var key = Key(written);
        return _byCode.GetValueOrDefault(key)
            ?? _bySpelling.GetValueOrDefault(key)
            ?? (key.Length == 1 && char.IsAsciiDigit(key[0]) ? _byCode.GetValueOrDefault("0" + key) : null);
    }

    /// <summary>
    /// Reads a table: an unindented line opens a set (<c>Name 中文名</c>), indented lines hold its items separated by ；, each
    /// <c>code name=spelling、spelling</c>. A leading minus marks a code that is kept for old records but no longer offered.
    /// </summary>
    internal static IEnumerable<CodeSet> Read(string table)
    {
        string? header = null;
        var body = new StringBuilder();
        foreach (var line in table.Split('\n'))
        {
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                if (header is not null) yield return Build(header, body.ToString());
                header = line.Trim();
                body.Clear();
            }
            else
            {
                body.Append(line.Trim());
            }
        }

        if (header is not null) yield return Build(header, body.ToString());
    }

    private static CodeSet Build(string header, string body)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var (name, title) = (header[..space], header[(space + 1)..]);
        var items = new List<CodeItem>();
        var spellings = new Dictionary<string, CodeItem>(StringComparer.Ordinal);
        foreach (var cell in body.Split('；', StringSplitOptions.RemoveEmptyEntries))
        {
            var retired = cell[0] == '-';
            var text = retired ? cell[1..] : cell;
            var gap = text.IndexOf(' ', StringComparison.Ordinal);
            var names = text[(gap + 1)..].Split('=');
            var item = new CodeItem(text[..gap], names[0], items.Count + 1, !retired);
            items.Add(item);
            Spell(names[0]);
            if (name == "Ethnic" && names[0].EndsWith('族')) Spell(names[0][..^1]);
            if (names.Length > 1) foreach (var spelling in names[1].Split('、')) Spell(spelling);

            void Spell(string spelling)
            {
                if (!spellings.TryAdd(Key(spelling), item) && spellings[Key(spelling)] != item)
                    throw new InvalidOperationException($"{name}: \"{spelling}\" stands for two codes.");
            }
        }

        return new CodeSet(name, title, items, spellings);
    }

    /// <summary>Full width and half width, case and spaces make no difference in a code.</summary>
    private static string Key(string written)
    {
        var folded = written.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return folded.Any(IsIgnored) ? string.Concat(folded.Where(c => !IsIgnored(c))) : folded;
        static bool IsIgnored(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';
    }
}
