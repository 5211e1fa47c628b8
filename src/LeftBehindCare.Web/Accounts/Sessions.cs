using System.Security.Claims;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts;

/// <summary>Opens and ends logins. The cookie only names a row; what the row says holds on the next request.</summary>
public sealed class Sessions(AppDb db, OfficeClock clock)
{
    /// <summary>A login is over after this, however busy the person was.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Unused for so long, a login is over: a shared computer in an office.</summary>
    public static readonly TimeSpan IdleOnPublicComputer = TimeSpan.FromMinutes(15);

    /// <summary>Unused for so long, a login is over: the person's own device.</summary>
    public static readonly TimeSpan IdleOnOwnDevice = TimeSpan.FromMinutes(60);

    /// <summary>How old "last seen" may get before a request writes it anew.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private const int DeviceLength = 200;

    /// <summary>A new login, always with a new id.</summary>
    public async Task<UserSession> OpenAsync(User user, LoginPlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(place);
        var now = clock.UtcNow;
        var device = Devices.NameOf(place.UserAgent);
        var session = new UserSession
        {
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            PasswordAt = now,
            ExpiresAt = now + Longest,
            PublicComputer = place.PublicComputer,
            Ip = place.Ip,
            Device = device.Length > DeviceLength ? device[..DeviceLength] : device,
        };
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>What the cookie holds: who, which session, which school. Nothing that could grow stale.</summary>
    public static ClaimsPrincipal PrincipalOf(User user, UserSession session)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(session);
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()));
        identity.AddClaim(new Claim(SessionClaims.Session, session.Id.ToString()));
        if (user.SchoolId is { } school) identity.AddClaim(new Claim(SessionClaims.School, school.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Ends one of the person's sessions. False when there is no such session of theirs.</summary>
    public async Task<bool> EndAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return await Open(userId).Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken) == 1;
    }

    /// <summary>Ends all of the person's sessions, but for the one to keep.</summary>
    public async Task<int> EndAllAsync(Guid userId, Guid? keep, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return await Open(userId).Where(s => s.Id != keep)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken);
    }

    /// <summary>The person's logins that still hold, newest use first.</summary>
    public Task<List<UserSession>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var idlePublic = now - IdleOnPublicComputer;
        var idleOwn = now - IdleOnOwnDevice;
        return Open(userId).AsNoTracking()
            .Where(s => s.ExpiresAt > now && s.LastSeenAt > (s.PublicComputer ? idlePublic : idleOwn))
            .OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken);
    }

    /// <summary>The password was typed again just now.</summary>
    public Task ConfirmPasswordAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        return db.UserSessions.Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.PasswordAt, now), cancellationToken);
    }

    private IQueryable<UserSession> Open(Guid userId) => db.UserSessions.Where(s => s.UserId == userId && s.EndedAt == null);
}

/// <summary>Where somebody logs in.</summary>
/// <param name="PublicComputer">They said that others use the device too.</param>
/// <param name="Ip">Address of the client.</param>
/// <param name="UserAgent">As the browser names itself.</param>
public sealed record LoginPlace(bool PublicComputer, string? Ip, string? UserAgent);
