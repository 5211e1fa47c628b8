namespace LeftBehindCare.Web.People.Rules;

/// <summary>
/// First two digits of GB/T 2260. County digits are never checked: numbers keep the county of the day they were issued, and
/// many of those counties are gone.
/// </summary>
public static class Provinces
{
    private static readonly HashSet<string> Mainland =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
    ];

    /// <summary>Whether a region code or number begins with a province of the mainland or 71.</summary>
    public static bool Begins(string code) => code.Length >= 2 && (Mainland.Contains(code[..2]) || code[..2] == "71");

    /// <summary>Whether a number is one of 港澳台居民居住证.</summary>
    internal static bool BeginsResidencePermit(string number) => number is ['8', '1' or '2' or '3', ..];

    /// <summary>Checks a six-digit region (户籍地): form and province only.</summary>
    public static Reading CheckRegion(string? written)
    {
        var code = WrittenText.Compact(written);
        if (code.Length == 0) return new Reading(null);
        if (code.Length != 6 || !code.All(char.IsAsciiDigit))
            return new Reading(code, new Problem(Severity.Error, "region.form", $"区划代码是6位数字，现在是“{code}”。"));
        return Begins(code)
            ? new Reading(code)
            : new Reading(code, new Problem(Severity.Error, "region.province", $"区划代码的前两位“{code[..2]}”不是省份代码。请从列表里选。"));
    }
}
