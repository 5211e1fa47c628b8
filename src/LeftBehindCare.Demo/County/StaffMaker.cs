using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Demo.County;

/// <summary>Staff with their posts, lessons and accounts.</summary>
internal sealed class StaffMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids)
{
    private static readonly string[] Subjects = ["YW", "SX", "YY", "KX", "TY", "YS"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The archivist's account: who entered everything.</summary>
    public Guid ArchivistUser { get; private set; }

    public void Make(IReadOnlyList<MadeClass> classes)
    {
        var outline = school.Outline;
        // Offices first, then a homeroom teacher for each class; who is left teaches. 岗位 codes as in {StaffPost}.
        List<Duty> duties = [new(Role.Principal, "01", "xz", IsAdmin: true), new(Role.Deputy, "03", "dy", IsAdmin: true)];
        for (var campus = 1; campus < outline.Campuses.Count; campus++)
            duties.Add(new(Role.CampusHead, "06", Numbered("cx", campus), Campus: school.Campuses[campus], IsAdmin: true));
        duties.Add(new(Role.Archivist, "17", "da", IsAdmin: true));
        for (var i = 1; i <= outline.LifeTeachers; i++) duties.Add(new(Role.LifeTeacher, "09", Numbered("sh", i), IsLogistics: true));
        duties.Add(new(Role.CanteenManager, "10", "st", IsLogistics: true));
        duties.Add(new(Role.AuditAdmin, "05", "aq", IsAdmin: true, IsLogistics: true));
        duties.AddRange(Enumerable.Range(1, outline.Counsellors).Select(i => new Duty(Role.Counsellor, "11", outline.Counsellors == 1 ? "xl" : Numbered("xl", i))));
        duties.Add(new(Role.BusSupervisor, "15", "cc", IsLogistics: true));
        duties.AddRange(classes.Select(c => new Duty(Role.Homeroom, "07", HomeroomLogin(c), Class: c)));

        // A small school has more duties than people: the counsellor and the bus fall to whoever keeps an office already.
        var people = new List<List<Duty>>();
        var alone = outline.Staff - 1;
        foreach (var duty in duties)
        {
            var mayShare = duty.Role is Role.Counsellor or Role.BusSupervisor && duties.Count > alone;
            if (mayShare) people[people.FindIndex(p => p[0].Role == (duty.Role == Role.Counsellor ? Role.Archivist : Role.LifeTeacher))].Add(duty);
            else people.Add([duty]);
        }

        for (var i = 1; people.Count < outline.Staff; i++) people.Add([new(Role.ProxyParent, "08", Numbered("dl", i))]);

        var staff = new List<Staff>();
        for (var i = 0; i < people.Count; i++) staff.Add(Hire(people[i], marked: i == people.Count - 1));
        // 河坝子 has twelve party members (domain.md §6); elsewhere it is a third.
        foreach (var member in random.Shuffled(staff).Take(Math.Min(12, staff.Count / 3))) member.IsParty = true;
        school.Campuses[0].HeadId = staff[0].Id;
        for (var campus = 1; campus < school.Campuses.Count; campus++) school.Campuses[campus].HeadId = staff[1 + campus].Id;
        AssignLessons(classes, staff, people);
        MakeOneWhoLeft(classes[^1]);
    }

    private Staff Hire(IReadOnlyList<Duty> duties, bool marked)
    {
        var male = random.Chance(45);
        var name = marked ? DemoNames.Marked(DemoNames.Surname(random), school.Outline.Index) : FreshName(male);
        // Nobody leads a school in the first years.
        var leads = duties[0].IsAdmin;
        var birth = calendar.Day.AddYears(-random.Between(leads ? 38 : 25, 56)).AddDays(-random.Below(365));
        var hired = new DateOnly(Math.Max(birth.Year + 22, calendar.Start.Year - random.Between(leads ? 12 : 2, 30)), 9, 1);
        var user = ids.Next();
        var person = new Staff
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            Name = name,
            Pinyin = DemoNames.Pinyin(name),
            Sex = male ? Sex.Male : Sex.Female,
            Phone = ids.Mobile(),
            Posts = [.. duties.Select(d => d.Post).Distinct()],
            IsAdmin = duties.Any(d => d.IsAdmin),
            IsLogistics = duties.Any(d => d.IsLogistics),
            HireDate = hired < calendar.LastStart ? hired : calendar.LastStart,
            UserId = user,
        };
        school.Staff.Add(new DemoPerson<Staff>(person, ids.Citizen(birth, male)));
        foreach (var duty in duties) Appoint(person, duty);
        var first = duties[0];
        if (first.Role == Role.Archivist) ArchivistUser = user;
        school.Accounts.Add(new CountyAccount
        {
            UserId = user,
            School = school.School.Name,
            SchoolId = school.School.Id,
            StaffId = person.Id,
            Role = first.Role,
            Reach = first.Class?.Row.Title ?? first.Campus?.Name,
            Login = $"{school.Outline.LoginPrefix}-{first.Login}",
            Name = person.Name,
        });
        return person;
    }

    private void Appoint(Staff person, Duty duty)
    {
        // A homeroom teacher comes along with the class; grade one is taken by whoever led the graduates.
        if (duty.Class is { } led)
            Post(person, duty, led.CameFrom ?? Graduates(led), calendar.LastStart, calendar.Start);
        Post(person, duty, duty.Class?.Row, duty.Class is null ? person.HireDate : calendar.Start, null);
    }

    private SchoolClass Graduates(MadeClass first) =>
        school.Classes.First(c => c.AcademicYear == calendar.LastYear && c.CampusId == first.Row.CampusId
            && c.Grade == ClassOutline.Grades.ToString(CultureInfo.InvariantCulture) && c.ClassNo == first.Row.ClassNo);

    private void Post(Staff person, Duty duty, SchoolClass? about, DateOnly from, DateOnly? to) => school.Posts.Add(new PostSpan
    {
        SchoolId = school.School.Id,
        Id = ids.Next(),
        StaffId = person.Id,
        Role = duty.Role,
        CampusId = duty.Campus?.Id,
        ClassId = about?.Id,
        From = from,
        To = to,
    });

    /// <summary>The homeroom teacher teaches Chinese; the others take turns through the classes.</summary>
    private void AssignLessons(IReadOnlyList<MadeClass> classes, List<Staff> staff, List<List<Duty>> people)
    {
        var teachers = staff.Where((_, i) => people[i][0].Role is Role.Homeroom or Role.ProxyParent).ToList();
        var turn = 0;
        foreach (var made in classes)
        {
            var homeroom = staff[people.FindIndex(p => p[0].Class == made)];
            foreach (var subject in Subjects)
            {
                var teacher = subject == "YW" ? homeroom : teachers[turn++ % teachers.Count];
                school.Teachings.Add(new TeachingSpan
                {
                    SchoolId = school.School.Id,
                    Id = ids.Next(),
                    ClassId = made.Row.Id,
                    StaffId = teacher.Id,
                    Subject = subject,
                    From = calendar.Start,
                });
            }
        }
    }

    /// <summary>离岗教师: taught until a few weeks ago; the account is closed from the next day.</summary>
    private void MakeOneWhoLeft(MadeClass taught)
    {
        var name = FreshName(male: true);
        var left = calendar.Day.AddDays(-21) > calendar.Start ? calendar.Day.AddDays(-21) : calendar.Start.AddDays(1);
        var birth = calendar.Day.AddYears(-41);
        var person = new Staff
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            Name = name,
            Pinyin = DemoNames.Pinyin(name),
            Sex = Sex.Male,
            Phone = ids.Mobile(),
            Posts = ["08"],
            HireDate = calendar.LastStart.AddYears(-8),
            LeaveDate = left,
            UserId = ids.Next(),
        };
        school.Staff.Add(new DemoPerson<Staff>(person, ids.Citizen(birth, male: true)));
        Post(person, new Duty(Role.ProxyParent, "08", "lg"), null, person.HireDate, left);
        school.Teachings.Add(new TeachingSpan
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ClassId = taught.LastYears.Id,
            StaffId = person.Id,
            Subject = "SX",
            From = calendar.LastStart,
            To = calendar.Start,
        });
        school.Accounts.Add(new CountyAccount
        {
            UserId = person.UserId!.Value,
            School = school.School.Name,
            SchoolId = school.School.Id,
            StaffId = person.Id,
            Role = Role.ProxyParent,
            Login = $"{school.Outline.LoginPrefix}-lg",
            Name = person.Name,
            DisabledAt = DemoCalendar.At(left, 0),
        });
    }

    private string FreshName(bool male)
    {
        while (true)
        {
            var name = DemoNames.Adult(random, male);
            if (_names.Add(name)) return name;
        }
    }

    private static string HomeroomLogin(MadeClass made) => made.Campus == 0
        ? string.Create(CultureInfo.InvariantCulture, $"b{made.Grade}{made.Outline.ClassNo}")
        : string.Create(CultureInfo.InvariantCulture, $"c{made.Campus}b{made.Grade}{made.Outline.ClassNo}");

    private static string Numbered(string head, int number) => string.Create(CultureInfo.InvariantCulture, $"{head}{number}");

    private sealed record Duty(
        Role Role, string Post, string Login, Campus? Campus = null, MadeClass? Class = null, bool IsAdmin = false, bool IsLogistics = false);
}
