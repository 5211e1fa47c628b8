using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.ClassCares;

namespace LeftBehindCare.Demo.County;

/// <summary>A6 of this year's classes, about one a month, and A8, where careful classes have written theirs already.</summary>
internal sealed class ClassCareMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    private static readonly (string Theme, string Form)[] Themes =
    [
        ("给远方的爸爸妈妈写一封信", "5"), ("十月集体生日会", "2"), ("一对一结伴，作业一起做", "3"), ("我会自己做", "1"), ("故事会：家里的老物件", "6"), ("剪窗花，盼团圆", "7"),
        ("防拐防骗小讲座", "8"), ("把好书传下去", "4"), ("说说我的心里话", "1"),
    ];

    private static readonly string[] Processes =
    [
        "先由中队长说明今天的主题，再分四个小组活动，每组有一名班干部带着留守的同学。中间休息时一起唱歌，最后每人说一句话。",
        "班主任讲了一个自己小时候的故事，孩子们接着讲，讲到爸爸妈妈时大家都安静下来听。结束前把愿望写在卡片上，贴到教室后面。",
        "早上布置好教室，下午第三节开始。先游戏后交流，小组长帮着不爱说话的同学起头，人人都有份。",
    ];

    private static readonly string[] Effects = ["平时不爱说话的两个孩子主动发了言，结对的同学约好周末一起做作业。", "孩子们把卡片带回家给爷爷奶奶看，第二天还在讨论。", "气氛热烈，大家说下个月还想再办一次。"];

    private static readonly string[] Parts =
    [
        "{0}，女，父母在外省务工，随祖父母生活，每学期与父母见一次面。", "上课不爱发言，课间常一个人待着，作业时好时坏，周一情绪低落。",
        "与父母联系少，遇事没人说；祖辈只管吃穿，学习上帮不上忙；自己觉得不如别人。", "结对一名教师和一名同学，固定每周三通一次电话，班里给{0}一个看得见的岗位。",
        "第一个月先陪着说话，不提成绩；第二个月让{0}管图书角；第三个月请父母视频参加班会，说一说{0}的好。", "{0}开始主动举手，课间有了固定的伙伴，期末得了进步奖，父母改成每周打一次电话。",
        "孩子缺的往往不是东西，是有人惦记。岗位和伙伴比说教管用；和父母的联系要约定成习惯，靠提醒坚持不下来。",
    ];

    private static readonly string[] Aliases = ["小禾", "小溪", "小石头", "小雨", "小竹", "小麦"];

    public void Make()
    {
        foreach (var room in school.Children.Where(c => c is { LeftBehind: true, Class: not null }).GroupBy(c => c.Class!.Id))
        {
            var (children, diligence) = (room.ToList(), reviews.Diligence(room.Key));
            for (var month = new DateOnly(calendar.Current.From.Year, calendar.Current.From.Month, 1); month < calendar.Day; month = month.AddMonths(1))
            {
                var times = random.Weighted((0, 100 - diligence), (1, 60), (2, 20));
                for (var i = 0; i < times; i++) AddCare(room.Key, children, month.AddDays(random.Between(3, 25)));
            }

            if (random.Chance(diligence - 40)) AddCase(room.Key, children);
        }
    }

    private void AddCare(Guid classId, List<DemoChild> children, DateOnly day)
    {
        if (day >= school.Day || day < calendar.Current.From) return;
        var (theme, form) = random.Pick(Themes);
        var present = school.Enrollments.Where(e => e.ClassId == classId && e.From <= day && (e.To is null || e.To > day)).Select(e => e.ChildId).ToHashSet();
        var came = children.Where(c => present.Contains(c.Row.Id) && !school.Overlooked.Contains(c.Row.Id) && random.Chance(95)).Select(c => c.Row.Id).ToArray();
        if (came.Length == 0) return;
        var care = new ClassCareRecord
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ClassId = classId,
            BySquad = random.Chance(35),
            Theme = theme,
            CareForm = form,
            Date = day,
            Place = random.Pick(["教室", "操场", "留守儿童之家"]),
            HostId = reviews.TeacherOf(classId),
            LbIds = came,
            PeerCount = random.Between(0, 20),
            Purpose = "让留守的孩子感到班里有家的样子。",
            Process = random.Pick(Processes),
            Effect = random.Pick(Effects),
        };
        var isRecent = day > school.Day.AddDays(-12);
        reviews.Move(care, day, isRecent ? random.Weighted((ReviewMaker.Waiting, 60), (ReviewMaker.Draft, 25), (ReviewMaker.GivenBack, 15)) : ReviewMaker.Effective, "请补上来了多少同学。", FormFields.Of(ClassCareRegister.FormOf(care)));
        school.ClassCares.Add(care);
    }

    private void AddCase(Guid classId, List<DemoChild> children)
    {
        var alias = random.Pick(Aliases);
        string Part(int i) => Parts[i].Replace("{0}", alias, StringComparison.Ordinal);
        var one = new CaseStudy
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ClassId = classId,
            ChildIds = [random.Pick(children).Row.Id],
            Title = $"{alias}的图书角",
            Alias = alias,
            AuthorId = reviews.TeacherOf(classId),
            Basic = Part(0),
            Problem = Part(1),
            Cause = Part(2),
            Measures = Part(3),
            Process = Part(4),
            Effect = Part(5),
            Reflect = Part(6),
        };
        reviews.Move(one, calendar.Current.From.AddDays(random.Between(40, 75)) is var day && day < school.Day ? day : school.Day.AddDays(-2),
            random.Weighted((ReviewMaker.Effective, 75), (ReviewMaker.Waiting, 15), (ReviewMaker.Draft, 10)), "", FormFields.Of(CaseStudyRegister.FormOf(one)));
        school.CaseStudies.Add(one);
    }
}
