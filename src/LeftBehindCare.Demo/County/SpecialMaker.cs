using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Registers.Archives.Specials;

namespace LeftBehindCare.Demo.County;

/// <summary>A4 of two school years: 特困 14 %, 特长 10 %, 特殊 6 % of the 留守 children (domain.md §6); this year not every class is through.</summary>
internal sealed class SpecialMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    private const int PoorPercent = 14;
    private const int TalentedPercent = 10;
    private const int SpecialPercent = 6;
    private static readonly string[] Measures = ["减免校服费和伙食费，每月核一次补助到账。", "申报寄宿生生活补助，学期初由班主任和监护人一起核对材料。", "安排一名代理家长每周联系，过节前送慰问品。"];
    private static readonly string[] Plans = ["每周二、周四下午参加兴趣小组，学期末在校艺术节展示。", "由指导教师每周单独辅导一次，推荐参加镇里的比赛。", "先练基本功，每月录一段作品，期末比一比进步。"];
    private static readonly string[] Behaviors = ["上课容易走神，作业常拖到第二天才交。", "与同学争执后不愿说话，需要有人陪着慢慢讲。", "跟不上数学进度，遇到应用题就放下笔。"];
    private static readonly string[] Cares = ["座位调到前排，每天放学前由小组长帮着理一遍作业。", "每周谈心一次，先听他说，再一起定一件能做到的小事。", "体育课不跑长距离，书包里放好卡片，任课老师都知道。"];

    public void Make()
    {
        foreach (var room in school.Children.Where(c => c is { LeftBehind: true, Class: not null }).GroupBy(c => c.Class!.Id))
        {
            var diligence = reviews.Diligence(room.Key);
            foreach (var child in room)
            {
                if (child.Class!.Grade != "1") Add(child, calendar.LastYear, calendar.LastStart.AddDays(random.Between(10, 40)), room.Key, ReviewMaker.Effective);
                if (random.Chance(diligence))
                    Add(child, calendar.Year, calendar.Start.AddDays(random.Between(8, 45)), room.Key, random.Weighted((ReviewMaker.Effective, 82), (ReviewMaker.Waiting, 18)));
                else if (random.Chance(40))
                    Add(child, calendar.Year, calendar.Start.AddDays(random.Between(50, 70)), room.Key, random.Weighted((ReviewMaker.Draft, 70), (ReviewMaker.GivenBack, 30)));
            }
        }
    }

    private void Add(DemoChild child, string year, DateOnly day, Guid classId, string state)
    {
        var (poor, talented, special) = (random.Chance(PoorPercent), random.Chance(TalentedPercent), random.Chance(SpecialPercent));
        string[] types = [.. poor ? ["1"] : Array.Empty<string>(), .. talented ? ["2"] : Array.Empty<string>(), .. special ? ["3"] : Array.Empty<string>()];
        var record = new SpecialRegistration
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ChildId = child.Row.Id,
            Year = year,
            Types = types.Length == 0 ? [SpecialCodes.None] : types,
            ScreenBy = reviews.TeacherOf(classId),
            ScreenOn = day,
        };
        string? behavior = null;
        if (poor) Poor(record, day);
        if (talented) Talented(record, classId);
        if (special) behavior = Special(record, classId);
        // What is not handed in yet lacks something, else there would be no reason to wait.
        if (state == ReviewMaker.Draft && poor) record.Measures = null;
        if (state == ReviewMaker.Draft && special) record.CareMeasures = null;
        reviews.Move(record, day < school.Day ? day : school.Day.AddDays(-1), state, "请把措施写具体：谁来做、多久一次。", FormFields.Of(SpecialRegister.FormOf(record, behavior)));
        school.Specials.Add((record, behavior));
    }

    private void Poor(SpecialRegistration record, DateOnly day)
    {
        record.Hardships = [random.Weighted(("01", 30), ("02", 12), ("03", 30), ("08", 10), ("10", 12), ("11", 6))];
        record.HardLevel = random.Weighted(("1", 20), ("2", 45), ("3", 35));
        record.Causes = [random.Weighted(("1", 35), ("2", 15), ("4", 30), ("5", 20))];
        (record.CertOn, record.ValidTo) = (day, day.AddMonths(11));
        record.Measures = random.Pick(Measures);
    }

    private void Talented(SpecialRegistration record, Guid classId)
    {
        record.Talents = [random.Weighted(("01", 14), ("03", 12), ("04", 20), ("05", 14), ("09", 20), ("10", 12), ("11", 8))];
        record.TalentLevel = random.Weighted(("1", 40), ("2", 35), ("3", 15), ("4", 10));
        record.CoachId = reviews.TeacherOf(classId);
        record.Awards = record.TalentLevel == "1" ? null : "校园艺术节二等奖";
        record.TalentPlan = random.Pick(Plans);
    }

    private string? Special(SpecialRegistration record, Guid classId)
    {
        // No made-up stories of the mind or of harm: those stand elsewhere anyway.
        var kind = random.Weighted(("01", 15), ("02", 15), ("03", 35), ("04", 20), ("05", 15));
        record.Kinds = [kind];
        record.CareMeasures = random.Pick(Cares);
        record.OwnerId = reviews.TeacherOf(classId);
        record.ReferTo = kind == SpecialCodes.Mind ? "2" : null;
        record.Effect = random.Chance(50) ? "九月：能按时交作业。\n十月：主动举手两次。" : null;
        return SpecialCodes.IsPrivate(kind) ? null : random.Pick(Behaviors);
    }
}
