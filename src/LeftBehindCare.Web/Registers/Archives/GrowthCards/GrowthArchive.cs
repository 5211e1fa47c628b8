using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>
/// A3 among the archives: the card of this term, handed in, with measures and grades; in the last 14 days of the term with all ◆
/// (M05.A3, domain.md §8.7).
/// </summary>
public sealed class GrowthArchive(AppDb db, GrowthRegister register, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<GrowthCard, GrowthForm, GrowthRow, GrowthFilter>(db, register, viewers, metadata)
{
    public const string Number = "A3";

    public override string Code => Number;

    public override string Title => "成长卡";

    public override string Rule => "学期一卡";

    public override string Controller => "GrowthCards";

    public override string Noun => "张成长卡";

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.IsFromEighthWeek;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}人的成长卡还没填好", "第8周起要有体格和等级，期末前两周要有评语");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (term, words) = (day.Term?.Id, GrowthRules.WantsWords(day.Term, day.Day));
        return Db.GrowthCards.Where(c => c.TermId == term).Select(c => new ArchiveMark
        {
            Code = Number,
            About = c.ChildId,
            RecordId = c.Id,
            Status = c.Status,
            IsFiled = RecordStatuses.HandedIn.Contains(c.Status)
                && c.HeightCm != null && c.WeightKg != null && c.Yw != null && c.Sx != null
                && c.QMoral != null && c.QStudy != null && c.QHealth != null && c.QArt != null && c.QPractice != null
                && (!words || (c.Progress != null && c.SelfEval != null && c.ProxyEval != null && c.HeadEval != null)),
            FiledAt = c.FirstSubmittedAt,
        });
    }

    public override async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        await Seen.Where(c => c.ChildId == childId).OrderByDescending(c => c.Term!.From)
            .Select(c => new DossierEntry(c.Id, c.Term!.Year + (c.Term!.TermNo == 1 ? "学年第一学期" : "学年第二学期"), c.Term!.From, c.Status)).ToListAsync(cancellationToken);
}
