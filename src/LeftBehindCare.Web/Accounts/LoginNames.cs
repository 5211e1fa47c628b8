using System.Text.RegularExpressions;
using LeftBehindCare.Web.Codes.Pinyin;

namespace LeftBehindCare.Web.Accounts;

/// <summary>How login names look: small letters, digits, - _ and the dot.</summary>
public static partial class LoginNames
{
    public const string Characters = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
    public const int Longest = 30;

    /// <summary>A rule for forms; what was typed is compared after <see cref="Clean"/>.</summary>
    public const string Pattern = @"^\s*[A-Za-z0-9][A-Za-z0-9._-]{2,29}\s*$";

    public const string Words = "登录名用3到30个小写字母、数字、点、横线，如 yg-zhoulan。";

    /// <summary>Names are the same in capitals and with blanks around them.</summary>
    public static string Clean(string? typed) => (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim().ToLowerInvariant();

    /// <summary>Initials of the school, then the person: yg-zhoulan.</summary>
    public static string Suggest(string schoolName, string personName)
    {
        var school = Letters().Replace(NamePinyin.Initials(NamePinyin.Of(schoolName).Text), "");
        var person = Letters().Replace(NamePinyin.Of(personName).Text, "");
        var name = $"{school[..Math.Min(2, school.Length)]}-{person}";
        return name[..Math.Min(name.Length, Longest)].Trim('-');
    }

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex Letters();
}
