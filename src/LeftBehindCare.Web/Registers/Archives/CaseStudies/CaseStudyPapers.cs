using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>A8 on paper, for what the viewer reaches.</summary>
public sealed class CaseStudyPapers(AppDb db, CaseStudyRegister register, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools)
    : RecordPapers<CaseStudy>(db, register, viewers)
{
    public override string Code => CaseStudyArchive.Number;

    public override string Title => CaseStudySheet.Title;

    public override async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var children = await Reached(ids).Select(c => c.ChildIds).ToListAsync(cancellationToken);
        return new PaperReach(children.Count, children.SelectMany(c => c).Distinct().Count());
    }

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await Reached(ids).AsNoTracking().Select(c => new { Case = c, c.Class!.Title, Author = c.Author!.Name }).ToDictionaryAsync(c => c.Case.Id, cancellationToken);
        var wanted = found.Values.SelectMany(c => c.Case.ChildIds).Distinct().ToArray();
        var names = await Db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(c => new PaperForm(c.Case.Title, CaseStudySheet.Describe(
            new CaseOnPaper(c.Case, c.Title, c.Author, [.. c.Case.ChildIds.Select(id => names.GetValueOrDefault(id)).OfType<string>()]),
            frame.WrittenAt(c.Case.CreatedAt, DateOnly.FromDateTime(OfficeClock.Local(c.Case.CreatedAt).DateTime), school))))];
    }
}
