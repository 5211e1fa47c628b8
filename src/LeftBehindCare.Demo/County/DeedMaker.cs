using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Registers.Archives.Deeds;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// A7 of two terms: nearly every child has a deed of last school year, and of this one so many as have come together by the
/// day, in some classes more than the year is old, in some fewer; with drafts, deeds that wait and deeds given back.
/// </summary>
internal sealed class DeedMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids, ReviewMaker reviews)
{
    /// <summary>Kind, story with a slot for the place or the people, comment.</summary>
    private static readonly (string Kind, string Story, string Comment)[] Stories =
    [
        ("1", "开学时算题慢，每天晚自习请{0}帮着看两道，坚持了一个多月，这次单元练习全部做完。", "坚持最了不起，下一步试着自己检查。"),
        ("1", "把读过的书一页一页记在本子上，和{0}比谁记得多，两个月读完了七本。", "爱读书的孩子心里有光。"),
        ("2", "周末回家给奶奶烧水洗脚，还把药按早晚分好，写了纸条贴在{1}。", "你的细心让家里人放心。"),
        ("2", "重阳节前用攒的零花钱给爷爷买了一双袜子，说爷爷下地脚冷。", "心里装着家人，真好。"),
        ("3", "看见低年级同学在{1}摔了一跤，扶他去医务室，又帮他把饭打好。", "你做了一个大哥哥、大姐姐该做的事。"),
        ("3", "同桌忘带雨伞，放学后撑一把伞把他送到{1}，自己半边衣服都湿了。", "雨天里的一把伞，同学会一直记得。"),
        ("4", "在{1}拾到一个装着饭卡和钱的小包，当时就交给了值日老师。", "不是自己的一分不要，这是骨气。"),
        ("4", "拾到一块电话手表，在{1}等了二十分钟，等到失主才回教室。", "诚实是最好看的样子。"),
        ("5", "轮到值日总是最后一个走，把{1}的水龙头一个一个拧紧。", "小事做得认真，大事也靠得住。"),
        ("5", "学会了自己套被套，又教会了{0}，寝室评比得了满分。", "自己的事自己做，还能帮别人。"),
        ("6", "第一次上台朗诵，紧张得手心出汗，还是把整首诗背完了，{0}带头鼓掌。", "迈出第一步，后面的路就宽了。"),
        ("6", "画了一张“我的家”，贴在{1}，许多同学说看着暖和。", "用画说话，也是一种本事。"),
        ("7", "发现{1}的插座冒火星，没有动手碰，马上跑去告诉生活老师。", "不逞强、先报告，这样最聪明。"),
        ("9", "运动会上鞋带松了还跑完全程，最后一名也笑着和{0}击掌。", "跑完就是赢。"),
    ];

    private static readonly string[] People = ["小组长", "同桌", "值日老师", "高年级的同学", "好朋友"];
    private static readonly string[] Places = ["食堂门口", "宿舍楼道", "操场边", "校门口", "教室后面的柜子旁", "图书角"];
    private static readonly string[] Returns = ["经过只写了一句，请补上时间和别人怎么说。", "请写孩子做了什么，不要只写表扬的话。", "点评请写给孩子看。"];

    public void Make()
    {
        foreach (var room in school.Children.Where(c => c is { LeftBehind: true, Class: not null }).GroupBy(c => c.Class!.Id))
        {
            // The school year is a quarter over: some classes are ahead of it, some behind.
            var eager = random.Between(8, 62);
            foreach (var child in room)
            {
                if (random.Chance(70)) Add(child, Days(calendar.Previous.From.AddDays(20), calendar.Previous.To.AddDays(-60)), done: true);
                if (random.Chance(eager)) Add(child, Days(calendar.Current.From.AddDays(7), calendar.Day.AddDays(-1)), done: false);
            }
        }
    }

    private void Add(DemoChild child, DateOnly day, bool done)
    {
        var (kind, story, comment) = random.Pick(Stories);
        var deed = new DeedRecord
        {
            SchoolId = school.School.Id,
            Id = ids.Next(),
            ChildId = child.Row.Id,
            Date = day,
            Kind = kind,
            Story = story.Replace("{0}", random.Pick(People), StringComparison.Ordinal).Replace("{1}", random.Pick(Places), StringComparison.Ordinal),
            Witness = random.Chance(60) ? random.Pick(People) : null,
            Honor = random.Weighted<string?>(("0", 40), ("1", 35), ("2", 15), (null, 10)),
            Comment = comment,
            ChildKnows = random.Chance(90),
        };
        var written = day.AddDays(random.Between(0, 3)) is var later && later < calendar.Day ? later : day;
        var state = done ? ReviewMaker.Effective : random.Weighted((ReviewMaker.Effective, 60), (ReviewMaker.Waiting, 22), (ReviewMaker.GivenBack, 8), (ReviewMaker.Draft, 10));
        if (state == ReviewMaker.Draft && random.Chance(50)) deed.Comment = null;
        reviews.Move(deed, written, state, random.Pick(Returns), FormFields.Of(DeedRegister.FormOf(deed)));
        school.Deeds.Add(deed);
    }

    private DateOnly Days(DateOnly from, DateOnly to) => from.AddDays(random.Below(Math.Max(1, to.DayNumber - from.DayNumber + 1)));
}
