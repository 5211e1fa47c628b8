using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// Derives 留守 for a whole school with the rules of the product. What it writes is what the product would write after a save;
/// a test has the product write it again and finds nothing to change.
/// </summary>
internal static class EpisodeMaker
{
    public static void Make(DemoSchool school, DemoIds ids)
    {
        var settings = new LeftBehindSettings { Caliber = school.School.LbCaliber, AgeMin = school.School.LbAgeMin, AgeMax = school.School.LbAgeMax };
        var villages = school.Villages.ToDictionary(v => v.Id, v => v.CountyCode);
        var links = school.ParentLinks.ToLookup(l => l.ChildId);
        var aways = school.AwaySpans.ToLookup(a => a.ParentId, a => new AwayFact(a.ParentId, a.From, a.To, a.WorkPlace));
        var studies = school.Enrollments.OrderBy(e => e.From).ToLookup(e => e.ChildId);
        foreach (var child in school.Children.Select(c => c.Row))
        {
            var last = studies[child.Id].LastOrDefault();
            var gone = last is { To: not null } ? GoneFor(last.ExitKind) : null;
            var facts = new LeftBehindFacts
            {
                BirthDate = child.BirthDate,
                HukouKind = child.HukouKind,
                HukouCounty = child.HukouRegion,
                HomeCounty = child.VillageId is { } village ? villages[village] : null,
                Parents = [.. links[child.Id].Select(l => new ParentFact(l.ParentId, l.Role, l.Presence, l.HasCapacity, l.IsCustodial, l.From, l.To))],
                Away = [.. links[child.Id].Select(l => l.ParentId).Distinct().SelectMany(p => aways[p])],
                Studies = [.. studies[child.Id].Select(e => new StudyFact(e.From, e.To))],
                LeftOn = gone is null ? null : last!.To, // Found on the last span only.
                LeftFor = gone,
            };
            foreach (var segment in LeftBehind.Segments(facts, settings))
            {
                school.Episodes.Add(new LbEpisode
                {
                    SchoolId = school.School.Id,
                    Id = ids.Next(),
                    ChildId = child.Id,
                    From = segment.From,
                    To = segment.To,
                    OutType = segment.OutType,
                    IsSchool = segment.IsSchool,
                    IsMca = segment.IsMca,
                    IsMoe = segment.IsMoe,
                    SysCode = segment.SysCode,
                    Counts = segment.Counts(settings.Caliber),
                    NeedsCheck = segment.NeedsCheck,
                    IsUnsupported = segment.FactuallyUnsupported,
                    EndReason = segment.EndReason,
                });
            }
        }
    }

    private static string? GoneFor(string? exitKind) => exitKind switch
    {
        AlterKind.Graduated => LbEndReason.Graduated,
        AlterKind.TransferredOut => LbEndReason.TransferredOut,
        _ => null,
    };
}
