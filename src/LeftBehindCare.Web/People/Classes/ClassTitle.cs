using System.Globalization;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Classes;

/// <summary>What a class is called in lists, on forms and in posts.</summary>
public static class ClassTitle
{
    // 校区名 may have 50 characters, a class's title too.
    private const int LongestPlace = 36;

    /// <summary>
    /// 四年级1班; 四年级 where the grade has one class only at its campus; 枫木坪村小四年级 at a 村小 or 教学点, since each of
    /// a school's campuses has such a grade and a list shows them side by side.
    /// </summary>
    public static string Of(Campus campus, string grade, int classNo, bool alone)
    {
        ArgumentNullException.ThrowIfNull(campus);
        var name = CodeSets.All.NameOf("Grade", grade) ?? grade;
        var number = alone ? "" : classNo.ToString(CultureInfo.InvariantCulture);
        return Place(campus) + name + (grade == Grade.Mixed || !alone ? $"{number}班" : "");
    }

    private static string Place(Campus campus)
    {
        if (campus.Kind is not (CampusKind.Village or CampusKind.TeachingPoint)) return "";
        var place = new StringInfo(campus.Name);
        return place.LengthInTextElements <= LongestPlace ? campus.Name : place.SubstringByTextElements(0, LongestPlace);
    }
}
