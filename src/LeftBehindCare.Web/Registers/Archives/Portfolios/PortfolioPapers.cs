using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>A3b on paper: the cover of the bag that a thing lies in.</summary>
public sealed class PortfolioPapers(AppDb db, PortfolioRegister register, ViewerContext viewers, PaperFrames frames, OfficeClock clock)
    : RecordPapers<PortfolioItem>(db, register, viewers)
{
    public override string Code => "A3b";

    public override string Title => PortfolioSheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var asked = await Reached(ids).Select(p => new { p.Id, p.ChildId }).ToDictionaryAsync(p => p.Id, p => p.ChildId, cancellationToken);
        var owners = asked.Values.Distinct().ToArray();
        var children = await Db.Children.Where(c => owners.Contains(c.Id))
            .Select(c => new { c.Id, c.Name, c.Sex, ClassTitle = Db.EnrolledOn(today).Where(e => e.ChildId == c.Id).Select(e => e.Class!.Title).FirstOrDefault() })
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        var shelves = (await Seen.Where(p => owners.Contains(p.ChildId)).GroupBy(p => new { p.ChildId, p.Kind })
            .Select(g => new { g.Key.ChildId, Shelf = new PortfolioShelf(g.Key.Kind, g.Count(), g.Max(p => p.Pages) == null ? null : g.Sum(p => p.Pages)) }).ToListAsync(cancellationToken)).ToLookup(s => s.ChildId, s => s.Shelf);
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        return [.. ids.Where(asked.ContainsKey).Select(id => children[asked[id]]).Select(c => new PaperForm($"{c.ClassTitle} {c.Name}".Trim(), PortfolioSheet.Describe(
            c.Name, CodeSets.All.NameOf("Sex", c.Sex), c.ClassTitle, [.. shelves[c.Id]], frame)))];
    }
}
