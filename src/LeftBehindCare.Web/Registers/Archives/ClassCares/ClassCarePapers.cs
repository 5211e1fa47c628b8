using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>A6 on paper, for what the viewer reaches.</summary>
public sealed class ClassCarePapers(AppDb db, ClassCareRegister register, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools)
    : RecordPapers<ClassCareRecord>(db, register, viewers)
{
    public override string Code => ClassCareArchive.Number;

    public override string Title => ClassCareSheet.Title;

    public override async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var children = await Reached(ids).Select(c => c.LbIds).ToListAsync(cancellationToken);
        return new PaperReach(children.Count, children.SelectMany(c => c).Distinct().Count());
    }

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await Reached(ids).AsNoTracking().Select(c => new { Care = c, c.Class!.Title, c.Class!.SquadName, Host = c.Host!.Name }).ToDictionaryAsync(c => c.Care.Id, cancellationToken);
        var wanted = found.Values.SelectMany(c => c.Care.LbIds).Distinct().ToArray();
        var names = await Db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => wanted.Contains(c.Id)).OrderBy(c => c.Pinyin).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Name }).ToListAsync(cancellationToken);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(c => new PaperForm($"{c.Title} {c.Care.Date:yyyy-MM-dd}", ClassCareSheet.Describe(
            new ClassCareOnPaper(c.Care, c.Title, c.SquadName, c.Host, [.. names.Where(n => c.Care.LbIds.Contains(n.Id)).Select(n => n.Name)]),
            frame.WrittenAt(c.Care.CreatedAt, c.Care.Date, school))))];
    }
}
