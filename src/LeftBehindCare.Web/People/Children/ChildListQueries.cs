using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Queries;

namespace LeftBehindCare.Web.People.Children;

/// <summary>How the list as opened is put together.</summary>
/// <param name="WholeSchool">Whether the person reaches every child of the school.</param>
/// <param name="Sort">The order.</param>
public sealed record ChildPageShape(bool WholeSchool, ChildSort Sort);

/// <summary>Orders of the list.</summary>
public enum ChildSort
{
    Name,
    NameDown,
    Class,
    ClassDown,
    Birth,
    BirthDown,
}

/// <summary>What differs from one reading of the list to the next.</summary>
public sealed record ChildListValues
{
    public required DateOnly Today { get; init; }

    /// <summary>Classes the person reaches; of no meaning to whoever reaches the whole school.</summary>
    public required Guid[] Classes { get; init; }

    /// <summary>Campuses the person reaches; of no meaning to whoever reaches the whole school.</summary>
    public required Guid[] Campuses { get; init; }

    /// <summary>Rows before the page.</summary>
    public required int Before { get; init; }
}

/// <summary>The children's list as queries: in class today, in an order, a page of lines. The list as opened is compiled once.</summary>
public sealed class ChildListQueries
{
    /// <summary>Everybody within reach; the shape is whether that is the whole school.</summary>
    public ShapedQueries<bool, ChildListValues, Guid> Everybody { get; } = new(static (db, wholeSchool, values) => InClass(db, wholeSchool, values).Select(p => p.Child.Id));

    /// <summary>A page of everybody within reach.</summary>
    public ShapedQueries<ChildPageShape, ChildListValues, ChildLine> Pages { get; } =
        new(static (db, shape, values) => Page(db, InClass(db, shape.WholeSchool, values), shape.Sort, values));

    internal static IQueryable<Placed> InClass(AppDb db, bool wholeSchool, ChildListValues values)
    {
        // The class by an outer join, though there always is one: joined inside, PostgreSQL counts on one child a class among the
        // rows of 300 schools and begins with the classes, at five times the cost.
        var placed =
            from child in db.Children
            join span in db.EnrollSpans.Where(e => e.From <= values.Today && (e.To == null || e.To > values.Today)) on child.Id equals span.ChildId
            from own in db.Classes.Where(c => c.Id == span.ClassId).DefaultIfEmpty()
            select new Placed { Child = child, ClassId = span.ClassId, CampusId = own!.CampusId, ClassTitle = own!.Title, Grade = own!.Grade, ClassNo = own!.ClassNo };
        return wholeSchool ? placed : placed.Where(p => values.Classes.Contains(p.ClassId!.Value) || values.Campuses.Contains(p.CampusId!.Value));
    }

    internal static IQueryable<ChildLine> Page(AppDb db, IQueryable<Placed> found, ChildSort sort, ChildListValues values) =>
        Lines(db, Ordered(found, sort).SkipBy(() => values.Before).Take(ListFilter.PageSize), values);

    internal static IOrderedQueryable<Placed> Ordered(IQueryable<Placed> found, ChildSort sort) => (sort switch
    {
        ChildSort.Class => found.OrderBy(p => p.Grade).ThenBy(p => p.ClassNo).ThenBy(p => p.Child.Pinyin),
        ChildSort.ClassDown => found.OrderByDescending(p => p.Grade).ThenByDescending(p => p.ClassNo).ThenBy(p => p.Child.Pinyin),
        ChildSort.Birth => found.OrderBy(p => p.Child.BirthDate),
        ChildSort.BirthDown => found.OrderByDescending(p => p.Child.BirthDate),
        ChildSort.NameDown => found.OrderByDescending(p => p.Child.Pinyin),
        _ => found.OrderBy(p => p.Child.Pinyin),
    }).ThenBy(p => p.Child.Id);

    /// <summary>The order of an address; anything unknown is the order by name.</summary>
    internal static ChildSort SortOf(string? key) => key switch
    {
        "class" => ChildSort.Class,
        "-class" => ChildSort.ClassDown,
        "birth" => ChildSort.Birth,
        "-birth" => ChildSort.BirthDown,
        "-name" => ChildSort.NameDown,
        _ => ChildSort.Name,
    };

    internal static IQueryable<ChildLine> Lines(AppDb db, IQueryable<Placed> placed, ChildListValues values) =>
        from p in placed
        from village in db.Villages.Where(v => v.Id == p.Child.VillageId).DefaultIfEmpty()
        from episode in db.LbEpisodes.Where(e => e.ChildId == p.Child.Id && e.From <= values.Today && (e.To == null || e.To > values.Today)).DefaultIfEmpty()
        from profile in db.Profiles.Where(a => a.ChildId == p.Child.Id).DefaultIfEmpty()
        select new ChildLine
        {
            Id = p.Child.Id,
            Name = p.Child.Name,
            Sex = p.Child.Sex,
            BirthDate = p.Child.BirthDate,
            BoardMode = p.Child.BoardMode,
            ClassId = p.ClassId,
            CampusId = p.CampusId,
            ClassTitle = p.ClassTitle,
            Village = village!.Name,
            OutType = episode!.OutType,
            Counts = episode != null && episode.Counts,
            NeedsCheck = episode != null && episode.NeedsCheck,
            IsUnsupported = episode != null && episode.IsUnsupported,
            ProfileStatus = profile == null ? null : profile.Status,
            Missing = profile == null ? null : profile.MissingCount,
            Allergy = p.Child.Allergy,
        };
}

/// <summary>A child with the class it is in today.</summary>
internal sealed class Placed
{
    public required Child Child { get; init; }
    public Guid? ClassId { get; init; }
    public Guid? CampusId { get; init; }
    public string? ClassTitle { get; init; }
    public string? Grade { get; init; }
    public int? ClassNo { get; init; }
}
