using System.Text;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>姓名: one spelling for one name, however it was typed, copied from a PDF or kept in an old GBK system (domain.md §4.3, §5, §8.3).</summary>
public static class PersonName
{
    /// <summary>民委发〔2016〕33号: at least fifty characters.</summary>
    public const int MostCharacters = 50;

    private const char Dot = '·';
    private const string Dots = "•‧・．･∙⋅●•᛫⸱ꞏ";

    private static readonly HashSet<string> Placeholders =
        ["无", "没有", "暂无", "不详", "未知", "不知", "空", "已故", "亡故", "去世", "死亡", "离异", "离婚", "失联", "同上", "父亲", "母亲", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆"];

    /// <summary>Whole characters among CJK Radicals Supplement, as PDF readers and some fonts hand them out; Kangxi radicals go by NFKC.</summary>
    private static readonly Dictionary<int, char> Radicals = Pairs(
        0x2E80,
        ".厂..乙.........兀...巳幺.......旡.月.母民........王..示....................虎..西见角..贝.车.....長镸长门...青韦页风飞食....马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟");

    /// <summary>Private-use places where GBK kept characters that Unicode has since taken in (bytes FE50–FEA0), such as U+E863 for 䶮.</summary>
    private static readonly Dictionary<int, char> OldGbk = Pairs(0xE815, ".....㑳㑇...㖞㘚㘎..㥮㤘.㧏㧟㩳㧐..㭎㱮㳠....䁖䅟.䌷....䎱䎬.䏝䓖䙡䙌.䜣䜩䝼䞍.䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶..䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮.");

    /// <summary>Reads a name. A doubtful one holds a character that no rule can place; the paper decides.</summary>
    public static Reading Check(string? written)
    {
        var name = Normalise(written);
        if (name.Length == 0) return new Reading(null);
        return new Reading(name, Wrong(name) ?? Doubtful(name));
    }

    /// <summary>The one spelling: see <see cref="Check"/> for what may still be wrong with it.</summary>
    public static string Normalise(string? written)
    {
        var tidy = WrittenText.Tidy(written);
        if (tidy.Length == 0) return "";

        var runes = new List<Rune>(tidy.Length);
        foreach (var rune in tidy.EnumerateRunes())
        {
            if (rune.Value is >= 0x2F00 and <= 0x2FD5) runes.AddRange(rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes());
            else if (Radicals.TryGetValue(rune.Value, out var whole)) runes.Add(new Rune(whole));
            else if (OldGbk.TryGetValue(rune.Value, out var known)) runes.Add(new Rune(known));
            else if (rune.IsBmp && Dots.Contains((char)rune.Value, StringComparison.Ordinal)) runes.Add(new Rune(Dot));
            else runes.Add(rune);
        }

        // WrittenText.Tidy has made the full-width dot U+FF0E a plain one; between Chinese characters a plain dot is the mark.
        for (var i = 1; i < runes.Count - 1; i++)
        {
            if (runes[i].Value == '.' && IsHan(runes[i - 1]) && IsHan(runes[i + 1])) runes[i] = new Rune(Dot);
        }

        var name = new StringBuilder(tidy.Length);
        for (var i = 0; i < runes.Count; i++)
        {
            if (runes[i].Value != ' ') name.Append(runes[i]);
            else if (KeepsSpace(runes, i)) name.Append(' ');
        }

        return name.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>For finding: without dot and spaces, in upper case, so that 阿依夏木买买提 finds 阿依夏木·买买提.</summary>
    public static string SearchKey(string? name) =>
        string.Concat(Normalise(name).Where(c => c is not (Dot or ' ' or '-' or '\''))).ToUpperInvariant();

    /// <summary>Whether a code point is a Chinese character, whatever block it was given a place in.</summary>
    public static bool IsHan(Rune rune) => rune.Value
        is 0x3007
        or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x323AF)
        or (>= 0x323B0 and <= 0x3347F);

    /// <summary>A space stays single and only between two letters that are not Chinese: Maria Anna, but 王小明 and 阿依夏木·买买提.</summary>
    private static bool KeepsSpace(List<Rune> runes, int at)
    {
        if (runes[at - 1].Value == ' ') return false;
        var next = runes.FindIndex(at, r => r.Value != ' ');
        return IsForeign(runes[at - 1]) && IsForeign(runes[next]);
        static bool IsForeign(Rune rune) => !IsHan(rune) && rune.Value != Dot;
    }

    private static Problem? Wrong(string name)
    {
        var before = default(Rune);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD) return Bad("name.broken", "姓名里有读不出的字，多半是文件编码不对。请照户口簿重填这个字。");
            if (rune.Value is '?' or '□' or '■' or '〓' or '*')
                return Bad("name.replaced", $"姓名里有“{rune}”，多半是生僻字没能显示或被遮住。请照户口簿重填这个字。");
            if (Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.OtherNumber)
                return Bad("name.digit", $"姓名里有数字“{rune}”。同名的孩子系统会用班级和生日区分，请只写姓名。");
            // Jean-Paul, O'Neil and J. Smith are names; a hyphen or a full stop after a Chinese character is not.
            var joins = rune.Value is '-' or '\'' or '’' or '.' && IsLetter(before) && !IsHan(before);
            if (!IsHan(rune) && !IsPrivate(rune) && !IsLetter(rune) && !joins && rune.Value is not (Dot or ' '))
                return Bad("name.character", $"姓名里有“{rune}”。请只写姓名，其他说明写到备注里。");
            before = rune;
        }

        if (name[0] == Dot || name[^1] == Dot) return Bad("name.dot", "“·”不能在姓名的开头或末尾。请照户口簿改正。");
        if (name.Contains("··", StringComparison.Ordinal)) return Bad("name.dot", "“·”不能连着写两个。请照户口簿改正。");
        if (Placeholders.Contains(name)) return Bad("name.placeholder", $"“{name}”不是姓名。不知道姓名的，请空着不填。");
        return WrittenText.Length(name) is > MostCharacters and var length
            ? Bad("name.long", $"多了{length - MostCharacters}个字。姓名最多{MostCharacters}个字，现在{length}个。")
            : null;
    }

    private static Problem? Doubtful(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsPrivate(rune) || rune.Value is >= 0x2E80 and <= 0x2EFF)
            {
                return new Problem(
                    Severity.Doubt, "name.private",
                    $"姓名里有一个旧系统自造的字（U+{rune.Value:X4}），别的电脑认不出。请照户口簿重填；打不出的，先存为“存疑”。");
            }
        }

        return WrittenText.Length(name) == 1 && IsHan(name.EnumerateRunes().First())
            ? new Problem(Severity.Warning, "name.single", "姓名只有一个字。户口簿上确实如此的，可以照存。")
            : null;
    }

    private static bool IsPrivate(Rune rune) => Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.PrivateUse;

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || rune.Value is >= 0x2E80 and <= 0x2EFF;

    private static Problem Bad(string key, string message) => new(Severity.Error, key, message);

    private static Dictionary<int, char> Pairs(int first, string characters) =>
        characters.Select((c, i) => (Place: first + i, Character: c)).Where(p => p.Character != '.').ToDictionary(p => p.Place, p => p.Character);
}
