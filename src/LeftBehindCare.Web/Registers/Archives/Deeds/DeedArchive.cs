using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>A7 among the archives: at least one deed of the school year that is handed in (M05.A7).</summary>
public sealed class DeedArchive(AppDb db, DeedRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<DeedRecord, DeedForm, DeedRow, DeedFilter>(db, register, viewers, metadata)
{
    public const string Number = "A7";

    public override string Code => Number;

    public override string Title => "特殊事迹";

    public override string Rule => "学年 ≥1";

    public override GatheredOver Gathered => GatheredOver.Year;

    public override string Controller => "Deeds";

    public override string Noun => "条特殊事迹";

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.IsLastThirdOfYear;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}人这学年还没有闪光点", "学年已过三分之二，找一件孩子做得好的事记下来");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (from, to) = (day.YearFrom, day.YearTo);
        return Db.Deeds.Where(d => d.Date >= from && d.Date < to).Select(d => new ArchiveMark
        {
            Code = Number,
            About = d.ChildId,
            RecordId = d.Id,
            Status = d.Status,
            IsFiled = RecordStatuses.HandedIn.Contains(d.Status),
            FiledAt = d.FirstSubmittedAt,
        });
    }

    public override async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        await Seen.Where(d => d.ChildId == childId).OrderByDescending(d => d.Date).Select(d => new DossierEntry(d.Id, $"{CodeSets.All.NameOf("DeedKind", d.Kind)}", d.Date, d.Status)).ToListAsync(cancellationToken);
}
