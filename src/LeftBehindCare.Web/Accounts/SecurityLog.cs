namespace LeftBehindCare.Web.Accounts;

/// <summary>
/// What the operator's log keeps about doors: who (id), which, when. Never a name, a login name, a number or anything typed.
/// </summary>
public sealed class SecurityLog(ILoggerFactory loggers)
{
    /// <summary>Category of all entries, so that they can be sent elsewhere.</summary>
    public const string Category = "LeftBehindCare.Security";

    private readonly ILogger _log = loggers.CreateLogger(Category);

    public void LoggedIn(Guid user, Guid session, bool secondFactor) =>
        _log.LogInformation("Login of {UserId}, session {SessionId}, second factor {SecondFactor}", user, session, secondFactor);

    public void LoggedOut(Guid user, Guid session) => _log.LogInformation("Logout of {UserId}, session {SessionId}", user, session);

    /// <summary>A login that was refused. No id for a login name that nobody has: the log is no list of guesses.</summary>
    public void LoginRefused(Guid? user, string why) => _log.LogWarning("Login refused ({Why}), account {UserId}", why, user);

    public void Denied(Guid user, Guid? school, string? route, string? area, string? access) =>
        _log.LogWarning("Denied {UserId} of school {SchoolId}: {Route} needs {Area} {Access}", user, school, route, area, access);

    public void Account(string act, Guid actor, Guid account) => _log.LogInformation("Account {Act} by {UserId}: {AccountId}", act, actor, account);
}
