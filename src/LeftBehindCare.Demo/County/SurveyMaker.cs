using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Registers.Archives.Custodies;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Registers.Archives.Surveys;

namespace LeftBehindCare.Demo.County;

/// <summary>A0 of two terms, what lies in the bags (A3b), and who handed the boxes over (A9).</summary>
internal sealed class SurveyMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    private static readonly (string Kind, string Title, int Pages)[] Things =
    [
        ("01", "我的自画像和自我介绍", 1), ("03", "这学期我的小进步", 1), ("06", "第三单元作文《我的家》", 2), ("06", "数学错题本", 12), ("06", "剪纸窗花", 1), ("07", "本学期读过的书", 1), ("08", "跳绳比赛奖状", 1),
        ("08", "“学习小标兵”奖状", 1), ("09", "新学期学习计划", 1), ("10", "期中学习小结", 1), ("12", "和代理家长一起种菜的照片", 1), (PortfolioItem.Letters, PortfolioItem.LettersTitle, 2),
    ];

    private static readonly (string Box, string Material)[] Boxes = [("A1-01", "基本情况登记表"), ("A3-01", "成长记录卡"), ("A4-01", "三特登记表"), ("A5-01", "活动登记表")];

    public void Make()
    {
        foreach (var (term, title, isDone) in new[] { (calendar.Previous, $"{calendar.Previous.From.Year}年春季摸底", true), (calendar.Current, $"{calendar.Current.From.Year}年秋季摸底", false) })
            AddRound(title, term.From.AddDays(14), isDone);
        foreach (var child in school.Children.Where(c => c is { LeftBehind: true, Class: not null }))
            if (random.Chance(reviews.Diligence(child.Class!.Id) - 15)) FillBag(child);
        HandOver();
    }

    private void AddRound(string title, DateOnly due, bool isDone)
    {
        foreach (var room in school.Children.Where(c => c.Class is not null).GroupBy(c => c.Class!.Id))
        {
            var (issued, leftBehind) = (room.Count(), room.Where(c => c.LeftBehind).ToList());
            var isLate = !isDone && random.Chance(100 - reviews.Diligence(room.Key));
            school.Surveys.Add(new SurveyRound
            {
                SchoolId = school.School.Id,
                Id = ids.Next(),
                Title = title,
                DueDate = due,
                ClassId = room.Key,
                Issued = issued,
                Returned = isLate ? issued - random.Between(1, Math.Min(4, issued)) : issued,
                VerifyWay = random.Weighted(("1", 35), ("2", 45), ("3", 10), ("4", 10)),
                VerifiedIds = [.. leftBehind.Where(_ => isDone || random.Chance(isLate ? 75 : 98)).Select(c => c.Row.Id)],
                CreatedAt = DemoCalendar.At(due.AddDays(-10), 9),
                UpdatedAt = DemoCalendar.At(due, 17),
            });
        }
    }

    private void FillBag(DemoChild child)
    {
        var count = random.Between(2, 6);
        foreach (var (kind, title, pages) in Enumerable.Range(0, count).Select(_ => random.Pick(Things)).Distinct())
        {
            var day = calendar.Current.From.AddDays(random.Between(10, 80));
            if (day >= school.Day) day = school.Day.AddDays(-1);
            school.PortfolioItems.Add(new PortfolioItem
            {
                SchoolId = school.School.Id,
                Id = ids.Next(),
                ChildId = child.Row.Id,
                Kind = kind,
                Title = title,
                Date = day,
                Pages = pages,
                CanShow = kind != PortfolioItem.Letters && random.Chance(70),
                CreatedAt = DemoCalendar.At(day, 15),
                UpdatedAt = DemoCalendar.At(day, 15),
            });
        }
    }

    /// <summary>At the end of last school year the archivist handed the boxes to the deputy for the summer.</summary>
    private void HandOver()
    {
        Guid Of(Role role) => school.Posts.First(p => p.Role == role).StaffId;
        var (from, to, witness) = (Of(Role.Archivist), Of(Role.Deputy), Of(Role.Principal));
        if (from == to || witness == from || witness == to) return;
        var day = new DateOnly(calendar.Current.From.Year, 7, 4);
        var count = school.Children.Count(c => c is { LeftBehind: true, Class: not null });
        var cards = school.GrowthCards.Where(c => c.CreatedAt < DemoCalendar.At(day, 0)).Select(c => c.ChildId).ToHashSet();
        var without = school.Children.Count(c => c is { LeftBehind: true, Class: not null } && !cards.Contains(c.Row.Id));
        foreach (var (box, material) in Boxes)
            school.Custodies.Add(new ArchiveCustody
            {
                SchoolId = school.School.Id,
                Id = ids.Next(),
                BoxNo = box,
                Material = material,
                Copies = Math.Max(1, count - random.Below(3)),
                FromId = from,
                ToId = to,
                WitnessId = witness,
                Date = day,
                Reason = "2",
                Remark = box == "A5-01" ? "含签到表" : null,
                Missing = box == "A3-01" && without > 0 ? [$"A3 成长卡：缺{without}人"] : [],
                CreatedAt = DemoCalendar.At(day, 16),
                UpdatedAt = DemoCalendar.At(day, 16),
            });
    }
}
