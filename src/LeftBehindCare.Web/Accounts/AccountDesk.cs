using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts.Passwords;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Identity;

namespace LeftBehindCare.Web.Accounts;

/// <summary>
/// Opens, resets and closes accounts. Within a school's scope each act stands in that school's change log, in the
/// transaction of the act; outside any school (county accounts) in the operator's log alone.
/// </summary>
public sealed class AccountDesk(
    AppDb db, UserManager<User> users, Sessions sessions, TenantContext tenant, OfficeClock clock, SecurityLog log)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Whether nobody has the login name yet, anywhere: one door for all schools.</summary>
    public async Task<bool> IsFreeAsync(string loginName) => await users.FindByNameAsync(loginName) is null;

    /// <summary>An account for a person of the current school's staff.</summary>
    public async Task<HandedOut> OpenForAsync(Staff staff, string loginName, bool isSynthetic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var user = new User
        {
            UserName = loginName,
            DisplayName = staff.Name,
            SchoolId = tenant.SchoolId ?? throw new InvalidOperationException("No school is set; staff belong to one."),
            StaffId = staff.Id,
            IsSynthetic = isSynthetic,
        };
        return await InTransactionAsync(async () =>
        {
            var handed = await CreateAsync(user, isSynthetic);
            staff.UserId = user.Id;
            await WriteAsync(user, ChangeKind.Added, new() { ["LoginName"] = [null, loginName] }, cancellationToken);
            return handed;
        }, cancellationToken);
    }

    /// <summary>An account of the county: bureau or system administrator.</summary>
    public async Task<HandedOut> OpenCountyAsync(string name, string loginName, Role role, bool isSynthetic, CancellationToken cancellationToken)
    {
        var user = new User { UserName = loginName, DisplayName = name, CountyRole = role, IsSynthetic = isSynthetic };
        return await InTransactionAsync(async () =>
        {
            var handed = await CreateAsync(user, isSynthetic);
            await WriteAsync(user, ChangeKind.Added, [], cancellationToken);
            return handed;
        }, cancellationToken);
    }

    /// <summary>A new initial password; all logins end. The second factor goes too when the phone is lost.</summary>
    public Task<HandedOut> ResetAsync(User user, bool secondFactorToo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return InTransactionAsync(async () =>
        {
            var password = InitialPassword.New();
            HandOut(user);
            if (secondFactorToo) SecondFactor.Remove(user);
            Check(await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password));
            await sessions.EndAllAsync(user.Id, keep: null, cancellationToken);
            var changes = new Dictionary<string, object?[]> { ["Password"] = [null, null] };
            if (secondFactorToo) changes["TwoFactorEnabled"] = [true, false];
            await WriteAsync(user, ChangeKind.Changed, changes, cancellationToken);
            return new HandedOut(user.DisplayName, user.UserName!, password, user.InitialPasswordExpiresAt!.Value);
        }, cancellationToken);
    }

    /// <summary>The person's own new password; all other logins end.</summary>
    public Task ChangeOwnAsync(User user, string password, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return InTransactionAsync(async () =>
        {
            user.MustChangePassword = false;
            user.InitialPasswordExpiresAt = null;
            user.PasswordChangedAt = clock.UtcNow;
            Check(await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password));
            await sessions.EndAllAsync(user.Id, sessionId, cancellationToken);
            await sessions.ConfirmPasswordAsync(sessionId, cancellationToken);
            await WriteAsync(user, ChangeKind.Changed, new() { ["Password"] = [null, null] }, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>The person set up the second factor; other logins, opened without it, end.</summary>
    public async Task SecondFactorWasSetUpAsync(User user, Guid sessionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        await sessions.EndAllAsync(user.Id, sessionId, cancellationToken);
        await WriteAsync(user, ChangeKind.Changed, new() { ["TwoFactorEnabled"] = [false, true] }, cancellationToken);
    }

    /// <summary>Closes the account: its logins end at once, its name stays under what the person did.</summary>
    public Task DisableAsync(User user, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return InTransactionAsync(async () =>
        {
            user.DisabledAt = clock.UtcNow;
            await sessions.EndAllAsync(user.Id, keep: null, cancellationToken);
            await WriteAsync(user, ChangeKind.Removed, [], cancellationToken, reason);
            return true;
        }, cancellationToken);
    }

    public Task EnableAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        user.DisabledAt = null;
        return WriteAsync(user, ChangeKind.Restored, [], cancellationToken);
    }

    /// <summary>Ends all logins of somebody else: a lost phone, a forgotten computer.</summary>
    public Task<int> SignOutAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return InTransactionAsync(async () =>
        {
            var ended = await sessions.EndAllAsync(user.Id, keep: null, cancellationToken);
            await WriteAsync(user, ChangeKind.Changed, new() { ["Sessions"] = [ended, 0] }, cancellationToken);
            return ended;
        }, cancellationToken);
    }

    private async Task<HandedOut> CreateAsync(User user, bool isSynthetic)
    {
        var password = InitialPassword.New();
        user.IsSynthetic = isSynthetic;
        HandOut(user);
        Check(await users.CreateAsync(user, password));
        return new HandedOut(user.DisplayName, user.UserName!, password, user.InitialPasswordExpiresAt!.Value);
    }

    private void HandOut(User user)
    {
        user.MustChangePassword = true;
        user.InitialPasswordExpiresAt = clock.UtcNow + InitialPassword.ValidFor;
    }

    private async Task WriteAsync(
        User user, ChangeKind kind, Dictionary<string, object?[]> changes, CancellationToken cancellationToken, string? reason = null)
    {
        if (tenant.SchoolId is not null)
        {
            db.ChangeLog.Add(new ChangeLogEntry
            {
                At = clock.UtcNow,
                UserId = tenant.UserId,
                Entity = nameof(User),
                EntityId = user.Id,
                Kind = kind,
                Changes = JsonSerializer.Serialize(changes, Json),
                Reason = reason,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        log.Account($"{kind} {string.Join(',', changes.Keys)}", tenant.UserId, user.Id);
    }

    private async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null) return await work();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work();
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>What the forms check beforehand; here a failure is a bug or a race, and nothing may be kept.</summary>
    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The account was not saved: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}

/// <summary>What is handed to the person, shown once and kept nowhere.</summary>
public sealed record HandedOut(string Name, string LoginName, string Password, DateTimeOffset ValidUntil);
