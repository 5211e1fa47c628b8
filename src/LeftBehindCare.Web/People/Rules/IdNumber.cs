using System.Globalization;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>What a citizen's number says of its holder, with what is wrong with it.</summary>
/// <param name="Value">Normal form.</param>
/// <param name="Problem">The gravest problem, or null.</param>
/// <param name="BirthDate">As in the number, when it holds a real date.</param>
/// <param name="Sex">Set Sex, as in the number.</param>
public sealed record IdReading(string? Value, Problem? Problem = null, DateOnly? BirthDate = null, string? Sex = null)
    : Reading(Value, Problem);

/// <summary>证件号: 公民身份号码 by GB 11643, looser rules for the other kinds of paper (domain.md §4.3, §5).</summary>
public static class IdNumber
{
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The 18th character for the first 17 digits.</summary>
    public static char CheckDigit(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (first17[i] - '0') * Weights[i];
        return CheckDigits[sum % 11];
    }

    /// <summary>Upper case, half width, no spaces; x, Ⅹ, × and their look-alikes in the last place become X.</summary>
    public static string? Normalise(string? written)
    {
        var text = WrittenText.Compact(written);
        if (text.Length == 0) return null;
        return text[^1] is 'Ⅹ' or 'ⅹ' or '×' or '✕' or '✖' or '╳' or '乂' or 'Х' or 'Χ' ? text[..^1] + 'X' : text;
    }

    /// <summary>Reads a number of the given kind of paper and compares it with what the form says.</summary>
    /// <param name="written">As typed or as in the sheet.</param>
    /// <param name="idType">Set IdType.</param>
    /// <param name="birth">Birth date on the form, where filled in.</param>
    /// <param name="sex">Set Sex on the form, where filled in.</param>
    public static IdReading Check(string? written, string idType = IdType.IdCard, DateOnly? birth = null, string? sex = null)
    {
        var number = Normalise(written);
        if (idType == IdType.None && number is not null)
            return Bad(number, "id.none", "证件类型选的是“无任何证件”，证件号就不填。有号码的，请先改证件类型。");
        if (number is null) return new IdReading(null);
        if (WrittenText.IsScientific(number)) return Bad(number, "id.scientific", Scientific(number));
        return idType switch
        {
            IdType.IdCard => Citizen(number, false, birth, sex),
            IdType.ResidencePermit => Citizen(number, true, birth, sex),
            IdType.ForeignResident => number.Length is 15 or 18
                ? new IdReading(number)
                : Bad(number, "id.length", $"外国人永久居留证的号码是15位或18位，现在{number.Length}位。"),
            IdType.BirthCertificate => number.Length == 10 && char.IsAsciiLetter(number[0]) && number.Skip(1).All(char.IsAsciiDigit)
                ? new IdReading(number)
                : new IdReading(number, new Problem(Severity.Warning, "id.birth-certificate", "出生医学证明的编号一般是1个字母加9位数字，请对照原件再看一眼。")),
            _ => OtherPaper(number),
        };
    }

    private static IdReading Citizen(string number, bool isPermit, DateOnly? birth, string? sex)
    {
        if (number.Length == 15 && number.All(char.IsAsciiDigit))
            return Bad(number, "id.fifteen", "这是15位的旧号，早已停用。请照户口簿抄18位的新号。");
        for (var i = 0; i < number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]) || (i == 17 && number[i] == 'X')) continue;
            var (character, hint) = number[i] switch
            {
                'O' => ("字母O", "请改成数字0。"),
                'I' or 'L' => ($"字母{number[i]}", "请改成数字1。"),
                'X' => ("X", "只有第18位才可以是X。"),
                '*' => ("*", "这是遮过的号码，请照户口簿抄全号。"),
                var other => ($"“{other}”", "请照户口簿改正。"),
            };
            return Bad(number, "id.character", $"第{i + 1}位是{character}，不是数字。{hint}");
        }

        if (number.Length != 18)
        {
            return Bad(number, "id.length", number.Length < 18
                ? $"少了{18 - number.Length}位。身份证号是18位，现在{number.Length}位。"
                : $"多了{number.Length - 18}位。身份证号是18位，现在{number.Length}位。");
        }

        var permitNumber = Provinces.BeginsResidencePermit(number);
        if (!permitNumber && !Provinces.Begins(number))
            return Bad(number, "id.province", $"前两位“{number[..2]}”不是省份代码。请对照户口簿改正。");
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            || born.Year is < 1800 or > 2099)
            return Bad(number, "id.date", $"号码里的生日“{number[6..10]}-{number[10..12]}-{number[12..14]}”不是真实的日期。请对照户口簿改正。");

        var holder = (number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;
        return new IdReading(number, Doubts(number, isPermit, permitNumber, born, holder, birth, sex), born, holder);
    }

    private static Problem? Doubts(
        string number, bool isPermit, bool permitNumber, DateOnly born, string holder, DateOnly? birth, string? sex)
    {
        if (CheckDigit(number) != number[17])
        {
            return Doubt("id.checksum", number.EndsWith("000", StringComparison.Ordinal)
                ? "末位校验不对，末三位又都是0，多半是表格软件按数字存过，后几位已经丢了。请对照户口簿重填；一时核不了，可先存为“存疑”。"
                : "末位校验不对，号码里有一位抄错了。请对照户口簿逐位核对；一时核不了，可先存为“存疑”。");
        }

        if (permitNumber && !isPermit) return Doubt("id.type", "这是港澳台居民居住证的号码。请把证件类型改成“港澳台居民居住证”。");
        if (isPermit && !permitNumber) return Doubt("id.type", "港澳台居民居住证的号码以81、82或83开头。请核对号码，或改证件类型。");
        if (birth is { } written && written != born)
        {
            return Doubt(
                "id.birth",
                $"号码里的生日是 {born:yyyy-MM-dd}，上面填的是 {written:yyyy-MM-dd}。请对照户口簿，改写错的那一处；户口簿本身就不一致的，注明“以户口簿为准”。");
        }

        if (sex is Sex.Male or Sex.Female && sex != holder)
        {
            return Doubt(
                "id.sex",
                $"号码第17位表示{(holder == Sex.Male ? "男" : "女")}，上面填的是{(sex == Sex.Male ? "男" : "女")}。请对照户口簿，改写错的那一处；户口簿本身就不一致的，注明“以户口簿为准”。");
        }

        return null;
    }

    private static IdReading OtherPaper(string number)
    {
        if (number.Length > 20) return Bad(number, "id.length", $"证件号最多20位，现在{number.Length}位。");
        var odd = number.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('(' or ')' or '-' or '/'));
        return odd == default ? new IdReading(number) : Bad(number, "id.character", $"证件号里有“{odd}”。请只写字母和数字。");
    }

    internal static string Scientific(string number) =>
        $"表格软件把这个号码改成了科学计数法（{number}），后几位已经找不回来。请把这一列设为“文本”，再从原件重新录入。";

    private static IdReading Bad(string number, string key, string message) => new(number, new Problem(Severity.Error, key, message));

    private static Problem Doubt(string key, string message) => new(Severity.Doubt, key, message);
}
