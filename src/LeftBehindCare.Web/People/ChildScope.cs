using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Web.People;

/// <summary>Which children a right reaches: the one place where a row scope becomes SQL.</summary>
public static class ChildScope
{
    /// <summary>
    /// Children within the scope on the day. A scope of classes or campuses reaches children enrolled there that day;
    /// whoever has left is in reach of the whole-school scope only.
    /// </summary>
    public static IQueryable<Child> Within(this IQueryable<Child> children, RowScope scope, AppDb db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.WholeSchool) return children;
        if (scope.IsEmpty) return children.Where(_ => false);
        var campuses = scope.Campuses.ToArray();
        var classes = scope.Classes.ToArray();
        return children.Where(c => db.EnrollSpans.Any(e => e.ChildId == c.Id && e.From <= day && (e.To == null || e.To > day)
            && (classes.Contains(e.ClassId) || campuses.Contains(e.Class!.CampusId))));
    }

    /// <summary>Children whose name holds what was typed, or whose pinyin or its initials begin with it.</summary>
    public static IQueryable<Child> Named(this IQueryable<Child> children, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (name, letters) = (typed.Trim(), NamePinyin.Query(typed));
        return children.Where(c => c.Name.Contains(name)
            || (letters != "" && (c.PinyinInitials!.StartsWith(letters) || c.Pinyin!.Replace(" ", "").StartsWith(letters))));
    }

    /// <summary>Enrolments in force on the day: one for each child in class.</summary>
    public static IQueryable<EnrollSpan> EnrolledOn(this AppDb db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.EnrollSpans.Where(e => e.From <= day && (e.To == null || e.To > day));
    }

    /// <summary>Enrolments in force on the day of children who count as 留守 that day: what every figure and sheet of the archives is about.</summary>
    public static IQueryable<EnrollSpan> LeftBehindOn(this AppDb db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.EnrolledOn(day).Where(e => !e.Child!.IsDeleted
            && db.LbEpisodes.Any(l => l.ChildId == e.ChildId && l.From <= day && (l.To == null || l.To > day) && l.Counts));
    }

    /// <summary>Classes within the scope.</summary>
    public static IQueryable<SchoolClass> Within(this IQueryable<SchoolClass> list, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.WholeSchool) return list;
        var campuses = scope.Campuses.ToArray();
        var classes = scope.Classes.ToArray();
        return list.Where(c => classes.Contains(c.Id) || campuses.Contains(c.CampusId));
    }
}
