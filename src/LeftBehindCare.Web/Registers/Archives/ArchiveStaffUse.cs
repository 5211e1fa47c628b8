using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.StaffMembers;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Who handed over, led or wrote something stays: without the name neither list nor paper could say who.</summary>
public sealed class ArchiveStaffUse(AppDb db) : IStaffUse
{
    /// <summary>What is void may come back.</summary>
    private static readonly string[] Removed = [QueryFilters.Removed];

    public async Task<string?> NamedInAsync(Guid staffId, CancellationToken cancellationToken) =>
        await db.Custodies.IgnoreQueryFilters(Removed).AnyAsync(c => c.FromId == staffId || c.ToId == staffId || c.WitnessId == staffId, cancellationToken) ? "档案移交"
        : await db.Activities.IgnoreQueryFilters(Removed).AnyAsync(a => a.LeaderId == staffId, cancellationToken) ? "活动"
        : await db.ClassCares.IgnoreQueryFilters(Removed).AnyAsync(c => c.HostId == staffId, cancellationToken) ? "班级关爱"
        : await db.CaseStudies.IgnoreQueryFilters(Removed).AnyAsync(c => c.AuthorId == staffId, cancellationToken) ? "成长案例"
        : await db.Specials.IgnoreQueryFilters(Removed).AnyAsync(s => s.ScreenBy == staffId || s.CoachId == staffId || s.OwnerId == staffId, cancellationToken) ? "三特登记"
        : null;
}
