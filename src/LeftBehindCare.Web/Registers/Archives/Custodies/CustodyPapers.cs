using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>A9 on paper: the handing over that a box belongs to.</summary>
public sealed class CustodyPapers(AppDb db, CustodyRegister register, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools)
    : RecordPapers<ArchiveCustody>(db, register, viewers)
{
    public override string Code => "A9";

    public override string Title => CustodySheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var asked = await Reached(ids).AsNoTracking().Select(c => new { c.Id, Key = new { c.Date, c.FromId, c.ToId, c.Reason } }).ToDictionaryAsync(c => c.Id, c => c.Key, cancellationToken);
        var days = asked.Values.Select(k => k.Date).Distinct().ToArray();
        var boxes = (await Seen.AsNoTracking().Where(c => days.Contains(c.Date)).OrderBy(c => c.BoxNo).ThenBy(c => c.Id)
            .Select(c => new { Box = c, From = c.From!.Name, To = c.To!.Name, Witness = (string?)c.Witness!.Name }).ToListAsync(cancellationToken))
            .ToLookup(c => new { c.Box.Date, c.Box.FromId, c.Box.ToId, c.Box.Reason });
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(asked.ContainsKey).Select(id => boxes[asked[id]].ToList()).Select(of => new PaperForm(of[0].Box.BoxNo, CustodySheet.Describe(
            new CustodyOnPaper([.. of.Select(b => b.Box)], of[0].From, of[0].To, of.Select(b => b.Witness).FirstOrDefault(w => w is not null)),
            frame.WrittenAt(of[0].Box.CreatedAt, of[0].Box.Date, school))))];
    }
}
