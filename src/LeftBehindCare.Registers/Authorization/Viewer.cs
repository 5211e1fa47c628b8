namespace LeftBehindCare.Registers.Authorization;

/// <summary>One post (任职) in force today.</summary>
/// <param name="Role">The role.</param>
/// <param name="CampusId">The campus, for a head of a village school.</param>
/// <param name="ClassId">The class, for a homeroom teacher.</param>
public sealed record Post(Role Role, Guid? CampusId, Guid? ClassId);

/// <summary>Who is asking: the person and the posts in force on this request (never older than the request).</summary>
public sealed class Viewer
{
    /// <summary>Nobody is logged in.</summary>
    public static readonly Viewer Anonymous = new() { UserId = Guid.Empty, Posts = [] };

    private readonly Dictionary<(DataArea, Access), RowScope> _scopes = [];

    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The school, or null for county bureau and system administrator.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The person on the staff roster, where the account belongs to one.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Name shown at the top right.</summary>
    public string Name { get; init; } = "";

    /// <summary>The posts in force.</summary>
    public required IReadOnlyList<Post> Posts { get; init; }

    /// <summary>Whether somebody is logged in.</summary>
    public bool IsSignedIn => UserId != Guid.Empty;

    /// <summary>Holds the role now.</summary>
    public bool Has(Role role) => Posts.Any(p => p.Role == role);

    /// <summary>Whether any post gives one of the asked rights, over whatever rows.</summary>
    public bool Can(DataArea area, Access access) =>
        Posts.Any(p => (RightsTable.Of(p.Role, area).Access & access) != 0);

    /// <summary>Whether any post gives one of the asked rights with exactly that reach; <see cref="Reach.None"/> asks for no reach.</summary>
    public bool Can(DataArea area, Access access, Reach over) =>
        Posts.Any(p => RightsTable.Of(p.Role, area) is var right && (right.Access & access) != 0 && (over == Reach.None || right.Reach == over));

    /// <summary>
    /// Over which rows a right reaches, all posts taken together. Worked out once: a viewer is of one request, which asks
    /// from one thread at a time.
    /// </summary>
    public RowScope Scope(DataArea area, Access access)
    {
        if (Posts.Count == 0) return RowScope.Nothing;
        if (!_scopes.TryGetValue((area, access), out var scope)) _scopes[(area, access)] = scope = Reached(area, access);
        return scope;
    }

    private RowScope Reached(DataArea area, Access access)
    {
        var granted = Posts.Where(p => (RightsTable.Of(p.Role, area).Access & access) != 0)
            .Select(p => (Post: p, RightsTable.Of(p.Role, area).Reach)).ToList();
        return new RowScope(
            granted.Any(g => g.Reach == Reach.School),
            [.. granted.Where(g => g.Reach == Reach.Campus && g.Post.CampusId is not null).Select(g => g.Post.CampusId!.Value).Distinct()],
            [.. granted.Where(g => g.Reach == Reach.Class && g.Post.ClassId is not null).Select(g => g.Post.ClassId!.Value).Distinct()]);
    }

    /// <summary>How much of a field of the area the person may see on a row of the given class and campus.</summary>
    public Sight SightOf(DataArea area, Guid? classId, Guid? campusId) =>
        Scope(area, Access.View).Covers(classId, campusId) ? Sight.Full
        : Scope(area, Access.Masked).Covers(classId, campusId) ? Sight.Masked
        : Sight.None;
}

/// <summary>The rows a right reaches. Reaches by pairing, dormitory, bus line and visitor open with the registers that keep them.</summary>
/// <param name="WholeSchool">Every row of the school.</param>
/// <param name="Campuses">Rows of these campuses.</param>
/// <param name="Classes">Rows of these classes.</param>
public sealed record RowScope(bool WholeSchool, IReadOnlyList<Guid> Campuses, IReadOnlyList<Guid> Classes)
{
    /// <summary>No row.</summary>
    public static readonly RowScope Nothing = new(false, [], []);

    /// <summary>Reaches nothing.</summary>
    public bool IsEmpty => !WholeSchool && Campuses.Count == 0 && Classes.Count == 0;

    /// <summary>Whether a row of the class and campus is reached.</summary>
    public bool Covers(Guid? classId, Guid? campusId) =>
        WholeSchool || (campusId is { } campus && Campuses.Contains(campus)) || (classId is { } one && Classes.Contains(one));
}

/// <summary>How much of a field is shown.</summary>
public enum Sight
{
    /// <summary>The field is absent.</summary>
    None,

    /// <summary>The field is masked.</summary>
    Masked,

    /// <summary>The field is shown.</summary>
    Full,
}

/// <summary>Gives the viewer of the current request or job.</summary>
public sealed class ViewerContext
{
    /// <summary>Who is asking; <see cref="Viewer.Anonymous"/> until the session was read.</summary>
    public Viewer Viewer { get; set; } = Viewer.Anonymous;
}
