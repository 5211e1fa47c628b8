using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>A3 on paper, for what the viewer reaches.</summary>
public sealed class GrowthPapers(
    AppDb db, GrowthRegister register, Participations participations, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, OfficeClock clock)
    : RecordPapers<GrowthCard>(db, register, viewers)
{
    public override string Code => GrowthArchive.Number;

    public override string Title => GrowthSheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var found = await Reached(ids).AsNoTracking().Select(c => new
        {
            Card = c,
            c.Child!.Name,
            c.Child!.Sex,
            c.Child!.BirthDate,
            ClassTitle = Db.EnrolledOn(today).Where(e => e.ChildId == c.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
        }).ToDictionaryAsync(c => c.Card.Id, cancellationToken);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        var terms = (school?.Terms ?? []).ToDictionary(t => t.Id);
        var counts = await participations.OfAsync([.. found.Values.Select(f => f.Card.ChildId).Distinct()], cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(f =>
        {
            var term = terms.GetValueOrDefault(f.Card.TermId);
            var activities = term is null ? 0 : counts[f.Card.ChildId].Count(p => p.Date >= term.From && p.Date <= term.To);
            return new PaperForm($"{f.ClassTitle} {f.Name}".Trim(), GrowthSheet.Describe(
                new GrowthOnPaper(f.Card, f.Name, CodeSets.All.NameOf("Sex", f.Sex), f.BirthDate, f.ClassTitle, term?.Title ?? "", activities),
                frame.WrittenAt(f.Card.CreatedAt, term?.From ?? today, school)));
        })];
    }
}
