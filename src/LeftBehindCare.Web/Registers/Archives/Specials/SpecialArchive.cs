using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>
/// A4 among the archives: screened this school year and handed in; that every ◆ of what was found is filled is asked when it is
/// handed in (M05.A4).
/// </summary>
public sealed class SpecialArchive(AppDb db, SpecialRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<SpecialRegistration, SpecialForm, SpecialRow, SpecialFilter>(db, register, viewers, metadata)
{
    public const string Number = "A4";

    public override string Code => Number;

    public override string Title => "三特";

    public override string Rule => "学年一筛";

    public override string Controller => "Specials";

    public override string Noun => "份三特登记";

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.IsFromEighthWeek;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}人还没有筛查三特", "每学年人人要筛查，没有也要登“无”");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var year = SchoolYear.NameOf(day.Day);
        return Db.Specials.Where(s => s.Year == year).Select(s => new ArchiveMark
        {
            Code = Number,
            About = s.ChildId,
            RecordId = s.Id,
            Status = s.Status,
            IsFiled = RecordStatuses.HandedIn.Contains(s.Status),
            FiledAt = s.FirstSubmittedAt,
        });
    }

    public override async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        await Seen.Where(s => s.ChildId == childId).OrderByDescending(s => s.Year).Select(s => new DossierEntry(s.Id, $"{s.Year}学年", s.ScreenOn, s.Status)).ToListAsync(cancellationToken);
}
