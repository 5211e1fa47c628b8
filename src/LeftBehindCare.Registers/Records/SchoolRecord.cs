namespace LeftBehindCare.Registers.Records;

/// <summary>
/// Anything that belongs to exactly one school (tenant). Its primary key is (<see cref="SchoolId"/>, <see cref="Id"/>);
/// the database lets the web process see it only while that school is set (row-level security).
/// </summary>
public abstract class SchoolRecord : ISchoolOwned
{
    /// <inheritdoc/>
    public Guid SchoolId { get; init; }

    /// <summary>UUID version 7, made by the application, unique over all schools.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When the record was first saved (UTC). Filled by the save guard.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The user who first saved it. Filled by the save guard.</summary>
    public Guid CreatedBy { get; set; }

    /// <summary>When it was last changed (UTC). Filled by the save guard.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The user who last changed it. Filled by the save guard.</summary>
    public Guid UpdatedBy { get; set; }

    /// <summary>PostgreSQL's <c>xmin</c>: the concurrency token that a form carries and a stale edit no longer matches.</summary>
    public uint RowVersion { get; set; }

    /// <summary>Taken out of use, with a reason; hidden by the named query filter <see cref="QueryFilters.Removed"/>.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Why it was taken out of use; at most 200 code points.</summary>
    public string? DeleteReason { get; set; }
}

/// <summary>Has an owner school. Log entries are school-owned without being records of their own.</summary>
public interface ISchoolOwned
{
    /// <summary>The owning school. Filled from the tenant of the request; never bound from a form.</summary>
    Guid SchoolId { get; }

    /// <summary>Identity within (and, being a UUID, beyond) the school.</summary>
    Guid Id { get; }
}

/// <summary>A record about one child; the child page's timeline and the change log pick it up by this.</summary>
public interface IAboutChild
{
    /// <summary>The child, of the same school.</summary>
    Guid ChildId { get; }
}

/// <summary>A record about one class.</summary>
public interface IAboutClass
{
    /// <summary>The class, of the same school.</summary>
    Guid ClassId { get; }
}

/// <summary>A time span kept half-open: <see cref="From"/> counts, <see cref="To"/> no longer does (domain.md §8.5).</summary>
public interface ISpan
{
    /// <summary>First day.</summary>
    DateOnly From { get; }

    /// <summary>First day after the span, or null while it goes on.</summary>
    DateOnly? To { get; }
}

/// <summary>Names of the query filters, so that one can be lifted while the wall stands.</summary>
public static class QueryFilters
{
    /// <summary>Rows of the current school only. Never lifted.</summary>
    public const string Tenant = "Tenant";

    /// <summary>Rows not taken out of use.</summary>
    public const string Removed = "Removed";
}
