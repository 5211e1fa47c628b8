using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>
/// A0 on paper: the round a line belongs to, with the classes the viewer reaches. A line counts who was in class on its due day,
/// so that an old round prints as it was; until then, today.
/// </summary>
public sealed class SurveyPapers(AppDb db, SurveyRegister register, ViewerContext viewers, PaperFrames frames, OfficeClock clock)
    : RecordPapers<SurveyRound>(db, register, viewers)
{
    public override string Code => "A0";

    public override string Title => SurveySheet.Title;

    public override async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var asked = await Reached(ids).Select(s => new { s.Id, s.Title }).ToDictionaryAsync(s => s.Id, s => s.Title, cancellationToken);
        var titles = asked.Values.Distinct().ToArray();
        var lines = await Seen.AsNoTracking().Where(s => titles.Contains(s.Title))
            .OrderBy(s => s.Class!.Campus!.Kind).ThenBy(s => s.Class!.Campus!.Name).ThenBy(s => s.Class!.Grade).ThenBy(s => s.Class!.ClassNo).ThenBy(s => s.Id)
            .Select(s => new { Survey = s, s.Class!.Title, Day = s.DueDate < today ? s.DueDate : today }).ToListAsync(cancellationToken);
        var (enrolled, types) = (new Dictionary<(Guid, DateOnly), int>(), new Dictionary<(Guid, DateOnly), Dictionary<string, int>>());
        foreach (var of in lines.GroupBy(l => l.Day))
        {
            var (day, rooms) = (of.Key, of.Select(l => l.Survey.ClassId).Distinct().ToArray());
            foreach (var room in await Db.EnrolledOn(day).Where(e => rooms.Contains(e.ClassId)).GroupBy(e => e.ClassId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
                enrolled[(room.Key, day)] = room.Count;
            var outside = await (
                from span in Db.LeftBehindOn(day)
                from episode in Db.LbEpisodes.Where(l => l.ChildId == span.ChildId && l.From <= day && (l.To == null || l.To > day) && l.Counts)
                where rooms.Contains(span.ClassId)
                group episode by new { span.ClassId, episode.OutType } into g
                select new { g.Key.ClassId, g.Key.OutType, Count = g.Count() }).ToListAsync(cancellationToken);
            foreach (var room in outside.GroupBy(t => t.ClassId)) types[(room.Key, day)] = room.ToDictionary(t => t.OutType, t => t.Count);
        }

        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        return [.. ids.Where(asked.ContainsKey).Select(id => asked[id]).Select(title => new PaperForm(title, SurveySheet.Describe(
            title, [.. lines.Where(l => l.Survey.Title == title).Select(l => new SurveyedClass(
                l.Survey, l.Title, enrolled.GetValueOrDefault((l.Survey.ClassId, l.Day)), types.GetValueOrDefault((l.Survey.ClassId, l.Day), [])))], frame)))];
    }
}
