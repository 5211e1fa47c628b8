using System.Globalization;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Demo.County;

/// <summary>The children of a school, each in a class and a family.</summary>
internal sealed class ChildMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids)
{
    /// <summary>Brothers and sisters are further apart than this.</summary>
    private const int SiblingDays = 300;

    private readonly FamilyMaker _families = new(school, calendar, random, ids);
    private readonly Dictionary<Seat, Family> _made = [];
    private readonly List<Family> _growing = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string? _sharedName;
    private DemoChild? _twin;

    private Guid SchoolId => school.School.Id;

    public void Make(IReadOnlyList<MadeClass> classes)
    {
        foreach (var seat in SeatPlan.Of(school.Outline, classes, random)) Seated(seat, classes);
        MakeGone(classes);
    }

    private void Seated(Seat seat, IReadOnlyList<MadeClass> classes)
    {
        var birth = Birth(seat);
        var family = FamilyOf(seat, birth);
        var child = Child(seat, family, birth, seat.Class.Row);
        Enroll(seat, child, classes);
    }

    private DateOnly Birth(Seat seat)
    {
        var (from, to) = calendar.Births(seat.Class.Grade);
        var days = to.DayNumber - from.DayNumber + 1;
        if (seat.Has(DemoCase.OverAge)) return from.AddYears(-1).AddDays(-random.Between(5, 120));
        if (seat.Has(DemoCase.Twin) && _twin is { } first) return first.Row.BirthDate;

        // A few start a year late, a few some months early; not where an age limit would change who counts.
        var birth = from.AddDays(random.Below(days));
        var limited = school.Outline.AgeMin is not null;
        if (random.Chance(4) && !(limited && seat.Class.Grade == ClassOutline.Grades)) return birth.AddYears(-1);
        return random.Chance(2) && !limited ? to.AddDays(random.Between(1, 90)) : birth;
    }

    private Family FamilyOf(Seat seat, DateOnly birth)
    {
        if (_made.TryGetValue(seat.Family, out var known)) return known;

        // Villages are full of brothers and sisters; the planted cases stay by themselves.
        if (seat.Cases == DemoCase.None && random.Chance(12))
        {
            var kin = _growing.Find(f => f.OutType == seat.OutType && f.Children.Count < 3
                && f.Children.TrueForAll(c => Math.Abs(c.Row.BirthDate.DayNumber - birth.DayNumber) > SiblingDays));
            if (kin is not null) return kin;
        }

        var family = _families.Make(seat, birth);
        _made[seat.Family] = family;
        if (seat.Cases == DemoCase.None) _growing.Add(family);
        return family;
    }

    private DemoChild Child(Seat seat, Family family, DateOnly birth, SchoolClass? inClass)
    {
        var male = seat.Male!.Value;
        var id = ids.Next();
        var name = Name(seat, family, male);
        var pinyin = DemoNames.Pinyin(name);
        var idNo = IdNo(seat, birth, male);
        var studentNo = (seat.Has(DemoCase.NoIdNumber), seat.Number) switch
        {
            (true, 0) => "J" + ids.Citizen(birth, male),
            (true, _) => "L" + ids.Citizen(birth, male),
            _ => "G" + idNo,
        };
        var elsewhere = random.Chance(school.Outline.RegisteredElsewhere);
        var registeredHere = random.Chance(97);
        var health = random.Weighted(("10", 85), ("20", 9), ("30", 4), ("40", 1), ("50", 1));
        var disability = health == "50" ? random.Weighted(("4", 4), ("2", 2), ("5", 3), ("1", 1)) : "0";
        var level = health == "50" ? random.Weighted(("2", 1), ("3", 2), ("4", 2)) : null;
        var row = new Child
        {
            SchoolId = SchoolId,
            Id = id,
            Name = name,
            RawName = seat.Has(DemoCase.DottedName) ? name.Replace('·', '•') : null,
            FormerName = seat.Cases == DemoCase.None && random.Chance(1) ? FreshName(family.Surname, male) : null,
            Pinyin = pinyin,
            PinyinInitials = NamePinyin.Initials(pinyin),
            Sex = male ? Sex.Male : Sex.Female,
            BirthDate = birth,
            Ethnic = family.Ethnic,
            Blood = random.Weighted(("1", 60), ("2", 11), ("3", 11), ("4", 4), ("5", 14)),
            IdType = idNo is null ? IdType.None : IdType.IdCard,
            IdState = idNo is null ? IdState.Unverified
                : seat.Has(DemoCase.DoubtfulId) ? IdState.Doubtful
                : random.Chance(97) ? IdState.Verified : IdState.Unverified,
            // Sealed when written; until then these only say that there is a number.
            IdNo = idNo is null ? null : [],
            StudentNo = [],
            NoIdReason = idNo is null ? (seat.Number == 0 ? NoIdReason.NotRegistered : "3") : null,
            EnrollSchoolName = elsewhere ? DemoPlaces.JointSchool : school.School.Name,
            EnrollCode10 = elsewhere ? DemoPlaces.JointSchoolCode : school.School.Code10,
            Gatqw = "00",
            HukouRegistered = idNo is not null || seat.Number > 0,
            HukouKind = random.Chance(93) ? HukouKind.Rural : HukouKind.Urban,
            HukouRegion = registeredHere ? DemoPlaces.CountyCode : DemoPlaces.OtherCountyCode,
            HukouAddr = registeredHere
                ? $"{DemoPlaces.County}{DemoPlaces.TownName(school.Outline.Town)}{family.Village.Name}{family.Group}"
                : $"{DemoPlaces.OtherCounty}双河镇莲塘村{family.Group}",
            VillageId = family.Village.Id,
            Village = family.Village,
            AddrDetail = $"{family.Group}{family.House}号",
            Health = health,
            Disability = disability,
            DisLevel = level,
            Allergy = random.Chance(5) ? random.Pick(["花生", "鱼虾", "青霉素", "鸡蛋", "芒果"]) : null,
            Medication = health == "30" ? "按医嘱服药，药放在校医处" : null,
            Constitution = random.Chance(4) ? random.Pick(["晕车", "易流鼻血", "皮肤易过敏"]) : null,
            BoardMode = seat.Boards ? BoardMode.Boarding : BoardMode.Day,
            CareMode = seat.Boards ? school.Outline.BoarderCare
                : school.Outline.BoarderCare == CareMode.Full || random.Chance(seat.LeftBehind ? 40 : 10) ? CareMode.Evening
                : random.Chance(15) ? CareMode.Noon : CareMode.None,
            InclusiveKind = disability switch { "0" => "0", "1" => "1", "2" => "2", "5" => "3", _ => "4" },
            Transport = random.Chance(school.Outline.Bus) ? "5" : random.Weighted(("1", 50), ("2", 15), ("3", 5), ("4", 30)),
            RiskLevel = seat.LeftBehind ? random.Weighted(("0", 80), ("1", 14), ("2", 5), ("3", 1)) : random.Weighted(("0", 95), ("1", 5)),
            ImportedSysCode = ImportedSysCode(seat.OutType!),
        };
        var child = new DemoChild
        {
            Row = row,
            IdNo = idNo,
            StudentNo = studentNo,
            DisCertNo = disability == "0" || idNo is null ? null : idNo + disability + level,
            Illness = health == "30" ? random.Pick(["哮喘（缓解期）", "先天性心脏病术后随访", "癫痫（规律服药）", "慢性肾炎"]) : null,
            Cases = seat.Cases,
            Class = inClass,
            OutType = seat.OutType!,
            LeftBehind = seat.LeftBehind,
        };
        school.Children.Add(child);
        _families.Join(family, child);
        if (seat.Has(DemoCase.Twin)) _twin ??= child;
        return child;
    }

    private string Name(Seat seat, Family family, bool male)
    {
        if (seat.Has(DemoCase.SameName)) return _sharedName ??= FreshName(family.Surname, male);
        if (seat.Has(DemoCase.Marked)) return DemoNames.Marked(family.Surname, school.Outline.Index);
        while (true)
        {
            var name = seat.Has(DemoCase.DottedName) ? DemoNames.Dotted(random)
                : seat.Has(DemoCase.RareCharacter) ? DemoNames.Rare(random, family.Surname, male, seat.Number)
                : DemoNames.Child(random, family.Surname, male);
            if (_names.Add(name)) return name;
        }
    }

    private string FreshName(string surname, bool male)
    {
        while (true)
        {
            var name = DemoNames.Child(random, surname, male);
            if (_names.Add(name)) return name;
        }
    }

    private string? IdNo(Seat seat, DateOnly birth, bool male) =>
        seat.Has(DemoCase.NoIdNumber) ? null
        : seat.Has(DemoCase.EndsInX) ? ids.CitizenEndingInX(birth, male)
        : seat.Has(DemoCase.DoubtfulId) ? ids.CitizenMistyped(birth, male)
        : seat.Has(DemoCase.Twin) && _twin is { } first ? ids.CitizenAfter(first.IdNo!, birth, male)
        : ids.Citizen(birth, male);

    /// <summary>The 学籍系统 is behind the times for a few.</summary>
    private string ImportedSysCode(string outType) => random.Chance(4) ? SysLeftBehind.No : outType switch
    {
        OutType.Both or OutType.SoleCarer => SysLeftBehind.BothParents,
        OutType.Father or OutType.Mother => SysLeftBehind.OneParent,
        _ => SysLeftBehind.No,
    };

    private void Enroll(Seat seat, DemoChild child, IReadOnlyList<MadeClass> classes)
    {
        var made = seat.Class;
        if (seat.Has(DemoCase.TransferredIn))
        {
            var came = calendar.Day.AddDays(-35);
            Span(child, made.Row, came > calendar.Start ? came : calendar.Start, null, AlterKind.TransferredIn, null, "外县石桥小学");
            return;
        }

        if (made.CameFrom is { } before)
            Span(child, before, calendar.LastStart, calendar.Start, made.Grade == 2 ? AlterKind.Enrolled : AlterKind.Promoted, AlterKind.Promoted);
        var entry = made.Grade == 1 ? AlterKind.Enrolled : AlterKind.Promoted;
        if (!seat.Has(DemoCase.ChangedClass))
        {
            Span(child, made.Row, calendar.Start, null, entry, null);
            return;
        }

        // Where a grade has one class only, the child came down from the next one after a few weeks.
        var other = classes.FirstOrDefault(c => c != made && c.Campus == made.Campus && c.Grade == made.Grade)
            ?? classes.First(c => c.Campus == made.Campus && Math.Abs(c.Grade - made.Grade) == 1);
        var day = Since(40 + seat.Number);
        Span(child, other.Row, calendar.Start, day, entry, AlterKind.ChangedClass);
        var moved = Span(child, made.Row, day, null, AlterKind.ChangedClass, null);
        school.Changes.Add(new ChangeLogEntry
        {
            SchoolId = SchoolId,
            Id = ids.Next(),
            At = DemoCalendar.At(day, 15, 20),
            UserId = school.Accounts.First(a => a.Role == LeftBehindCare.Registers.Authorization.Role.Archivist).UserId,
            Entity = nameof(EnrollSpan),
            EntityId = moved.Id,
            ChildId = child.Row.Id,
            Kind = ChangeKind.Added,
            Changes = string.Create(CultureInfo.InvariantCulture, $$"""{"ClassId": ["{{other.Row.Id}}", "{{made.Row.Id}}"], "From": [null, "{{day:yyyy-MM-dd}}"]}"""),
            Reason = "调班",
        });
    }

    /// <summary>Five who finished school in summer and one who moved away: on the books, not in school.</summary>
    private void MakeGone(IReadOnlyList<MadeClass> classes)
    {
        var finals = classes.Where(c => c.Grade == ClassOutline.Grades).ToList();
        for (var i = 0; i < 5; i++)
        {
            var seat = new Seat { Class = finals[i % finals.Count], LeftBehind = false, OutType = i < 2 ? OutType.Both : OutType.None, Cases = DemoCase.Graduated };
            seat.Family = seat;
            seat.Male = i % 2 == 0;
            var (from, to) = calendar.Births(ClassOutline.Grades);
            var birth = from.AddYears(-1).AddDays(random.Below(to.DayNumber - from.DayNumber));
            var child = Child(seat, FamilyOf(seat, birth), birth, null);
            Span(child, seat.Class.LastYears, calendar.LastStart, new DateOnly(calendar.Start.Year, 7, 1), AlterKind.Promoted, AlterKind.Graduated);
        }

        var leaving = new Seat { Class = random.Pick(classes.Where(c => c.CameFrom is not null).ToList()), LeftBehind = false, OutType = OutType.Both, Cases = DemoCase.TransferredOut, Male = true };
        leaving.Family = leaving;
        var born = Birth(leaving);
        var gone = Child(leaving, FamilyOf(leaving, born), born, null);
        // In the first days of September the child did not come back from the holidays.
        var left = calendar.Day.AddDays(-25);
        var (inClass, since) = left > calendar.Start ? (leaving.Class.Row, calendar.Start) : (leaving.Class.CameFrom!, calendar.LastStart);
        Span(gone, inClass, since, left > calendar.Start ? left : calendar.Start, AlterKind.Promoted, AlterKind.TransferredOut, "广东省东莞市松岭小学");
    }

    private EnrollSpan Span(DemoChild child, SchoolClass inClass, DateOnly from, DateOnly? to, string entry, string? exit, string? peer = null)
    {
        var span = new EnrollSpan
        {
            SchoolId = SchoolId,
            Id = ids.Next(),
            ChildId = child.Row.Id,
            ClassId = inClass.Id,
            Class = inClass,
            From = from,
            To = to,
            EntryKind = entry,
            ExitKind = exit,
            Peer = peer,
        };
        school.Enrollments.Add(span);
        return span;
    }

    /// <summary>That many days ago, but within the school year and after its first day.</summary>
    private DateOnly Since(int days)
    {
        var day = calendar.Day.AddDays(-days);
        return day > calendar.Start ? day : calendar.Start.AddDays(1);
    }
}
