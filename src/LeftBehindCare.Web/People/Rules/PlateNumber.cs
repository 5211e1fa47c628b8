using System.Text.RegularExpressions;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>车牌 by GA 36: seven characters, or eight for 新能源.</summary>
public static partial class PlateNumber
{
    /// <summary>Reads a plate.</summary>
    /// <param name="written">As typed.</param>
    /// <param name="carriesPupils">A school bus may not run on plates of trailers, learners or the police.</param>
    public static Reading Check(string? written, bool carriesPupils = false)
    {
        var plate = Dots().Replace(WrittenText.Compact(written), "");
        if (plate.Length == 0) return new Reading(null);
        if (NewEnergy().IsMatch(plate)) return new Reading(plate);
        if (Ordinary().IsMatch(plate))
        {
            return carriesPupils && plate[^1] is '挂' or '学' or '警'
                ? Bad(plate, "plate.use", $"“{plate[^1]}”字车牌的车不能接送学生。请核对行驶证。")
                : new Reading(plate);
        }

        return Bad(plate, plate.Length switch
        {
            < 7 => "plate.short",
            > 8 => "plate.long",
            _ => "plate.form",
        }, plate.Length is 7 or 8
            ? "车牌是省份简称、1个字母，再加5位（新能源6位）字母或数字，没有字母I和O。请照行驶证抄。"
            : $"车牌是7位，新能源8位，现在{plate.Length}位。请照行驶证抄。");
    }

    private static Reading Bad(string plate, string key, string message) => new(plate, new Problem(Severity.Error, key, message));

    private const string Province = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]";

    [GeneratedRegex("^" + Province + "[A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinary();

    [GeneratedRegex("^" + Province + @"[A-HJ-NP-Z]([ABCDEFGHJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[ABCDEFGHJK])$", RegexOptions.CultureInvariant)]
    private static partial Regex NewEnergy();

    [GeneratedRegex("[·•‧・.．-]", RegexOptions.CultureInvariant)]
    private static partial Regex Dots();
}
