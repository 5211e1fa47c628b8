using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>A4 on paper, for what the viewer reaches.</summary>
public sealed class SpecialPapers(AppDb db, SpecialRegister register, SchoolCiphers ciphers, ViewerContext viewers, PaperFrames frames, SchoolFactsReader schools, OfficeClock clock)
    : RecordPapers<SpecialRegistration>(db, register, viewers)
{
    public override string Code => SpecialArchive.Number;

    public override string Title => SpecialSheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var found = await Reached(ids).AsNoTracking().Select(s => new
        {
            Record = s,
            s.Child!.Name,
            s.Child!.Sex,
            s.Child!.BirthDate,
            ClassTitle = Db.EnrolledOn(today).Where(e => e.ChildId == s.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
            Screener = s.Screener!.Name,
            Coach = s.Coach != null ? s.Coach.Name : null,
            Owner = s.Owner != null ? s.Owner.Name : null,
        }).ToDictionaryAsync(s => s.Record.Id, cancellationToken);
        var family = await FamilyAsync([.. found.Values.Where(f => f.Record.Types.Contains(SpecialCodes.Poor)).Select(f => f.Record.ChildId)], today, cancellationToken);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var (frame, school) = (await frames.ReadAsync(cancellationToken: cancellationToken), await schools.CurrentAsync(cancellationToken));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(f => new PaperForm($"{f.ClassTitle} {f.Name}".Trim(), SpecialSheet.Describe(
            new SpecialOnPaper
            {
                Record = f.Record,
                Name = f.Name,
                Sex = CodeSets.All.NameOf("Sex", f.Sex) ?? "",
                BirthDate = f.BirthDate,
                ClassTitle = f.ClassTitle,
                Screener = f.Screener,
                Coach = f.Coach,
                Owner = f.Owner,
                Behavior = f.Record.Behavior is null ? null : cipher.Open(SealedColumns.SpecialBehavior, f.Record.Id, f.Record.Behavior),
                Family = [.. family[f.Record.ChildId]],
            }, frame.WrittenAt(f.Record.CreatedAt, f.Record.ScreenOn, school))))];
    }

    /// <summary>Who lives with the child or looks after it: parents, then guardians who are not parents. For who may see the family.</summary>
    private async Task<ILookup<Guid, SpecialRelative>> FamilyAsync(Guid[] children, DateOnly day, CancellationToken cancellationToken)
    {
        var seen = Db.Children.Within(Viewer.Scope(DataArea.Family, Access.View), Db, day).Where(c => children.Contains(c.Id));
        var parents = await Db.ParentLinks.Where(l => seen.Any(c => c.Id == l.ChildId) && l.From <= day && (l.To == null || l.To > day)).OrderBy(l => l.Role)
            .Select(l => new { l.ChildId, l.Parent!.Name, l.Parent!.BirthDate, l.Role, Employer = Db.AwaySpans.Where(a => a.ParentId == l.ParentId && a.From <= day && (a.To == null || a.To > day)).Select(a => a.Employer).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var guardians = await Db.GuardianLinks.Where(l => seen.Any(c => c.Id == l.ChildId) && l.From <= day && (l.To == null || l.To > day)).OrderByDescending(l => l.IsPrimary)
            .Select(l => new { l.ChildId, l.Guardian!.Name, l.Guardian!.BirthDate, l.Relation, l.Guardian!.Health }).ToListAsync(cancellationToken);
        return parents.Where(p => p.Name is not null)
            .Select(p => (p.ChildId, new SpecialRelative(p.Name!, AgeOf(p.BirthDate, day), CodeSets.All.NameOf("Relation", p.Role) ?? "", p.Employer, null)))
            .Concat(guardians.Where(g => parents.All(p => p.ChildId != g.ChildId || p.Name != g.Name))
                .Select(g => (g.ChildId, new SpecialRelative(g.Name, AgeOf(g.BirthDate, day), CodeSets.All.NameOf("Relation", g.Relation) ?? "", null, CodeSets.All.NameOf("Health", g.Health)))))
            .ToLookup(r => r.ChildId, r => r.Item2);
    }

    private static int? AgeOf(DateOnly? born, DateOnly day) => born is { } birth ? Age.On(birth, day) : null;
}
