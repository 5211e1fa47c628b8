using System.Globalization;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Classes;

namespace LeftBehindCare.Demo.County;

/// <summary>Makes one school, in the order in which a real office would enter it.</summary>
internal sealed class SchoolBuilder
{
    private const int VillageCount = 9;

    private readonly SchoolOutline _outline;
    private readonly DemoCalendar _calendar;
    private readonly StableRandom _random;
    private readonly DemoIds _ids;
    private readonly DemoSchool _school;

    public SchoolBuilder(SchoolOutline outline, DemoCalendar calendar, string seed)
    {
        _outline = outline;
        _calendar = calendar;
        _random = StableRandom.For(outline.Code10, calendar.Year, seed);
        _ids = new DemoIds(outline.Index, _random);
        _school = new DemoSchool
        {
            Outline = outline,
            Day = calendar.Day,
            Mark = DemoNames.Mark(outline.Index),
            School = new School
            {
                Id = _ids.Next(),
                Name = outline.Name,
                ShortName = outline.ShortName,
                Code10 = outline.Code10,
                CountyCode = DemoPlaces.CountyCode,
                TownId = CountyOffice.Town(outline.Town).Id,
                Kind = outline.Kind,
                KinLine = _ids.Landline(),
                Hotline = _ids.Landline(),
                LbAgeMin = outline.AgeMin,
                LbAgeMax = outline.AgeMax,
                IsSynthetic = true,
                CreatedAt = DemoCalendar.At(calendar.LastStart, 9),
            },
        };
    }

    public DemoSchool Build()
    {
        var people = new StaffMaker(_school, _calendar, _random, _ids);
        var classes = MakeOffice(people);
        new ChildMaker(_school, _calendar, _random, _ids).Make(classes);
        EpisodeMaker.Make(_school, _ids);
        new ProfileMaker(_school, _calendar, _random, _ids).Make();
        new SummaryMaker(_school, _calendar, _random, _ids).Make();
        var reviews = new ReviewMaker(_school, _ids, _random);
        new DeedMaker(_school, _calendar, _random, _ids, reviews).Make();
        new SpecialMaker(_school, _calendar, _random, _ids, reviews).Make();
        SummaryMaker.AddSpecials(_school, _calendar.Year);
        new GrowthMaker(_school, _calendar, _random, _ids, reviews).Make();
        new ActivityMaker(_school, _calendar, _random, _ids, reviews).Make();
        new ClassCareMaker(_school, _calendar, _random, _ids, reviews).Make();
        new SurveyMaker(_school, _calendar, _random, _ids, reviews).Make();
        Sign(people.ArchivistUser);
        return _school;
    }

    /// <summary>The school with its staff and without children, which takes most of the time.</summary>
    public DemoSchool BuildOffice()
    {
        MakeOffice(new StaffMaker(_school, _calendar, _random, _ids));
        return _school;
    }

    private List<MadeClass> MakeOffice(StaffMaker people)
    {
        MakePlaces();
        MakeTerms();
        var classes = MakeClasses();
        people.Make(classes);
        return classes;
    }

    private void MakePlaces()
    {
        foreach (var campus in _outline.Campuses)
        {
            _school.Campuses.Add(new Campus
            {
                SchoolId = _school.School.Id,
                Id = _ids.Next(),
                Name = campus.Name,
                Kind = campus.Kind,
                Address = $"{DemoPlaces.County}{DemoPlaces.TownName(_outline.Town)}",
                HasBoarding = campus.Boarders > 0,
                HasCanteen = true,
            });
        }

        var number = 0;
        var town = CountyOffice.Town(_outline.Town);
        foreach (var name in DemoPlaces.Villages(_random, VillageCount, _school.Mark))
        {
            _school.Villages.Add(new Village
            {
                SchoolId = _school.School.Id,
                Id = _ids.Next(),
                Name = name,
                Code = string.Create(CultureInfo.InvariantCulture, $"{DemoPlaces.TownCode(_outline.Town)}{200 + ++number:000}"),
                TownId = town.Id,
                Town = town,
                CountyCode = DemoPlaces.CountyCode,
            });
        }
    }

    private void MakeTerms()
    {
        foreach (var term in new[] { _calendar.Current, _calendar.Previous })
        {
            _school.Terms.Add(new Term
            {
                SchoolId = _school.School.Id,
                Id = _ids.Next(),
                Year = term.Year,
                TermNo = term.TermNo,
                From = term.From,
                To = term.To,
                FirstWeek = term.FirstWeek,
                WeekCount = term.WeekCount,
                HolidayWeeks = [.. term.HolidayWeeks],
                // Where children stay all week, somebody looks after them in the holiday week too.
                CareDays = _outline.BoarderCare == "1"
                    ? [.. term.HolidayWeeks.SelectMany(monday => Enumerable.Range(0, 7).Select(monday.AddDays))]
                    : [],
            });
        }
    }

    /// <summary>This year's classes, and last year's from which their children came.</summary>
    private List<MadeClass> MakeClasses()
    {
        var made = new List<MadeClass>();
        for (var c = 0; c < _outline.Campuses.Count; c++)
        {
            var last = new Dictionary<(int, int), SchoolClass>();
            foreach (var outline in _outline.Campuses[c].Classes)
                last[(outline.Grade, outline.ClassNo)] = Class(_calendar.LastYear, outline, c);
            foreach (var outline in _outline.Campuses[c].Classes)
                made.Add(new MadeClass(
                    Class(_calendar.Year, outline, c), last.GetValueOrDefault((outline.Grade - 1, outline.ClassNo)), last[(outline.Grade, outline.ClassNo)], outline, c));
        }

        return made;
    }

    private SchoolClass Class(string year, ClassOutline outline, int campus)
    {
        string[] squads = ["向日葵", "小水滴", "启明星", "蒲公英", "白杨", "春芽", "火炬", "小石榴", "远航", "红领巾", "彩虹", "小草"];
        var alone = _outline.Campuses[campus].Classes.Count(c => c.Grade == outline.Grade) == 1;
        var made = new SchoolClass
        {
            SchoolId = _school.School.Id,
            Id = _ids.Next(),
            AcademicYear = year,
            Grade = outline.Grade.ToString(CultureInfo.InvariantCulture),
            ClassNo = outline.ClassNo,
            SquadName = $"{_random.Pick(squads)}中队",
            CampusId = _school.Campuses[campus].Id,
            Campus = _school.Campuses[campus],
            Title = ClassTitle.Of(_school.Campuses[campus], outline.Grade.ToString(CultureInfo.InvariantCulture), outline.ClassNo, alone),
        };
        _school.Classes.Add(made);
        return made;
    }

    /// <summary>Who entered it and when; and one line in the change log instead of thousands.</summary>
    private void Sign(Guid archivist)
    {
        var at = DemoCalendar.At(_calendar.Start, 9);
        foreach (var record in _school.Records())
        {
            if (record.CreatedAt == default) record.CreatedAt = at;
            record.CreatedBy = archivist;
            record.UpdatedAt = record.UpdatedAt == default ? record.CreatedAt : record.UpdatedAt;
            record.UpdatedBy = archivist;
        }

        _school.Changes.Add(new ChangeLogEntry
        {
            SchoolId = _school.School.Id,
            Id = _ids.Next(),
            At = at,
            UserId = archivist,
            Entity = nameof(School),
            EntityId = _school.School.Id,
            Kind = ChangeKind.Added,
            Changes = string.Create(CultureInfo.InvariantCulture, $$"""{"Children": [null, {{_school.Children.Count}}]}"""),
            Reason = "生成演示数据",
        });
    }
}

/// <summary>A class of this year with the one its children were in last year, and last year's class of the same number.</summary>
internal sealed record MadeClass(SchoolClass Row, SchoolClass? CameFrom, SchoolClass LastYears, ClassOutline Outline, int Campus)
{
    public int Grade => Outline.Grade;
}
