using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Schools;

/// <summary>
/// The few things the system administrator does inside a school, each in a scope of that school alone: opening it, giving it
/// a principal, resetting a principal's account. All of it stands in the school's own change log. No child is read.
/// </summary>
public sealed class SchoolDoor(IServiceScopeFactory scopes, ViewerContext viewers, AccountSettings settings, OfficeClock clock)
{
    public const string MainCampus = "校本部";

    /// <summary>The school with its main campus and its principal's account, all or nothing.</summary>
    public async Task<(Guid SchoolId, HandedOut Principal)> OpenAsync(NewSchoolForm form, string countyCode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var school = new School
        {
            Name = form.Name!.Trim(),
            ShortName = form.ShortName!.Trim(),
            Code10 = form.Code10?.Trim(),
            CountyCode = countyCode,
            TownId = form.TownId!.Value,
            Kind = form.Kind!,
            LbCaliber = form.LbCaliber!,
            LbAgeMin = form.LbAgeMin,
            LbAgeMax = form.LbAgeMax,
            CareAsLb = form.CareAsLb,
            ArchiveSet = form.ArchiveSet!.Value,
            IsSynthetic = settings.IsDemo,
            CreatedAt = clock.UtcNow,
        };
        var handed = await InAsync(school.Id, async (services, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            db.Schools.Add(school);
            await db.SaveChangesAsync(cancellationToken);
            db.Campuses.Add(new Campus { Name = MainCampus, Kind = "1" });
            var principal = await AppointAsync(
                services, db, form.PrincipalName!, form.PrincipalSex!, form.PrincipalPhone!, form.LoginName, school.IsSynthetic, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return principal;
        });
        return (school.Id, handed);
    }

    /// <summary>One more principal, for a school that lost its own.</summary>
    public Task<HandedOut> AppointAsync(Guid schoolId, PrincipalForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        return InAsync(schoolId, async (services, db) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var synthetic = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.IsSynthetic).FirstAsync(cancellationToken);
            var handed = await AppointAsync(
                services, db, form.PrincipalName!, form.PrincipalSex!, form.PrincipalPhone!, form.LoginName, synthetic, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return handed;
        });
    }

    /// <summary>The accounts of those who are principal today.</summary>
    public Task<List<PrincipalLine>> PrincipalsAsync(Guid schoolId, CancellationToken cancellationToken) => InAsync(schoolId, async (_, db) =>
    {
        var ids = await PrincipalUsers(db).ToListAsync(cancellationToken);
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.SchoolId == schoolId).OrderBy(u => u.UserName)
            .Select(u => new PrincipalLine(u.Id, u.DisplayName, u.UserName!, u.DisabledAt != null, u.MustChangePassword, u.TwoFactorEnabled))
            .ToListAsync(cancellationToken);
    });

    /// <summary>A new initial password for a principal; null when the account is not that of one.</summary>
    public Task<HandedOut?> ResetAsync(Guid schoolId, Guid userId, bool secondFactorToo, CancellationToken cancellationToken) =>
        InAsync(schoolId, async (services, db) =>
        {
            if (!await PrincipalUsers(db).ContainsAsync(userId, cancellationToken)) return null;
            var user = await db.Users.FirstOrDefaultAsync(u => u.Id == userId && u.SchoolId == schoolId, cancellationToken);
            return user is null ? null : await services.GetRequiredService<AccountDesk>().ResetAsync(user, secondFactorToo, cancellationToken);
        });

    private IQueryable<Guid> PrincipalUsers(AppDb db)
    {
        var today = clock.Today;
        return db.PostSpans.Where(p => p.Role == Role.Principal && p.From <= today && (p.To == null || p.To > today) && p.Staff!.UserId != null)
            .Select(p => p.Staff!.UserId!.Value);
    }

    private async Task<HandedOut> AppointAsync(
        IServiceProvider services, AppDb db, string name, string sex, string phone, string? loginName, bool isSynthetic, CancellationToken cancellationToken)
    {
        var staff = new Staff
        {
            Name = name.Trim(),
            Pinyin = NamePinyin.Of(name.Trim()).Text,
            Sex = sex,
            Phone = phone.Trim(),
            Posts = ["01"],
            HireDate = clock.Today,
        };
        db.Staff.Add(staff);
        db.PostSpans.Add(new PostSpan { StaffId = staff.Id, Role = Role.Principal, From = clock.Today });
        await db.SaveChangesAsync(cancellationToken);
        return await services.GetRequiredService<AccountDesk>().OpenForAsync(staff, LoginNames.Clean(loginName), isSynthetic, cancellationToken);
    }

    private async Task<T> InAsync<T>(Guid schoolId, Func<IServiceProvider, AppDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(schoolId, viewers.Viewer.UserId);
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
