using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 among the archives: the class's summary of this term, confirmed and not stale (M05.A2).</summary>
public sealed class SummaryArchive(AppDb db, SummaryFollowUp freshness) : IArchive
{
    public const string Number = "A2";

    public string Code => Number;

    public string Title => "汇总表";

    public string Rule => "学期一张";

    public bool OfClass => true;

    public string Controller => "ClassSummaries";

    public string Noun => "张汇总表";

    public string Entity => nameof(ClassSummary);

    public Task PrepareAsync(CancellationToken cancellationToken) => freshness.CheckDueAsync(db, cancellationToken);

    public IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var term = day.Term?.Id;
        return db.ClassSummaries.Where(s => s.TermId == term).Select(s => new ArchiveMark
        {
            Code = Number,
            About = s.ClassId,
            RecordId = s.Id,
            Status = s.ConfirmedAt != null ? RecordStatus.Effective : RecordStatus.Draft,
            IsFiled = s.ConfirmedAt != null && !s.IsStale,
            FiledAt = s.ConfirmedAt,
        });
    }

    public (string Action, object Route) Form(Guid about, Guid? recordId) => ("Index", new { });
}
