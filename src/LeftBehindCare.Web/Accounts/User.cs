using Microsoft.AspNetCore.Identity;

namespace LeftBehindCare.Web.Accounts;

/// <summary>An account. Global table (login precedes the tenant); what it may do comes from posts, read on each request.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Guid.CreateVersion7();

    /// <summary>The school it belongs to; null for county bureau and system administrator.</summary>
    public Guid? SchoolId { get; set; }

    /// <summary>Its person on that school's staff roster.</summary>
    public Guid? StaffId { get; set; }

    /// <summary>Name shown on pages (staff name, or the office's name).</summary>
    public required string DisplayName { get; set; }

    /// <summary>Roles without a school: 11 BureauUser, 12 SysAdmin. Null for everybody else.</summary>
    public LeftBehindCare.Registers.Authorization.Role? CountyRole { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }
    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>The password was handed out by somebody else and must be replaced at the first login.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>An initial password no longer works after this moment.</summary>
    public DateTimeOffset? InitialPasswordExpiresAt { get; set; }

    /// <summary>Secret of the second factor, wrapped by the master key; null until it is set up.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>Time step of the last code that was taken: a code opens the door once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>Keyed hashes of the recovery codes not used yet.</summary>
    public List<byte[]> RecoveryCodes { get; set; } = [];

    /// <summary>Marks accounts of the demo county.</summary>
    public bool IsSynthetic { get; set; }
}

/// <summary>A login on one device; the cookie is worth nothing once its row is ended.</summary>
public sealed class UserSession
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public User? User { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the password was last typed: what needs it fresh asks again.</summary>
    public DateTimeOffset PasswordAt { get; set; }

    public bool PublicComputer { get; init; }
    public string? Ip { get; init; }
    public string? Device { get; init; }
}

/// <summary>Failed logins by login name and address, for the growing delay.</summary>
public sealed class LoginAttempt
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>HMAC of login name and address: no name is stored.</summary>
    public required byte[] Key { get; init; }

    public int Failures { get; set; }
    public DateTimeOffset LastFailureAt { get; set; }
    public DateTimeOffset? WaitUntil { get; set; }
}
