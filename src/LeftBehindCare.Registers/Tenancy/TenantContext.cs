namespace LeftBehindCare.Registers.Tenancy;

/// <summary>
/// Which school the current unit of work belongs to. One instance per DI scope; a scope that nobody entered has no school
/// and therefore sees no rows. It is read lazily: a database context may be built before the request's user is known.
/// </summary>
public sealed class TenantContext
{
    /// <summary>The school, or null when no school is set.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>Who acts; <see cref="Guid.Empty"/> for the system itself (migrations, seeding).</summary>
    public Guid UserId { get; private set; }

    /// <summary>Sets the school once. A scope never changes sides.</summary>
    /// <exception cref="InvalidOperationException">The scope already belongs to another school.</exception>
    public void Enter(Guid schoolId, Guid userId)
    {
        if (SchoolId is { } current && current != schoolId)
            throw new InvalidOperationException("This scope already belongs to another school; open a new scope.");
        SchoolId = schoolId;
        UserId = userId;
    }

    /// <summary>Names who acts where no school is involved (county bureau, system administrator).</summary>
    public void ActAs(Guid userId) => UserId = userId;
}

/// <summary>A database context that knows the school it works for.</summary>
public interface ITenantDb
{
    /// <summary>The school's id, or <see cref="Guid.Empty"/> (which owns no row) when none is set.</summary>
    Guid TenantOrNone { get; }

    /// <summary>Who acts.</summary>
    Guid ActingUserId { get; }

    /// <summary>Reason of the change being saved, written into the change log; null for everyday edits.</summary>
    string? ChangeReason { get; set; }

    /// <summary>Lets a set-based writer (bulk import) write its own change-log rows and skips those of the interceptor.</summary>
    bool SuppressChangeLog { get; }
}
