using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Demo.County;

/// <summary>Takes a record along its review: written, handed in, given back or approved by the deputy the day after.</summary>
internal sealed class ReviewMaker(DemoSchool school, DemoIds ids, StableRandom random)
{
    public const string Draft = "draft";
    public const string Waiting = "submitted";
    public const string GivenBack = "returned";
    public const string Effective = "effective";

    private readonly Dictionary<Guid, Guid> _teachers = school.Posts
        .Where(p => p is { Role: Role.Homeroom, ClassId: not null, To: null }).GroupBy(p => p.ClassId!.Value).ToDictionary(g => g.Key, g => g.First().StaffId);

    /// <summary>How far a school, and within it a class, keeps its archives: percent of what is due (domain.md §6).</summary>
    public int Diligence(Guid classId)
    {
        var campus = school.Classes.First(c => c.Id == classId).CampusId;
        var village = school.Campuses.Count > 1 && campus != school.Campuses[0].Id;
        var mean = school.Outline.LoginPrefix switch { "yg" => 94, "yl" => 97, "hbz" => village ? 74 : 86, "tx" => 88, _ => 90 };
        // The same for each archive of a class: a careful teacher is careful with all of them.
        var swing = StableRandom.For(school.School.Code10 ?? "", classId.ToString()).Between(-12, 6);
        return Math.Clamp(mean + swing, 50, 100);
    }

    /// <summary>The teacher of a class, else the first of the staff.</summary>
    public Guid TeacherOf(Guid classId) => _teachers.TryGetValue(classId, out var teacher) ? teacher : school.Staff[0].Row.Id;

    /// <summary>Moves a record that was written on the day.</summary>
    /// <param name="record">The record, filled in.</param>
    /// <param name="written">The day.</param>
    /// <param name="state">Where it comes to stand.</param>
    /// <param name="comment">What the reviewer says when it is given back.</param>
    /// <param name="fields">Its form, kept as the first version where it is approved.</param>
    public void Move(ReviewedRecord record, DateOnly written, string state, string comment, IReadOnlyDictionary<string, string[]> fields)
    {
        record.CreatedAt = DemoCalendar.At(written, 16, random.Below(60));
        if (state != Draft) record.HandIn(record.CreatedAt.AddMinutes(5));
        if (state == GivenBack) record.GiveBack(comment);
        if (state == Effective)
        {
            var approved = DemoCalendar.At(written.AddDays(1) is var next && next < school.Day ? next : written, 17, random.Below(60));
            record.Approve(school.Accounts.First(a => a.Role == Role.Deputy).UserId, approved);
            school.Versions.Add(new DemoVersion(ids.Next(), record, fields));
        }

        record.UpdatedAt = record.ApprovedAt ?? record.SubmittedAt ?? record.CreatedAt;
    }
}
