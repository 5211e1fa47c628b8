using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Registers.Versions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>A8 among the archives: at least one case of the class approved in the school year (M05.A8, domain.md §8.7).</summary>
public sealed class CaseStudyArchive(AppDb db, CaseStudyRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<CaseStudy, CaseStudyForm, CaseStudyRow, CaseStudyFilter>(db, register, viewers, metadata)
{
    public const string Number = "A8";

    public override string Code => Number;

    public override string Title => "案例";

    public override string Rule => "学年 ≥1";

    public override bool OfClass => true;

    public override GatheredOver Gathered => GatheredOver.Year;

    public override string Controller => "CaseStudies";

    public override string Noun => "篇成长案例";

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.IsLastThirdOfYear;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}个班这学年还没有案例", "学年已过三分之二，选一个孩子写成案例");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (from, to) = (OfficeClock.StartOf(day.YearFrom), OfficeClock.StartOf(day.YearTo));
        // A class belongs to one school year. While a correction waits, the approved version is still in force.
        return Db.CaseStudies.Select(c => new ArchiveMark
        {
            Code = Number,
            About = c.ClassId,
            RecordId = c.Id,
            Status = c.Status,
            IsFiled = RecordStatuses.HandedIn.Contains(c.Status) && c.ApprovedAt >= from && c.ApprovedAt < to,
            // Since its first version, whatever was corrected later.
            FiledAt = Db.Set<RecordVersion>().Where(v => v.RecordId == c.Id && v.VersionNo == 1).Select(v => (DateTimeOffset?)v.ApprovedAt).FirstOrDefault() ?? c.ApprovedAt,
        });
    }

    public override async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        await Seen.Where(c => c.ChildIds.Contains(childId)).OrderByDescending(c => c.CreatedAt)
            .Select(c => new DossierEntry(c.Id, c.Title, DateOnly.FromDateTime(c.CreatedAt.UtcDateTime), c.Status)).ToListAsync(cancellationToken);
}
