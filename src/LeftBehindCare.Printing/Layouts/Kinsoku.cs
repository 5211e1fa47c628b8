using System.Buffers;
using System.Text;

namespace LeftBehindCare.Printing.Layouts;

/// <summary>Where a Chinese line may be broken (避头尾; the rules of GB/T 15834 and of Chinese typesetting practice).</summary>
internal static class Kinsoku
{
    private static readonly SearchValues<char> NeverFirst = SearchValues.Create(
        "，。、；：？！）」』》〉】〕］｝”’…—～·‧・％‰℃°′″￠" + ",.;:?!)]}%»›" + "ー々〻ぁぃぅぇぉっゃゅょ");

    private static readonly SearchValues<char> NeverLast = SearchValues.Create("（「『《〈【〔［｛“‘￥＄￡§№" + "([{$«‹#@");

    private static readonly SearchValues<char> InWord = SearchValues.Create("'+-_/\\&=:.,@%#*~");

    public static bool MayStartLine(int codePoint) => codePoint > char.MaxValue || !NeverFirst.Contains((char)codePoint);

    public static bool MayEndLine(int codePoint) => codePoint > char.MaxValue || !NeverLast.Contains((char)codePoint);

    /// <summary>Whether a line may end after <paramref name="before"/> and the next begin with <paramref name="after"/>.</summary>
    public static bool MayBreak(int before, int after)
    {
        if (after == ' ')
            return false;
        if (before == ' ')
            return MayStartLine(after);
        if (!MayEndLine(before) || !MayStartLine(after))
            return false;
        return !(IsWordPart(before) && IsWordPart(after));
    }

    /// <summary>Letters, digits and what joins them: a number, a word or an address is not torn apart.</summary>
    private static bool IsWordPart(int codePoint) => codePoint < 0x2E80
        && (Rune.IsLetterOrDigit(new Rune(codePoint)) || (codePoint < 0x80 && InWord.Contains((char)codePoint)));
}
