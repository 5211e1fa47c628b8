using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;

namespace LeftBehindCare.Demo.County;

/// <summary>A3 of two terms: last term's cards closed with all words, this term's measures and grades as far as each class has come.</summary>
internal sealed class GrowthMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    private static readonly string[] Progress = ["作业本整洁了许多，错题当天就改。", "敢在全班面前朗读了，声音一次比一次响。", "学会了自己整理书包和床铺。", "跳绳从四十个练到了一百零二个。", "遇到不会的题，会先问同桌再问老师。"];
    private static readonly string[] Self = ["我这学期写字变好看了，下学期想学会游泳。", "我最高兴的是得了小红花，妈妈在电话里夸我了。", "我数学还不太好，但是我不怕它了。", "我帮同桌补了课，他考好了我也高兴。"];
    private static readonly string[] Words = ["懂事、肯干，遇事先想办法，希望多和同学说说心里话。", "这学期进步看得见，坚持读书的习惯最难得。", "待人真诚，做事细心，胆子可以再大一点。", "能管住自己，也愿意帮别人，是老师的好帮手。"];
    private static readonly string[] Proxy = ["每周谈心都很愿意说，电话里也记得提醒爷爷吃药。", "一起读完了三本书，下次我们一起写读后感。", "生日那天说想爸爸妈妈了，陪他视频了半小时。"];
    private static readonly string[] Goals = ["每天读书二十分钟。", "应用题先画图再列式。", "每周给爸爸妈妈打一次电话，说一件开心的事。"];

    public void Make()
    {
        foreach (var room in school.Children.Where(c => c is { LeftBehind: true, Class: not null }).GroupBy(c => c.Class!.Id))
        {
            var diligence = reviews.Diligence(room.Key);
            foreach (var child in room)
            {
                var grade = int.Parse(child.Class!.Grade, System.Globalization.CultureInfo.InvariantCulture);
                var body = (Height: 1135 + (grade * 55) + random.Between(-70, 70), Bmi: random.Normal(158, 18, 130, 240), Vision: random.Weighted((50, 55), (49, 20), (48, 15), (46, 10)));
                if (grade > 1) Add(child, calendar.Previous, (body.Height - random.Between(22, 34), body.Bmi, Math.Min(51, body.Vision + 1)), withWords: true, ReviewMaker.Effective, calendar.Previous.To.AddDays(-55));
                var day = calendar.Current.From.AddDays(random.Between(45, 80));
                if (day >= school.Day) day = school.Day.AddDays(-2);
                if (random.Chance(diligence)) Add(child, calendar.Current, body, withWords: false, random.Weighted((ReviewMaker.Effective, 75), (ReviewMaker.Waiting, 25)), day);
                else if (random.Chance(60)) Add(child, calendar.Current, body, withWords: false, random.Weighted((ReviewMaker.Draft, 75), (ReviewMaker.GivenBack, 25)), day);
            }
        }
    }

    /// <summary>Height in mm and BMI and vision in tenths: whole numbers are the same on every machine.</summary>
    private void Add(DemoChild child, DemoTerm term, (int Height, int Bmi, int Vision) body, bool withWords, string state, DateOnly day)
    {
        var height = body.Height / 10m;
        var card = new GrowthCard
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ChildId = child.Row.Id,
            TermId = school.Terms.First(t => t.From == term.From).Id,
            HeightCm = Math.Round(height, 1),
            WeightKg = Math.Round(body.Bmi / 10m * height * height / 10_000m, 1),
            VisionL = body.Vision / 10m,
            VisionR = (body.Vision - random.Below(2)) / 10m,
            Yw = Grade(),
            Sx = Grade(),
            Ty = Grade(),
            Ys = Grade(),
            Df = Grade(),
            Ld = Grade(),
            QMoral = Grade(),
            QStudy = Grade(),
            QHealth = Grade(),
            QArt = Grade(),
            QPractice = Grade(),
        };
        // English and science begin in grade three.
        if (child.Class!.Grade is "3" or "4" or "5" or "6") (card.Yy, card.Kx) = (Grade(), Grade());
        if (withWords)
        {
            (card.Progress, card.SelfEval, card.HeadEval, card.ProxyEval) = (random.Pick(Progress), random.Pick(Self), random.Pick(Words), random.Pick(Proxy));
            card.NextGoal = random.Pick(Goals);
            card.ParentWord = random.Chance(55) ? "爸爸妈妈在外面一切都好，你要听爷爷奶奶的话，过年就回来。" : null;
        }

        if (state == ReviewMaker.Draft) (card.QArt, card.QPractice) = (null, null);
        reviews.Move(card, day, state, "身高和上学期比少了，请再量一次。", FormFields.Of(GrowthRegister.FormOf(card)));
        school.GrowthCards.Add(card);
    }

    private string Grade() => random.Weighted(("A", 34), ("B", 42), ("C", 20), ("D", 4));
}
