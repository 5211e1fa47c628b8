using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts;

/// <summary>The rights a person has now, for work done without a session of theirs (jobs). Call within the school's scope.</summary>
public sealed class PostReader(AppDb db, OfficeClock clock)
{
    /// <summary>The viewer; one without posts when the account is disabled or gone.</summary>
    public async Task<Viewer> ReadAsync(Guid userId, Guid schoolId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var user = await db.Users.AsNoTracking()
            .FirstOrDefaultAsync(u => u.Id == userId && u.SchoolId == schoolId && u.DisabledAt == null, cancellationToken);
        if (user is null) return new Viewer { UserId = userId, SchoolId = schoolId, Posts = [] };
        var posts = await db.PostSpans.Where(p => p.StaffId == user.StaffId && p.From <= today && (p.To == null || p.To > today))
            .Select(p => new Post(p.Role, p.CampusId, p.ClassId)).ToListAsync(cancellationToken);
        return new Viewer { UserId = userId, SchoolId = schoolId, StaffId = user.StaffId, Name = user.DisplayName, Posts = posts };
    }
}
