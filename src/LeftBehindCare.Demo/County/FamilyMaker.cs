using System.Globalization;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Demo.County;

/// <summary>A family: parents and carers are shared by its children.</summary>
internal sealed class Family
{
    public required string Surname { get; init; }
    public required string Ethnic { get; init; }
    public required Village Village { get; init; }

    /// <summary>Such as 第三组.</summary>
    public required string Group { get; init; }

    public required int House { get; init; }

    /// <summary>{OutType}.</summary>
    public required string OutType { get; init; }

    public List<DemoChild> Children { get; } = [];
    public List<ParentRole> Roles { get; } = [];
    public List<Carer> Carers { get; } = [];

    /// <summary>First day on which somebody else looks after the children.</summary>
    public DateOnly? CareSince { get; set; }
}

/// <summary>A stretch of being father or mother; null begins with the child's birth.</summary>
internal sealed record ParentRole(Parent Person, string Role, string Presence, bool? Custodial, bool Capable, DateOnly? From, DateOnly? To);

internal sealed record Carer(Guardian Person, string Relation, string Kind, bool Primary);

/// <summary>Makes families whose parents are where the seat says.</summary>
internal sealed class FamilyMaker(DemoSchool school, DemoCalendar calendar, StableRandom random, DemoIds ids)
{
    private Guid SchoolId => school.School.Id;

    public Family Make(Seat seat, DateOnly birth)
    {
        var village = seat.Has(DemoCase.Marked) ? school.Villages[^1] : school.Villages[random.Below(school.Villages.Count - 1)];
        var family = new Family
        {
            Surname = DemoNames.Surname(random),
            Ethnic = seat.Has(DemoCase.DottedName) ? "07" : random.Weighted(("01", 88), ("15", 5), ("06", 3), ("12", 2), ("13", 1), ("07", 1)),
            Village = village,
            Group = $"第{"一二三四五六七八九"[random.Below(9)]}组",
            House = random.Between(1, 60),
            OutType = seat.OutType!,
        };
        var father = Parent(family, seat, birth, male: true);
        var mother = Parent(family, seat, birth, male: false);
        Settle(family, seat, father, mother, birth);
        // A parent at home who can, cares; else somebody else has to.
        var caring = family.Roles.Exists(r => r.To is null && r.Presence == Presence.Home && r.Capable && !IsAway(r.Person.Id));
        if (!caring) FindCarers(family, seat, mother);
        return family;
    }

    private bool IsAway(Guid parent) => school.AwaySpans.Exists(a => a.ParentId == parent && a.To is null);

    /// <summary>Ties a child to its family.</summary>
    public void Join(Family family, DemoChild child)
    {
        family.Children.Add(child);
        var birth = child.Row.BirthDate;
        foreach (var role in family.Roles)
        {
            // What ended before the child was born never concerned it.
            if (role.To <= birth) continue;
            school.ParentLinks.Add(new ParentLink
            {
                SchoolId = SchoolId,
                Id = ids.Next(),
                ChildId = child.Row.Id,
                ParentId = role.Person.Id,
                Parent = role.Person,
                Role = role.Role,
                Presence = role.Presence,
                HasCapacity = role.Capable,
                IsCustodial = role.Custodial,
                From = role.From > birth ? role.From.Value : birth,
                To = role.To,
            });
        }

        foreach (var carer in family.Carers)
        {
            school.GuardianLinks.Add(new GuardianLink
            {
                SchoolId = SchoolId,
                Id = ids.Next(),
                ChildId = child.Row.Id,
                GuardianId = carer.Person.Id,
                Guardian = carer.Person,
                Relation = carer.Relation,
                Kind = carer.Kind,
                IsPrimary = carer.Primary,
                From = family.CareSince > birth ? family.CareSince.Value : birth,
                NoticeNo = carer.Primary ? string.Create(CultureInfo.InvariantCulture, $"委字〔{calendar.Start.Year}〕{school.GuardianLinks.Count + 1}号") : null,
            });
        }
    }

    private DemoPerson<Parent> Parent(Family family, Seat seat, DateOnly birth, bool male)
    {
        // Old enough to have an elder child too.
        var born = birth.AddYears(-random.Normal(male ? 30 : 28, 3, 26, 42)).AddDays(-random.Below(365));
        var name = seat.Has(DemoCase.DottedName) ? DemoNames.Dotted(random)
            : male ? DemoNames.Adult(random, family.Surname, male) : DemoNames.Adult(random, male);
        var person = new DemoPerson<Parent>(
            new Parent
            {
                SchoolId = SchoolId,
                Id = ids.Next(),
                Name = name,
                BirthDate = born,
                Education = random.Weighted(("2", 20), ("3", 58), ("4", 17), ("5", 5)),
            },
            random.Chance(85) ? ids.Citizen(born, male) : null);
        school.Parents.Add(person);
        return person;
    }

    private void Settle(Family family, Seat seat, DemoPerson<Parent> father, DemoPerson<Parent> mother, DateOnly birth)
    {
        var recent = seat.Has(DemoCase.AwayUnderThreeMonths);
        switch (family.OutType)
        {
            case OutType.Both:
                Together(family, father, Relation.Father);
                Together(family, mother, Relation.Mother);
                var left = Leave(family, seat, father, recent ? random.Between(20, 75) : random.Between(130, 2200), seat.Has(DemoCase.ThreePhones));
                // Most couples go together, or the mother follows when the child starts school.
                Leave(family, seat, mother, recent ? random.Between(20, 75) : random.Chance(60) ? left : random.Between(120, left), false);
                break;
            case OutType.Father:
                Together(family, father, Relation.Father);
                if (seat.Has(DemoCase.Stepmother)) Remarry(family, mother, birth);
                else Together(family, mother, Relation.Mother, capable: !random.Chance(4));
                Leave(family, seat, father, recent ? random.Between(20, 75) : random.Between(120, 2200), seat.Has(DemoCase.ThreePhones));
                Phone(PhoneOwner.Parent, mother.Row.Id, 1);
                break;
            case OutType.Mother:
                Together(family, mother, Relation.Mother);
                Together(family, father, Relation.Father, capable: !random.Chance(6));
                Leave(family, seat, mother, random.Between(120, 1500), seat.Has(DemoCase.ThreePhones));
                Phone(PhoneOwner.Parent, father.Row.Id, 1);
                break;
            case OutType.SoleCarer:
                // 失联父亲 are planted, hence not drawn.
                var fatherAway = !seat.Has(DemoCase.LostFather) && random.Chance(65);
                var (away, role, gone, goneRole) = fatherAway
                    ? (father, Relation.Father, mother, Relation.Mother)
                    : (mother, Relation.Mother, father, Relation.Father);
                var presence = seat.Has(DemoCase.LostFather) ? Presence.Lost
                    : random.Weighted((Presence.Dead, 35), (Presence.Detained, 8), (Presence.LivesApart, fatherAway ? 47 : 57), (Presence.Lost, fatherAway ? 10 : 0));
                Gone(family, gone, goneRole, presence, birth);
                Together(family, away, role, custodial: presence == Presence.LivesApart ? true : null);
                Leave(family, seat, away, random.Between(120, 1500), seat.Has(DemoCase.ThreePhones));
                break;
            default:
                StayHome(family, seat, father, mother, birth);
                break;
        }
    }

    private void StayHome(Family family, Seat seat, DemoPerson<Parent> father, DemoPerson<Parent> mother, DateOnly birth)
    {
        if (seat.Has(DemoCase.BothDead))
        {
            Gone(family, father, Relation.Father, Presence.Dead, birth);
            Gone(family, mother, Relation.Mother, Presence.Dead, birth);
            family.CareSince = calendar.Day.AddDays(-random.Between(200, 900));
            return;
        }

        if (seat.Has(DemoCase.ReturnedThisMonth))
        {
            Together(family, father, Relation.Father);
            Together(family, mother, Relation.Mother);
            // Back since a day of this month, at the latest today.
            var back = new DateOnly(calendar.Day.Year, calendar.Day.Month, 1).AddDays(random.Below(calendar.Day.Day));
            Returned(family, father, back);
            if (seat.Number == 1) Returned(family, mother, back);
            Phone(PhoneOwner.Parent, father.Row.Id, 1);
            Phone(PhoneOwner.Parent, mother.Row.Id, 1);
            return;
        }

        var broken = seat.Cases == DemoCase.None && random.Chance(6);
        if (seat.Has(DemoCase.LostFather) || broken)
        {
            Gone(family, father, Relation.Father, broken ? random.Weighted((Presence.Dead, 4), (Presence.LivesApart, 6)) : Presence.Lost, birth);
            Together(family, mother, Relation.Mother);
        }
        else
        {
            Together(family, father, Relation.Father);
            Together(family, mother, Relation.Mother);
            if (random.Chance(85)) Phone(PhoneOwner.Parent, father.Row.Id, 1);
        }

        if (random.Chance(90)) Phone(PhoneOwner.Parent, mother.Row.Id, 1);
    }

    private static void Together(Family family, DemoPerson<Parent> parent, string role, bool capable = true, bool? custodial = null) =>
        family.Roles.Add(new ParentRole(parent.Row, role, Presence.Home, custodial, capable, null, null));

    /// <summary>Lived with the child once; since a day dead, lost, detained or apart.</summary>
    private void Gone(Family family, DemoPerson<Parent> parent, string role, string presence, DateOnly birth)
    {
        var since = LongAgo(birth);
        family.Roles.Add(new ParentRole(parent.Row, role, Presence.Home, null, true, null, since));
        family.Roles.Add(new ParentRole(parent.Row, role, presence, presence == Presence.LivesApart ? false : null, presence == Presence.LivesApart, since, null));
        if (presence == Presence.LivesApart && random.Chance(50)) Phone(PhoneOwner.Parent, parent.Row.Id, 1);
    }

    /// <summary>继母: stands in the mother's place since the wedding and lives with the child.</summary>
    private void Remarry(Family family, DemoPerson<Parent> mother, DateOnly birth)
    {
        var since = LongAgo(birth);
        family.Roles.Add(new ParentRole(mother.Row, Relation.Mother, Presence.Home, null, true, null, since));
        var born = birth.AddYears(-29);
        var name = DemoNames.Adult(random, male: false);
        var stepmother = new DemoPerson<Parent>(
            new Parent { SchoolId = SchoolId, Id = ids.Next(), Name = name, BirthDate = born, Education = "3" }, ids.Citizen(born, male: false));
        school.Parents.Add(stepmother);
        family.Roles.Add(new ParentRole(stepmother.Row, Relation.Stepmother, Presence.Home, null, true, since, null));
        Phone(PhoneOwner.Parent, stepmother.Row.Id, 1);
    }

    /// <summary>Between the child's first birthday and half a year ago.</summary>
    private DateOnly LongAgo(DateOnly birth)
    {
        var from = birth.AddYears(1);
        return from.AddDays(random.Below(Math.Max(1, calendar.Day.AddDays(-180).DayNumber - from.DayNumber)));
    }

    /// <summary>Away since that many days; some were away before and came back for a while. Returns the days.</summary>
    private int Leave(Family family, Seat seat, DemoPerson<Parent> parent, int days, bool threePhones)
    {
        var from = calendar.Day.AddDays(-days);
        if (!seat.Has(DemoCase.AwayUnderThreeMonths) && random.Chance(15))
        {
            var back = from.AddDays(-random.Between(45, 200));
            Away(parent, seat, back.AddDays(-random.Between(150, 700)), back);
        }

        Away(parent, seat, from, null);
        Phone(PhoneOwner.Parent, parent.Row.Id, threePhones ? 3 : random.Chance(20) ? 2 : 1);
        family.CareSince = family.CareSince is { } since && since < from ? since : from;
        return days;
    }

    private void Returned(Family family, DemoPerson<Parent> parent, DateOnly back)
    {
        var span = Away(parent, new Seat { Class = null!, LeftBehind = false }, back.AddDays(-random.Between(300, 900)), back);
        family.CareSince = null;
        school.Changes.Add(new ChangeLogEntry
        {
            SchoolId = SchoolId,
            Id = ids.Next(),
            At = DemoCalendar.At(back, 16, 40),
            UserId = school.Accounts.First(a => a.Role == LeftBehindCare.Registers.Authorization.Role.Archivist).UserId,
            Entity = nameof(AwaySpan),
            EntityId = span.Id,
            Kind = ChangeKind.Changed,
            Changes = string.Create(CultureInfo.InvariantCulture, $$"""{"To": [null, "{{back:yyyy-MM-dd}}"]}"""),
            Reason = "父母返回",
        });
    }

    private AwaySpan Away(DemoPerson<Parent> parent, Seat seat, DateOnly from, DateOnly? to)
    {
        var (region, place, level) = DemoPlaces.Work(random);
        var span = new AwaySpan
        {
            SchoolId = SchoolId,
            Id = ids.Next(),
            ParentId = parent.Row.Id,
            From = from,
            To = to,
            WorkRegion = region,
            WorkPlace = place,
            WorkLevel = level,
            Employer = seat.Has(DemoCase.Marked) ? $"{school.Mark}电子厂" : random.Chance(80) ? DemoPlaces.Employer(random) : null,
            Industry = random.Weighted(("1", 40), ("2", 25), ("3", 7), ("4", 14), ("5", 6), ("8", 5), ("9", 3)),
        };
        school.AwaySpans.Add(span);
        return span;
    }

    /// <summary>Grandparents for 96 % (民政 2018), else relatives, a neighbour or the teacher with whom the child boards.</summary>
    private void FindCarers(Family family, Seat seat, DemoPerson<Parent> mother)
    {
        family.CareSince ??= calendar.Day.AddDays(-400);
        var planted = seat.Has(DemoCase.DeafGuardian | DemoCase.Marked);
        if (planted || random.Chance(96))
        {
            var paternal = random.Chance(72);
            var surname = paternal ? family.Surname : DemoNames.SurnameOf(mother.Row.Name!);
            var motherly = random.Chance(55);
            Carer(family, seat, Grandparent(paternal, motherly), primary: true, motherly, surname, elder: true);
            if (random.Chance(40)) Carer(family, seat, Grandparent(paternal, !motherly), primary: false, !motherly, surname, elder: true);
            return;
        }

        var (relation, female) = random.Weighted((("53", false), 3), (("55", true), 3), (("57", false), 2), (("59", true), 3), (("71", true), 1), (("73", true), 1));
        Carer(family, seat, relation, primary: true, female, relation == "53" ? family.Surname : null, elder: false);

        static string Grandparent(bool paternal, bool female) => (paternal, female) switch
        {
            (true, false) => Relation.PaternalGrandfather,
            (true, true) => Relation.PaternalGrandmother,
            (false, false) => Relation.MaternalGrandfather,
            _ => Relation.MaternalGrandmother,
        };
    }

    private void Carer(Family family, Seat seat, string relation, bool primary, bool female, string? surname, bool elder)
    {
        var age = elder ? random.Normal(62, 7, 48, 84) : random.Normal(40, 8, 22, 64);
        var born = calendar.Day.AddYears(-age).AddDays(-random.Below(365));
        // A grandmother has a surname of her own.
        var own = surname is null || (female && elder) ? DemoNames.Surname(random) : surname;
        var name = primary && seat.Has(DemoCase.Marked) ? DemoNames.Marked(own, school.Outline.Index)
            : elder ? DemoNames.Elder(random, own, !female) : DemoNames.Adult(random, own, !female);
        var deaf = primary && seat.Has(DemoCase.DeafGuardian);
        var person = new Guardian
        {
            SchoolId = SchoolId,
            Id = ids.Next(),
            Name = name,
            // Sealed when written; until then it only says that there is a number.
            IdNo = [],
            BirthDate = born,
            Health = deaf ? "40" : age >= 70 ? random.Weighted(("10", 30), ("20", 45), ("30", 25)) : random.Weighted(("10", 72), ("20", 20), ("30", 8)),
            IsDeaf = deaf,
            IsLiterate = !deaf && (!elder || random.Chance(70)),
            SpeaksMandarin = !deaf && (!elder || random.Chance(55)),
            Address = $"{family.Village.Name}{family.Group}{family.House}号",
        };
        school.Guardians.Add(new DemoPerson<Guardian>(person, ids.Citizen(born, !female)));
        family.Carers.Add(new Carer(person, relation, seat.Has(DemoCase.BothDead) ? GuardianKind.Statutory : GuardianKind.Entrusted, primary));
        if (primary || random.Chance(50)) Phone(PhoneOwner.Guardian, person.Id, random.Chance(15) ? 2 : 1);
    }

    private void Phone(PhoneOwner owner, Guid id, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var kind = i == 0 ? PhoneKind.Mobile : random.Weighted((PhoneKind.Mobile, 50), (PhoneKind.Landline, 30), (PhoneKind.Neighbour, 20));
            var number = kind == PhoneKind.Landline ? ids.Landline() : ids.Mobile();
            school.Phones.Add(new PhoneEntry
            {
                SchoolId = SchoolId,
                Id = ids.Next(),
                OwnerType = owner,
                OwnerId = id,
                Number = number,
                Tail = number[^4..],
                Kind = kind,
                SortNo = i + 1,
                BestTime = random.Chance(40) ? random.Pick(["晚上八点后", "中午十二点", "周末", "周日晚上"]) : null,
            });
        }
    }
}
