using System.Globalization;
using System.Text.RegularExpressions;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People.Import;

/// <summary>年级 and 班级 as schools write them: 四年级 + 1班, 四年级（1）班, 四（1）班, 401班, 2023级2班.</summary>
internal static partial class ClassReading
{
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>Grade and number; either is null when the file does not say it.</summary>
    public static (string? Grade, int? ClassNo) Read(string? gradeWritten, string? classWritten, DateOnly today)
    {
        var gradeText = Fold(gradeWritten);
        var classText = Fold(classWritten);
        var (grade, restOfGrade) = GradeIn(gradeText, today);
        var (gradeOfClass, rest) = GradeIn(classText, today);
        grade ??= BareGrade(gradeWritten) ?? gradeOfClass;
        // 301班 of grade three; a bare number beside a grade column is only the class.
        if (Hundreds().Match(classText) is { Success: true } hundreds && (grade is null || grade == hundreds.Groups["g"].Value))
            return (hundreds.Groups["g"].Value, int.Parse(hundreds.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
        return (grade, NumberIn(rest) ?? NumberIn(restOfGrade));
    }

    private static (string? Grade, string After) GradeIn(string text, DateOnly today)
    {
        if (text.Length == 0) return (null, "");
        if (CodeSets.All.Find("Grade", text) is { } whole && !PlainNumber().IsMatch(text)) return (whole, "");
        if (Cohort().Match(text) is { Success: true } cohort)
        {
            var grade = SchoolTerm.Of(today).StartYear - int.Parse(cohort.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) + 1;
            return grade is >= 1 and <= 6 ? (grade.ToString(CultureInfo.InvariantCulture), text[cohort.Length..]) : (null, text);
        }

        if (GradeFirst().Match(text) is { Success: true } first)
            return (CodeSets.All.Find("Grade", first.Groups["g"].Value), text[first.Length..]);
        return text.Contains("复式", StringComparison.Ordinal) ? ("M", text.Replace("复式", "", StringComparison.Ordinal)) : (null, text);
    }

    /// <summary>A grade column may hold a bare number, which in the class column is the class.</summary>
    private static string? BareGrade(string? gradeWritten) =>
        PlainNumber().IsMatch(Fold(gradeWritten)) ? CodeSets.All.Find("Grade", Fold(gradeWritten)) : null;

    private static int? NumberIn(string text)
    {
        var match = ClassNumber().Match(text);
        if (!match.Success) return null;
        var digits = match.Groups["n"].Value;
        var number = char.IsAsciiDigit(digits[0]) ? int.Parse(digits, CultureInfo.InvariantCulture)
            : digits.Length == 1 ? Numerals.IndexOf(digits[0], StringComparison.Ordinal) + 1
            : digits[0] == '十' ? 11 + Numerals.IndexOf(digits[1], StringComparison.Ordinal)
            : 0;
        return number is > 0 and < 100 ? number : null;
    }

    private static string Fold(string? text) => WrittenText.Compact(text);

    [GeneratedRegex("^[1-6一二三四五六]$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();

    [GeneratedRegex("^(小学)?(?<y>20[0-9]{2})[级届]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Cohort();

    [GeneratedRegex("^(小学|小)?(?<g>[一二三四五六1-6])(年级|年(?=[(0-9一二三四五六七八九十])|(?=[(]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GradeFirst();

    [GeneratedRegex("^(?<g>[1-6])(?<n>[0-9]{2})班?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hundreds();

    [GeneratedRegex("^第?[(]?(?<n>[0-9]{1,2}|十?[一二三四五六七八九]|十)[)]?班?级?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ClassNumber();
}
