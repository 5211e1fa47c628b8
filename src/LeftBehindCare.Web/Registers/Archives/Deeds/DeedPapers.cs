using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>A7 on paper, for what the viewer reaches.</summary>
public sealed class DeedPapers(AppDb db, DeedRegister register, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, OfficeClock clock)
    : RecordPapers<DeedRecord>(db, register, viewers)
{
    public override string Code => "A7";

    public override string Title => DeedSheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var found = await Reached(ids).AsNoTracking()
            .Select(d => new
            {
                Deed = d,
                d.Child!.Name,
                d.Child!.Sex,
                ClassTitle = Db.EnrolledOn(today).Where(e => e.ChildId == d.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
            }).ToDictionaryAsync(d => d.Deed.Id, cancellationToken);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(d =>
            new PaperForm($"{d.ClassTitle} {d.Name}".Trim(), DeedSheet.Describe(new DeedOnPaper(d.Deed, d.Name, CodeSets.All.NameOf("Sex", d.Sex), d.ClassTitle), frame.WrittenAt(d.Deed.CreatedAt, d.Deed.Date, school))))];
    }
}
