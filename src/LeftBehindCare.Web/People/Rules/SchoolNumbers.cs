using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>学籍号: G and the ID number, or J (no ID number yet), or L (temporary), then 18 characters.</summary>
public static class StudentNo
{
    /// <summary>Reads a 学籍号 and compares it with the ID number, where there is one.</summary>
    public static Reading Check(string? written, string? idNumber = null)
    {
        var number = IdNumber.Normalise(written);
        if (number is null) return new Reading(null);
        if (WrittenText.IsScientific(number)) return Bad(number, "student.scientific", IdNumber.Scientific(number));
        if (number is [>= '0' and <= '9', ..] && number.Length == 18)
            return Bad(number, "student.letter", "学籍号前面少了字母。请写成 G、J 或 L 加18位，照学籍系统里的抄。");
        if (number[0] is not ('G' or 'J' or 'L'))
            return Bad(number, "student.letter", $"学籍号以 G、J 或 L 开头，现在是“{number[0]}”。请照学籍系统里的抄。");
        if (number.Length != 19)
        {
            return Bad(number, "student.length", number.Length < 19
                ? $"少了{19 - number.Length}位。学籍号是19位，现在{number.Length}位。"
                : $"多了{number.Length - 19}位。学籍号是19位，现在{number.Length}位。");
        }

        for (var i = 1; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]) && !(i == 18 && number[i] == 'X'))
                return Bad(number, "student.character", $"第{i + 1}位是“{number[i]}”，不是数字。请照学籍系统里的抄。");
        }

        var id = IdNumber.Normalise(idNumber);
        return (number[0], id) switch
        {
            ('G', null) => Warn(number, "student.no-id", "学籍号以 G 开头，后18位就是身份证号，身份证号却空着。请补上。"),
            ('G', _) when number[1..] != id => Warn(number, "student.mismatch", "学籍号的后18位和身份证号不一样。请对照户口簿和学籍系统，改写错的那一处。"),
            ('J', { Length: 18 }) => Warn(number, "student.outdated", "已经有身份证号了，学籍号还是无证件号时编的 J 号。请到学籍系统核对新号。"),
            _ => new Reading(number),
        };
    }

    private static Reading Bad(string number, string key, string message) => new(number, new Problem(Severity.Error, key, message));

    private static Reading Warn(string number, string key, string message) => new(number, new Problem(Severity.Warning, key, message));
}

/// <summary>残疾人证: the ID number, one digit of category, one of grade.</summary>
public static class DisabilityCertificate
{
    /// <summary>Reads a certificate number and compares it with category and grade (sets Disability and DisLevel) and the ID number on the form.</summary>
    public static Reading Check(string? written, string? category = null, string? level = null, string? idNumber = null)
    {
        var number = WrittenText.Compact(written);
        if (number.Length == 0) return new Reading(null);
        if (WrittenText.IsScientific(number)) return Bad(number, "disability.scientific", IdNumber.Scientific(number));
        if (number.Length != 20)
        {
            return Bad(number, "disability.length", number.Length < 20
                ? $"少了{20 - number.Length}位。残疾人证号是20位，现在{number.Length}位。"
                : $"多了{number.Length - 20}位。残疾人证号是20位，现在{number.Length}位。");
        }

        var holder = IdNumber.Check(number[..18]);
        if (holder.Problem is { } wrong) return new Reading(number, wrong with { Message = "残疾人证的前18位是身份证号：" + wrong.Message });
        if (number[18] is < '1' or > '7') return Bad(number, "disability.category", $"第19位是残疾类别，只能是1到7，现在是“{number[18]}”。");
        if (number[19] is < '1' or > '4') return Bad(number, "disability.level", $"第20位是残疾等级，只能是1到4，现在是“{number[19]}”。");
        if (IdNumber.Normalise(idNumber) is { } id && id != number[..18])
            return Doubt(number, "disability.id", "残疾人证的前18位和身份证号不一样。请对照证件，改写错的那一处。");
        if (category is not null && category != number[18..19])
        {
            return Doubt(
                number, "disability.category-mismatch",
                $"证号表示{Name("Disability", number[18..19])}，上面填的是{Name("Disability", category)}。请对照残疾人证，改写错的那一处。");
        }

        if (level is not null && level != number[19..])
        {
            return Doubt(
                number, "disability.level-mismatch",
                $"证号表示{Name("DisLevel", number[19..])}，上面填的是{Name("DisLevel", level)}。请对照残疾人证，改写错的那一处。");
        }

        return new Reading(number);
    }

    private static string Name(string set, string code) => CodeSets.All.NameOf(set, code) ?? code;

    private static Reading Bad(string number, string key, string message) => new(number, new Problem(Severity.Error, key, message));

    private static Reading Doubt(string number, string key, string message) => new(number, new Problem(Severity.Doubt, key, message));
}

/// <summary>学校标识码: kind of school, province, serial number.</summary>
public static class SchoolCode
{
    private static readonly HashSet<string> Kinds = ["11", "21", "22", "31", "32", "33", "34", "51"];

    /// <summary>Reads a school's ten digits.</summary>
    public static Reading Check(string? written)
    {
        var code = WrittenText.Compact(written);
        if (code.Length == 0) return new Reading(null);
        if (!code.All(char.IsAsciiDigit)) return Bad(code, "school.character", "学校标识码只有数字。请照学籍系统里的抄。");
        if (code.Length != 10)
        {
            return Bad(code, "school.length", code.Length < 10
                ? $"少了{10 - code.Length}位。学校标识码是10位，现在{code.Length}位。"
                : $"多了{code.Length - 10}位。学校标识码是10位，现在{code.Length}位。");
        }

        if (!Kinds.Contains(code[..2])) return Bad(code, "school.kind", $"前两位“{code[..2]}”不是学校类别码，小学是21。请照学籍系统里的抄。");
        return Provinces.Begins(code[2..])
            ? new Reading(code)
            : Bad(code, "school.province", $"第3、4位“{code[2..4]}”不是省份代码。请照学籍系统里的抄。");
    }

    private static Reading Bad(string code, string key, string message) => new(code, new Problem(Severity.Error, key, message));
}
