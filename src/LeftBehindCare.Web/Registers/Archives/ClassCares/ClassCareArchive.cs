using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>A6 among the archives: of the term at least as many activities as months have ended in it (M05.A6, domain.md §8.7).</summary>
public sealed class ClassCareArchive(AppDb db, ClassCareRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<ClassCareRecord, ClassCareForm, ClassCareRow, ClassCareFilter>(db, register, viewers, metadata)
{
    public const string Number = "A6";

    public override string Code => Number;

    public override string Title => "班级关爱";

    public override string Rule => "每月 ≥1";

    public override bool OfClass => true;

    public override GatheredOver Gathered => GatheredOver.Term;

    public override string Controller => "ClassCares";

    public override string Noun => "次班级关爱";

    public override int Needed(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Term is { } term ? TeachingMonths.Ended(term, day.Day) : 0;
    }

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Term is not null;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}个班的班级关爱次数不够", "每班每月至少一次");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (from, to) = (day.Term?.From ?? day.YearFrom, day.Day);
        return Db.ClassCares.Where(c => c.Date >= from && c.Date <= to).Select(c => new ArchiveMark
        {
            Code = Number,
            About = c.ClassId,
            RecordId = c.Id,
            Status = c.Status,
            IsFiled = RecordStatuses.HandedIn.Contains(c.Status),
            FiledAt = c.FirstSubmittedAt,
        });
    }
}
