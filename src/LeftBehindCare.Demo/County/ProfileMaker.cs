using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Profiles;

namespace LeftBehindCare.Demo.County;

/// <summary>A1 of each 留守 child: as many complete ones as the plan says, the rest in each of the states an office meets.</summary>
internal sealed class ProfileMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids)
{
    private static readonly string[] Characters =
    [
        "活泼，爱说话，喜欢打篮球", "安静，爱看书，画画有耐心", "开朗，乐意帮老师发作业", "有点害羞，熟了以后话多", "好动，喜欢跑步和跳绳", "细心，爱收拾课桌",
        "爱唱歌，常领着同学唱", "倔强，认准的事会坚持", "懂事，在家帮着做饭", "爱动手，喜欢拆装小玩具", "慢热，喜欢养花和小动物", "爱下棋，输了也不恼",
    ];

    private static readonly string[] Needs =
    [
        "数学作业请老师多看一眼", "想每周和妈妈视频一次", "需要一副近视眼镜", "想学写毛笔字", "晚上一个人睡有点怕，想和同学同寝", "阅读有困难，需要小老师",
        "奶奶腿脚不便，家长会请提前通知", "希望爸爸过年能回来", "想参加篮球队", "普通话说得不好，想多练习",
    ];

    private static readonly string[] Returns =
    [
        "监护人身份证号没有填，请向家里要来再交。", "父亲务工地级别没有填，请补上。", "户籍地址只写了村名，请照户口簿写到组。", "本学期还没有和家里核对，请核对后再提交。",
    ];

    private readonly ILookup<Guid, ParentLink> _parentLinks = school.ParentLinks.ToLookup(l => l.ChildId);
    private readonly ILookup<Guid, GuardianLink> _guardianLinks = school.GuardianLinks.ToLookup(l => l.ChildId);
    private readonly ILookup<Guid, AwaySpan> _aways = school.AwaySpans.ToLookup(a => a.ParentId);
    private readonly Dictionary<Guid, Parent> _parents = school.Parents.ToDictionary(p => p.Row.Id, p => p.Row);
    private readonly Dictionary<Guid, Guardian> _guardians = school.Guardians.ToDictionary(g => g.Row.Id, g => g.Row);

    private enum State
    {
        Complete,
        Blank,
        Returned,
        HalfDone,
        SubmittedWithGap,
        NotConfirmed,
        FullDraft,
    }

    public void Make()
    {
        var states = DrawStates();
        var calmest = states.First(s => s.Value == State.Complete && s.Key.OutType == OutType.Both && s.Key.Cases == DemoCase.None).Key;
        foreach (var child in school.Children.Where(c => c.LeftBehind)) school.Profiles.Add(Fill(child, states[child], alone: child == calmest));
        foreach (var child in school.Children.Where(c => !c.LeftBehind && c.Cases == DemoCase.None && random.Chance(15))) LeaveGap(child.Row);

        // Only now are all gaps made; brothers and sisters share the family's.
        var office = new DemoFacts(school);
        var children = school.Children.ToDictionary(c => c.Row.Id);
        foreach (var profile in school.Profiles)
        {
            var facts = office.Of(children[profile.ChildId]);
            ProfileFollowUp.Apply(profile, facts);
            if (profile.ApprovedAt is { } approved)
                school.Approvals.Add(new DemoApproval(ids.Next(), new ProfileFacts { Child = facts with { Day = OfficeDay(approved) }, Profile = profile }));
        }

        static DateOnly OfficeDay(DateTimeOffset moment) => DateOnly.FromDateTime(OfficeClock.Local(moment).DateTime);
    }

    private Dictionary<DemoChild, State> DrawStates()
    {
        var states = school.Children.Where(c => c.LeftBehind).ToDictionary(c => c, _ => State.Complete);
        State[] turns = [State.Blank, State.Returned, State.HalfDone, State.SubmittedWithGap, State.NotConfirmed, State.FullDraft];
        var turn = 0;
        for (var campus = 0; campus < school.Campuses.Count; campus++)
        {
            var here = states.Keys.Where(c => c.Class!.CampusId == school.Campuses[campus].Id).ToList();
            var open = here.Count - school.Outline.Campuses[campus].Completed;
            // A doubtful number never counts as complete (domain.md §8.7).
            foreach (var doubtful in here.Where(c => (c.Cases & DemoCase.DoubtfulId) != 0))
            {
                states[doubtful] = State.SubmittedWithGap;
                open--;
            }

            foreach (var child in random.Shuffled(here.Where(c => c.Cases == DemoCase.None)).Take(open)) states[child] = turns[turn++ % turns.Length];
        }

        return states;
    }

    private LeftBehindProfile Fill(DemoChild child, State state, bool alone)
    {
        var profile = new LeftBehindProfile { SchoolId = school.School.Id, Id = ids.Next(), ChildId = child.Row.Id };
        if (state == State.Blank)
        {
            Date(profile, calendar.Start);
            LeaveGap(child.Row);
            return profile;
        }

        Answer(profile, child, alone);
        var written = Days(8, 20);
        Date(profile, written);
        if (state is State.HalfDone) (profile.IncomeSources, profile.CareGrade) = ([], null);
        if (state is State.Returned or State.HalfDone) LeaveGap(child.Row);
        if (state == State.SubmittedWithGap && (child.Cases & DemoCase.DoubtfulId) == 0) LeaveFamilyGap(child);
        Move(profile, state, written);
        return profile;
    }

    private void Answer(LeftBehindProfile profile, DemoChild child, bool alone)
    {
        var carer = _guardianLinks[child.Row.Id].FirstOrDefault(l => l.IsPrimary);
        var gone = _parentLinks[child.Row.Id].FirstOrDefault(l => l.To is null && l.Presence is not Presence.Home);
        var stepmother = _parentLinks[child.Row.Id].Any(l => l.Role == Relation.Stepmother);
        // 5 : 4 : 3 : 2 : 1 = 58 : 30 : 9 : 2 : 1, and one child at least whom nobody looks after (domain.md §6).
        profile.CareGrade = alone ? CareGrade.Nobody : random.Weighted((CareGrade.Good, 58), (CareGrade.Fair, 30), (CareGrade.CarerUnable, 9), (CareGrade.ParentUnable, 2));
        profile.CareArrangement = alone ? "90" : carer?.Relation switch
        {
            null => "10",
            Relation.PaternalGrandfather or Relation.PaternalGrandmother => "20",
            Relation.MaternalGrandfather or Relation.MaternalGrandmother => "30",
            "71" => "60",
            "73" => "70",
            _ => "40",
        };
        profile.HasEntrust = carer is not null;
        profile.FamilyKind = stepmother ? "4" : gone?.Presence switch
        {
            Presence.Dead => "3",
            Presence.LivesApart => "2",
            null => FamilyKind.BothParents,
            _ => "9",
        };
        profile.FamilySize = random.Between(3, 7);
        profile.IncomeSources = random.Chance(50) ? ["1"] : ["1", "2"];
        profile.IncomeBand = random.Weighted(("1", 18), ("2", 40), ("3", 34), ("4", 8));
        profile.Reliefs = random.Chance(78) ? [Relief.None] : random.Chance(80) ? ["1"] : ["1", "2"];
        FillGrandparents(profile, child, carer);
        profile.HomeFreq = random.Weighted(("1", 6), ("2", 14), ("3", 28), ("4", 44), ("5", 6), ("9", 2));
        profile.LastMeet = random.Chance(85) ? Days(20, 300) : null;
        profile.ContactDay = random.Pick(["周日晚上", "周六上午", "周五放学后", "每周三晚"]);
        profile.ContactPref = random.Weighted(("2", 25), ("3", 15), ("4", 55), ("6", 5));
        profile.Character = random.Pick(Characters);
        profile.SelfCare = random.Weighted(("A", 25), ("B", 45), ("C", 25), ("D", 5));
        profile.StudyTier = random.Weighted(("1", 25), ("2", 52), ("3", 23));
        profile.NeedHelp = random.Chance(60) ? random.Pick(Needs) : null;
    }

    private void FillGrandparents(LeftBehindProfile profile, DemoChild child, GuardianLink? carer)
    {
        var father = _parentLinks[child.Row.Id].Select(l => l.Role == Relation.Father ? _parents[l.ParentId].Name : null).FirstOrDefault(n => n is not null);
        var mother = _parentLinks[child.Row.Id].Select(l => l.Role == Relation.Mother ? _parents[l.ParentId].Name : null).FirstOrDefault(n => n is not null);
        var caring = carer is null ? null : _guardians[carer.GuardianId];
        (profile.PatGf, profile.PatGfBirth) = Elder(Relation.PaternalGrandfather, father, male: true);
        (profile.PatGm, profile.PatGmBirth) = Elder(Relation.PaternalGrandmother, null, male: false);
        (profile.MatGf, profile.MatGfBirth) = Elder(Relation.MaternalGrandfather, mother, male: true);
        (profile.MatGm, profile.MatGmBirth) = Elder(Relation.MaternalGrandmother, null, male: false);

        (string?, DateOnly?) Elder(string relation, string? childOf, bool male)
        {
            if (carer?.Relation == relation) return (caring!.Name, caring.BirthDate);
            if (random.Chance(15)) return (null, null);
            var surname = (childOf is null ? null : DemoNames.SurnameOf(childOf)) ?? DemoNames.Surname(random);
            var birth = calendar.Day.AddYears(-random.Normal(64, 6, 50, 85)).AddDays(-random.Below(365));
            return (DemoNames.Elder(random, surname, male), random.Chance(60) ? birth : null);
        }
    }

    private void Move(LeftBehindProfile profile, State state, DateOnly written)
    {
        if (state is State.HalfDone or State.FullDraft) return;
        var reviewer = school.Accounts.First(a => a.Role == Role.Deputy).UserId;
        profile.FirstSubmittedAt = profile.SubmittedAt = DemoCalendar.At(written, 16, random.Below(60));
        profile.Status = RecordStatus.Submitted;
        if (state == State.Returned)
        {
            profile.Status = RecordStatus.Returned;
            profile.ReviewComment = random.Pick(Returns);
        }

        if (state == State.SubmittedWithGap) return;
        if (state == State.NotConfirmed || random.Chance(88))
        {
            if (state != State.Returned)
            {
                profile.Status = RecordStatus.Effective;
                profile.VersionNo = 1;
                profile.ApprovedAt = DemoCalendar.At(Next(written), 10, random.Below(60));
                profile.ApprovedBy = reviewer;
            }
        }

        if (state == State.Returned) return;
        var confirmed = state == State.NotConfirmed;
        profile.ConfirmedTermId = school.Terms[confirmed ? 1 : 0].Id;
        profile.ConfirmedAt = DemoCalendar.At(confirmed ? calendar.Previous.From.AddDays(40) : Next(written), 11, random.Below(60));
    }

    /// <summary>One of the child's own ◆ fields is still empty.</summary>
    private void LeaveGap(Child child)
    {
        switch (random.Below(4))
        {
            case 0: child.Transport = null; break;
            case 1: child.HukouAddr = null; break;
            case 2: child.AddrDetail = null; break;
            default: child.Health = child.Disability == Disability.None ? null : child.Health; child.Transport = null; break;
        }
    }

    /// <summary>Something about the parents or the guardian is missing; only where no sister or brother is touched by it.</summary>
    private void LeaveFamilyGap(DemoChild child)
    {
        var link = _guardianLinks[child.Row.Id].FirstOrDefault(l => l.IsPrimary);
        if (link is not null && school.GuardianLinks.Count(l => l.GuardianId == link.GuardianId) == 1)
        {
            var at = school.Guardians.FindIndex(g => g.Row.Id == link.GuardianId);
            school.Guardians[at].Row.IdNo = null;
            school.Guardians[at] = school.Guardians[at] with { IdNo = null };
            return;
        }

        foreach (var parent in _parentLinks[child.Row.Id].Where(l => l.To is null))
        {
            if (school.ParentLinks.Any(l => l.ParentId == parent.ParentId && l.ChildId != child.Row.Id)) continue;
            if (_aways[parent.ParentId].FirstOrDefault(a => a.To is null) is not { } away) continue;
            away.WorkLevel = null;
            return;
        }

        LeaveGap(child.Row);
    }

    private static void Date(LeftBehindProfile profile, DateOnly day) => profile.CreatedAt = DemoCalendar.At(day, 9, 30);

    /// <summary>So many days ago, but not before the term began.</summary>
    private DateOnly Days(int least, int most)
    {
        var day = calendar.Day.AddDays(-random.Between(least, most));
        return most > 100 || day > calendar.Current.From ? day : calendar.Current.From;
    }

    private DateOnly Next(DateOnly day) => day < calendar.Day ? day.AddDays(1) : day;
}
