using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Registers.Archives.Activities;

namespace LeftBehindCare.Demo.County;

/// <summary>A5 of two terms: one to three activities a month and the fixed ones of the year; a few children take part in none.</summary>
internal sealed class ActivityMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    private static readonly (string Title, string Kind, string Place)[] Usual =
    [
        ("读书节“我给爸妈讲故事”", "13", "图书室"), ("手抄报评比", "08", "教室"), ("周末观影", "09", "多功能室"), ("劳动小能手", "15", "校园菜地"), ("科技小制作", "14", "科学室"),
        ("心理拓展游戏", "16", "操场"), ("防溺水演练", "17", "操场"), ("“我的心里话”座谈", "12", "留守儿童之家"), ("跳绳比赛", "05", "操场"), ("爱心书包捐赠", "10", "操场"),
    ];

    /// <summary>A child whom nobody asked along yet; percent.</summary>
    private const int Overlooked = 4;

    public void Make()
    {
        var children = school.Children.Where(c => c is { LeftBehind: true, Class: not null } && !random.Chance(Overlooked)).ToList();
        school.Overlooked.UnionWith(school.Children.Where(c => c is { LeftBehind: true, Class: not null }).Except(children).Select(c => c.Row.Id));
        for (var month = new DateOnly(calendar.Previous.From.Year, calendar.Previous.From.Month, 1); month < calendar.Day; month = month.AddMonths(1))
        {
            if (month.Month is 2 or 7 or 8) continue;
            foreach (var _ in Enumerable.Range(0, random.Between(1, 3)))
                Add(random.Pick(Usual), null, month.AddDays(random.Between(2, 26)), children, random.Between(25, 70));
            var (title, code, kind, place, day) = month.Month switch
            {
                4 => ("清明祭扫烈士墓", "QM", "02", "烈士陵园", 4),
                6 => ("六一文艺汇演", "LY", "04", "操场", 1),
                10 => ("重阳节慰问敬老院老人", "JL", "03", "镇敬老院", 18),
                11 => ("校园运动会", "YD", "05", "操场", 12),
                _ => ("", "", "", "", 0),
            };
            if (day > 0) Add((title, kind, place), code, new DateOnly(month.Year, month.Month, day), children, code is "QM" or "JL" ? 30 : 80);
        }
    }

    private void Add((string Title, string Kind, string Place) what, string? annual, DateOnly day, IReadOnlyList<DemoChild> children, int share)
    {
        if (day >= school.Day) return;
        var outside = annual is "QM" or "JL";
        var activity = new Activity
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            Title = what.Title,
            Kind = what.Kind,
            Date = day,
            StartsAt = new TimeOnly(random.Between(8, 15), random.Chance(50) ? 0 : 30),
            Place = what.Place,
            Host = "少先队大队部",
            LeaderId = school.Staff[random.Below(Math.Min(6, school.Staff.Count))].Row.Id,
            AnnualCode = annual,
            IsOutside = outside,
            IsSafe = outside,
            IsSelective = outside || share < 35,
            Summary = "孩子们兴致很高，秩序好，没有受伤和走失。下次提前一周把名单发到班上。",
        };
        activity.EndsAt = activity.StartsAt!.Value.AddHours(2);
        var isRecent = day > school.Day.AddDays(-10);
        reviews.Move(activity, day, isRecent && random.Chance(50) ? ReviewMaker.Waiting : ReviewMaker.Effective, "", FormFields.Of(ActivityRegister.FormOf(activity)));
        school.Activities.Add(activity);
        // Nobody takes part before the day of coming to the school.
        var present = school.Enrollments.Where(e => e.From <= day).Select(e => e.ChildId).ToHashSet();
        foreach (var child in children.Where(c => present.Contains(c.Row.Id) && random.Chance(share)))
        {
            var came = !random.Chance(4);
            school.Participations.Add(new ActivityParticipation
            {
                SchoolId = school.School.Id,
                Id = ids.Next(),
                ActivityId = activity.Id,
                ChildId = child.Row.Id,
                Attended = came,
                Role = came ? random.Weighted(("1", 70), ("2", 10), ("3", 12), ("4", 3), ("5", 5)) : null,
                Perform = came ? random.Weighted(("A", 40), ("B", 45), ("C", 15)) : null,
                Award = came && random.Chance(5) ? "一等奖" : null,
                CreatedAt = activity.CreatedAt,
            });
        }
    }
}
