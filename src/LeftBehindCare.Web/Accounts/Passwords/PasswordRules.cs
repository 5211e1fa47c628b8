using System.Text;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts.Passwords;

/// <summary>
/// Long and hard to guess; nothing about capitals and signs (ASVS 6.2). Hard to guess means: not on the list of what is tried
/// first, and without the words anybody at this school would try: school, county, own name, own login name.
/// </summary>
public sealed class PasswordRules(AppDb db, AccountSettings settings) : IPasswordValidator<User>
{
    /// <summary>In characters as people count them.</summary>
    public const int Shortest = 12;

    public const int Longest = 128;

    private const int ShortestLatinWord = 4;
    private const int ShortestChineseWord = 2;

    // What all schools are called, so that 阳光小学 is also found as 阳光.
    private static readonly string[] SchoolKinds =
        ["中心小学", "中心校", "实验小学", "九年一贯制学校", "完全小学", "小学校", "小学", "学校", "中学", "教学点", "完小", "村小"];

    public async Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var problem = await ProblemAsync(user, password ?? "", default);
        return problem is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem });
    }

    /// <summary>What is wrong with the password, as a sentence for its writer; null when nothing is.</summary>
    public async Task<string?> ProblemAsync(User user, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(password);
        var length = password.EnumerateRunes().Count();
        if (length < Shortest) return $"口令至少{Shortest}个字符，现在{length}个。可以用几个不相干的词连起来，好记又难猜。";
        if (length > Longest) return $"口令最多{Longest}个字符，现在{length}个。";
        var plain = Plain(password);
        if (plain.Length > 0 && plain.All(char.IsAsciiDigit) && LooksLikeNumber(plain)) return "手机号、证件号和生日容易被猜到。请换几个不相干的词连起来。";
        if (plain.Length > 0 && CommonPasswords.Covers(plain)) return "这个口令太常见，会被最先试到。请换几个不相干的词连起来。";
        foreach (var word in await WordsAsync(user, cancellationToken))
            if (plain.Contains(word, StringComparison.Ordinal)) return "口令里有学校、本县、您的姓名或登录名（汉字或拼音），容易被猜到。请去掉它。";
        return null;
    }

    /// <summary>Full width as half width, small letters, and only letters and digits: how it is compared.</summary>
    internal static string Plain(string text) =>
        new([.. text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    private async Task<IReadOnlyCollection<string>> WordsAsync(User user, CancellationToken cancellationToken)
    {
        var school = user.SchoolId is not { } id ? null : await db.Schools.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { s.Name, s.ShortName, Town = s.Town!.Name }).FirstOrDefaultAsync(cancellationToken);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in new[] { school?.Name, school?.ShortName, school?.Town, user.DisplayName }.Concat(settings.ContextWords))
        {
            if (string.IsNullOrEmpty(text)) continue;
            Add(words, text);
            Add(words, NamePinyin.Of(text).Text);
            var kind = SchoolKinds.FirstOrDefault(k => text.EndsWith(k, StringComparison.Ordinal));
            if (kind is null) continue;
            Add(words, text[..^kind.Length]);
            Add(words, NamePinyin.Of(text[..^kind.Length]).Text);
        }

        Add(words, user.UserName ?? "");
        foreach (var part in (user.UserName ?? "").Split('-', '_', '.')) Add(words, part);
        return words;
    }

    private static void Add(HashSet<string> words, string text)
    {
        var plain = Plain(text);
        var isLatin = plain.All(char.IsAscii);
        if (plain.Length >= (isLatin ? ShortestLatinWord : ShortestChineseWord)) words.Add(plain);
    }

    /// <summary>A mobile number, an identity number or a day of birth inside.</summary>
    private static bool LooksLikeNumber(string digits)
    {
        for (var at = 0; at + 8 <= digits.Length; at++)
        {
            var (year, month, day) = (Number(digits, at, 4), Number(digits, at + 4, 2), Number(digits, at + 6, 2));
            if (year is >= 1930 and <= 2035 && month is >= 1 and <= 12 && day is >= 1 and <= 31) return true;
            if (at + 11 <= digits.Length && digits[at] == '1' && digits[at + 1] >= '3') return true;
        }

        return false;
    }

    private static int Number(string digits, int at, int length) =>
        int.Parse(digits.AsSpan(at, length), System.Globalization.CultureInfo.InvariantCulture);
}
