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
    AppDb db, GrowthRegister register, Participations participations, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, OfficeClock clock) : IPaperSource
{
    public string Entity => nameof(GrowthCard);

    public string Code => GrowthArchive.Number;

    public string Title => GrowthSheet.Title;

    public async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var count = await Reached(ids).CountAsync(cancellationToken);
        return new PaperReach(count, count);
    }

    public async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var found = await Reached(ids).AsNoTracking().Select(c => new
        {
            Card = c,
            c.Child!.Name,
            c.Child!.Sex,
            c.Child!.BirthDate,
            ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == c.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
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

    private IQueryable<GrowthCard> Reached(IReadOnlyList<Guid> ids) =>
        register.Reachable(db.GrowthCards, viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit)).Where(c => ids.Contains(c.Id));
}
